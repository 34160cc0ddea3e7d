export type Delimited = "strong" | "emphasis" | "strike" | "spoiler";

export const delimiters: readonly (readonly [string, Delimited])[] = [
  ["**", "strong"],
  ["~~", "strike"],
  ["||", "spoiler"],
  ["*", "emphasis"],
];

const mostDepth = 8;
const space = /[\s\u00A0]/;
const word = /[\p{L}\p{N}_]/u;

/** A sign that may begin or end something. */
export interface Delimiter {
  readonly sign: string;
  readonly kind: Delimited;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/** The sign at a place of a text; null where there is none. */
export function readDelimiter(text: string, at: number): Delimiter | null {
  const found = delimiters.find(([sign]) => text.startsWith(sign, at));
  if (!found) return null;
  // Of three in a row that end something, the one inside is the first.
  const endsThree = text.startsWith("***", at) && text[at + 3] !== "*" && text[at - 1] !== "*" && !mayOpen(text, at + 3);
  const [sign, kind] = endsThree ? (["*", "emphasis"] as const) : found;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + sign.length);
  const canOpen = mayOpen(text, at + sign.length) && !(kind === "emphasis" && word.test(before));
  const canClose = before !== "" && !space.test(before) && !(kind === "emphasis" && word.test(after));
  return { sign, kind, canOpen, canClose };
}

function mayOpen(text: string, end: number): boolean {
  const after = text.charAt(end);
  return after !== "" && !space.test(after);
}

/** Which signs belong together: for each, the place of its other half. Each is looked at once. */
export function pairUp(found: readonly { readonly place: number; readonly delimiter: Delimiter }[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: { place: number; kind: Delimited }[] = [];
  const isOpen = { strong: 0, emphasis: 0, strike: 0, spoiler: 0 };
  for (const { place, delimiter } of found) {
    const { kind } = delimiter;
    if (delimiter.canClose && isOpen[kind] > 0) {
      for (let last = open.pop(); last; last = open.pop()) {
        isOpen[last.kind]--;
        if (last.kind !== kind) continue;
        // Nothing between the two is nothing to be shown otherwise.
        if (last.place + 1 < place) pairs.set(last.place, place).set(place, last.place);
        break;
      }
    } else if (delimiter.canOpen && open.length < mostDepth) {
      open.push({ place, kind });
      isOpen[kind]++;
    }
  }
  return pairs;
}
