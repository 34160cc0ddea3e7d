/** Escaping of tag values: https://ircv3.net/specs/extensions/message-tags#escaping-values */
const letters: Record<string, string> = { ";": ":", " ": "s", "\\": "\\", "\r": "r", "\n": "n" };
const signs: Record<string, string> = { ":": ";", s: " ", r: "\r", n: "\n" };

/** The escaped form of a value, which ends before a NUL. */
export function escapeTagValue(value: string): string {
  const end = value.indexOf("\0");
  return (end < 0 ? value : value.slice(0, end)).replace(/[; \\\r\n]/g, (sign) => `\\${letters[sign]}`);
}

/** The value of an escaped one; a lone backslash at the end stands for nothing. */
export function unescapeTagValue(escaped: string): string {
  return escaped.includes("\\") ? escaped.replace(/\\([\s\S]?)/g, (_, letter: string) => signs[letter] ?? letter) : escaped;
}
