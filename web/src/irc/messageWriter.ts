import { escapeTagValue } from "./messageTags";
import { byteLength } from "./utf8";

const mostBodyBytes = 510;

export type Tags = Readonly<Record<string, string>>;

/**
 * Writes a client's line, without its ending. Whatever it is given, it is one line: the last parameter may hold spaces or be empty;
 * of the others, what cannot stand there becomes `*`. A text ends before a NUL, CR or LF.
 */
export function writeLine(verb: string, ...parameters: string[]): string {
  return writeTagged({}, verb, ...parameters);
}

/** Writes a line with tags. */
export function writeTagged(tags: Tags, verb: string, ...parameters: string[]): string {
  let body = verb;
  parameters.forEach((parameter, i) => {
    const text = endBeforeBreak(parameter);
    if (i === parameters.length - 1) body += ` :${text}`;
    else body += ` ${isWord(text) ? text : "*"}`;
  });
  const head = Object.entries(tags)
    .map(([key, value]) => (value === "" ? key : `${key}=${escapeTagValue(value)}`))
    .join(";");
  return (head === "" ? "" : `@${head} `) + cut(body);
}

function isWord(text: string): boolean {
  return text !== "" && !text.startsWith(":") && !text.includes(" ");
}

function endBeforeBreak(text: string): string {
  return /^[^\0\r\n]*/.exec(text)?.[0] ?? "";
}

function cut(body: string): string {
  if (byteLength(body) <= mostBodyBytes) return body;
  let kept = "";
  let bytes = 0;
  for (const character of body) {
    bytes += byteLength(character);
    if (bytes > mostBodyBytes) break;
    kept += character;
  }
  return kept;
}
