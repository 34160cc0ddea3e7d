const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/u;
// Fillers, joiners and variation selectors: marks that show nothing by themselves.
const unseen = new Set([0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x3164, 0xffa0]);
const formatting = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?|[\x02\x0F\x11\x16\x1D\x1E\x1F]/g;

/** A name, in which nothing is ever left out: two names that differ look different. */
export function safeName(name: string): string {
  let safe = "";
  for (const character of name) safe += isUnseen(character) || /\s/u.test(character) ? shown(character) : character;
  return safe;
}

/** A text in which nothing changes the order of what is read, or is there unseen. IRC formatting codes are taken out. */
export function safeText(text: string): string {
  return safeCharacters(withoutCodes(text));
}

/** A text without IRC's formatting codes. */
export function withoutCodes(text: string): string {
  return text.replace(formatting, "");
}

/** The same for a text whose formatting codes were taken out. */
export function safeCharacters(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text;
  const characters = [...text];
  let safe = "";
  characters.forEach((character, i) => {
    if (character === "\t") safe += " ";
    else if (character === "\n" || !isUnseen(character) || isJoiner(characters, i)) safe += character;
    else safe += shown(character);
  });
  return safe;
}

// A family of emoji is one sign, made by joiners.
function isJoiner(characters: readonly string[], i: number): boolean {
  return characters[i] === "\u200D" && (characters[i - 1] ?? "") > "\u2000" && (characters[i + 1]?.length ?? 0) > 1;
}

function shown(character: string): string {
  return `<${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** Whether a character is not seen, or changes the order of what is read. */
export function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return invisible.test(character) || unseen.has(code) || (code >= 0xe0000 && code <= 0xe0fff);
}
