import type { IrcMessage } from "./message";
import { unescapeTagValue } from "./messageTags";
import { parseSource, type Source } from "./source";
import { byteLength } from "./utf8";

export type ParseFailure = "Empty" | "TagsTooLong" | "TooLong" | "InvalidCharacter" | "Malformed";

const mostTagBytes = 8189;
const mostBodyBytes = 510;
const mostParameters = 15;

/**
 * Parses a server's line, without its ending: `['@' tags SP] [':' source SP] verb *(SP parameter) [SP ':' trailing]`.
 * https://modern.ircdocs.horse/#message-format
 */
export function parseMessage(text: string): IrcMessage | ParseFailure {
  const line = text.slice(skipSpaces(text, 0));
  let rest = line;
  let tags: ReadonlyMap<string, string> = new Map();
  if (line.startsWith("@")) {
    const space = line.indexOf(" ");
    const raw = line.slice(1, space < 0 ? line.length : space);
    if (raw.length > mostTagBytes || byteLength(raw) > mostTagBytes) return "TagsTooLong";
    if (space < 0) return "Malformed";
    tags = parseTags(raw);
    rest = line.slice(space + 1);
  } else if (line === "") {
    return "Empty";
  }
  if (rest.length > mostBodyBytes || byteLength(rest) > mostBodyBytes) return "TooLong";
  if (/[\0\r\n]/.test(line)) return "InvalidCharacter";
  return parseBody(rest, tags);
}

/** `[':' source SP] verb parameters` */
function parseBody(body: string, tags: ReadonlyMap<string, string>): IrcMessage | ParseFailure {
  let at = skipSpaces(body, 0);
  let source: Source | null = null;
  if (body[at] === ":") {
    const end = nextSpace(body, at);
    source = parseSource(body.slice(at + 1, end));
    at = skipSpaces(body, end);
  }
  const end = nextSpace(body, at);
  const verb = body.slice(at, end);
  if (!/^(?:[A-Za-z]+|[0-9]{3})$/.test(verb)) return "Malformed";
  return { tags, source, verb, parameters: parseParameters(body, end) };
}

function parseParameters(body: string, start: number): string[] {
  const parameters: string[] = [];
  let at = skipSpaces(body, start);
  while (at < body.length) {
    const hasColon = body[at] === ":";
    if (hasColon || parameters.length === mostParameters - 1) {
      parameters.push(body.slice(hasColon ? at + 1 : at));
      return parameters;
    }
    const end = nextSpace(body, at);
    parameters.push(body.slice(at, end));
    at = skipSpaces(body, end);
  }
  return parameters;
}

/** `tag *( ";" tag )`, with `tag = key ["=" escaped-value]`: https://ircv3.net/specs/extensions/message-tags */
function parseTags(raw: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of raw.split(";")) {
    const equals = tag.indexOf("=");
    const key = equals < 0 ? tag : tag.slice(0, equals);
    if (key !== "") tags.set(key, equals < 0 ? "" : unescapeTagValue(tag.slice(equals + 1)));
  }
  return tags;
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (text[at] === " ") at++;
  return at;
}

function nextSpace(text: string, start: number): number {
  const at = text.indexOf(" ", start);
  return at < 0 ? text.length : at;
}
