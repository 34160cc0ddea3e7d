/** How a stretch of a text looks by IRC's codes. Colours are indexes of the palette, or 24 bits from `hexColour` on. */
export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly mono: boolean;
  readonly reverse: boolean;
  readonly fore: number | null;
  readonly back: number | null;
}

export const plain: Style = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  mono: false,
  reverse: false,
  fore: null,
  back: null,
};

export const hexColour = 0x1000000;
const defaultColour = 99;

/** From this place on the text looks like that. */
export interface StyleChange {
  readonly at: number;
  readonly style: Style;
}

const toggles: Readonly<Record<string, "bold" | "italic" | "underline" | "strike" | "mono" | "reverse">> = {
  "\x02": "bold",
  "\x1D": "italic",
  "\x1F": "underline",
  "\x1E": "strike",
  "\x11": "mono",
  "\x16": "reverse",
};

/** Takes IRC's formatting codes out of a line: https://modern.ircdocs.horse/formatting */
export function readCodes(line: string): { text: string; changes: readonly StyleChange[] } {
  if (!/[\x02-\x04\x0F\x11\x16\x1D-\x1F]/.test(line)) return { text: line, changes: [] };
  const changes: StyleChange[] = [];
  let text = "";
  let style = plain;
  for (let i = 0; i < line.length; i++) {
    const code = line.charAt(i);
    const toggled = toggles[code];
    if (toggled) style = { ...style, [toggled]: !style[toggled] };
    else if (code === "\x0F") style = plain;
    else if (code === "\x03" || code === "\x04") {
      const read = code === "\x03" ? readIndexes(line, i + 1) : readHexes(line, i + 1);
      style = { ...style, fore: read.fore, back: read.back === undefined ? style.back : read.back };
      i = read.end - 1;
    } else {
      text += code;
      continue;
    }
    changes.push({ at: text.length, style });
  }
  return { text, changes };
}

interface Colours {
  readonly fore: number | null;
  /** Undefined where the ground stays as it is. */
  readonly back: number | null | undefined;
  readonly end: number;
}

function readIndexes(line: string, from: number): Colours {
  return readPair(line, from, 2, /^\d/, (digits) => {
    const index = Number(digits);
    return index === defaultColour ? null : index;
  });
}

function readHexes(line: string, from: number): Colours {
  return readPair(line, from, 6, /^[0-9A-Fa-f]/, (digits) => hexColour + Number.parseInt(digits, 16));
}

function readPair(line: string, from: number, most: number, digit: RegExp, value: (digits: string) => number | null): Colours {
  const digitsAt = (start: number) => {
    let end = start;
    while (end < start + most && digit.test(line.charAt(end))) end++;
    // Of a colour in hexadecimal all digits are there, or it is none.
    return most === 6 && end - start < 6 ? "" : line.slice(start, end);
  };
  const fore = digitsAt(from);
  if (fore === "") return { fore: null, back: null, end: from };
  const afterFore = from + fore.length;
  const back = line.charAt(afterFore) === "," ? digitsAt(afterFore + 1) : "";
  return {
    fore: value(fore),
    back: back === "" ? undefined : value(back),
    end: back === "" ? afterFore : afterFore + 1 + back.length,
  };
}
