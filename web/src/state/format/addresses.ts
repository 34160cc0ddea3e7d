import { isUnseen, safeName } from "../safeText";

const schemes = ["https://", "http://", "mailto:", "ircs://", "irc://"] as const;
const protocols = new Set(["https:", "http:", "mailto:", "ircs:", "irc:"]);
const mostLength = 2_048;
// What ends an address, besides all that is not seen or turns around what is read.
const ending = /[\s<>"`|\\^{}]/;

export interface Address {
  readonly href: string;
  readonly text: string;
  /** The true name of the host, where what is read looks like another. */
  readonly host: string | null;
}

/** What begins like an address at a place of a text, where it ends, and the address, if it may be gone to; null where nothing begins like one. */
export function readAddress(text: string, from: number): { readonly end: number; readonly address: Address | null } | null {
  const head = text.slice(from, from + 8).toLowerCase();
  const scheme = schemes.find((one) => head.startsWith(one));
  if (!scheme) return null;
  let end = from + scheme.length;
  while (end < text.length) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (ending.test(character) || isUnseen(character)) break;
    end += character.length;
  }
  // One that is too long would lead elsewhere when cut.
  if (end - from > mostLength) return { end, address: null };
  end = Math.max(withoutPunctuation(text, from, end), from + scheme.length);
  const typed = text.slice(from, end);
  const url = typed.length === scheme.length ? null : parse(typed);
  return { end, address: url && { href: url.href, text: typed, host: trueHost(url, typed) } };
}

function parse(typed: string): URL | null {
  let url: URL;
  try {
    url = new URL(typed);
  } catch {
    return null;
  }
  // `https://bank.example@evil.example` goes to the latter.
  const isHonest = protocols.has(url.protocol) && url.username === "" && url.password === "" && url.href.length <= 2 * mostLength;
  return isHonest && (url.protocol === "mailto:" ? url.pathname.includes("@") : url.host !== "") ? url : null;
}

// Other scripts, numbers and escapes are written so that one sees where they lead.
function trueHost(url: URL, typed: string): string | null {
  if (url.host === "") return /^[\x21-\x7E]*$/.test(typed) ? null : safeName(url.pathname);
  return typed.toLowerCase().includes(url.host) ? null : url.host;
}

// What ends a sentence does not belong to the address in it, nor a bracket that opens before it.
function withoutPunctuation(text: string, from: number, to: number): number {
  let open = 0;
  for (let i = from; i < to; i++) open += text[i] === "(" ? 1 : text[i] === ")" ? -1 : 0;
  let end = to;
  for (; end > from; end--) {
    const sign = text.charAt(end - 1);
    if (sign === ")" && open < 0) open++;
    else if (!".,;:!?'*~]".includes(sign)) break;
  }
  return end;
}
