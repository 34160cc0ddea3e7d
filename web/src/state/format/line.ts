import { safeCharacters, safeName } from "../safeText";
import { readAddress } from "./addresses";
import { type Delimiter, pairUp, readDelimiter } from "./delimiters";
import type { Inline, Names } from "./nodes";
import { readCodes, type Style, type StyleChange } from "./style";

type Token =
  | { readonly kind: "text"; readonly from: number; readonly to: number }
  | { readonly kind: "delimiter"; readonly from: number; readonly delimiter: Delimiter }
  | { readonly kind: "node"; readonly node: Inline };

const ofNick = /[\p{L}\p{N}\p{M}[\]\\`_^{|}-]/u;
const ofRoom = /[\p{L}\p{N}\p{M}_.+-]/u;
const mostName = 64;

/** Reads a line: codes, signs, addresses and names. Every character is looked at a bounded number of times. */
export function readLine(line: string, names: Names): readonly Inline[] {
  const { text, changes } = readCodes(line);
  const tokens = new LineReader(text, names).tokens();
  const found = tokens.flatMap((token, place) => (token.kind === "delimiter" ? [{ place, delimiter: token.delimiter }] : []));
  const pairs = pairUp(found);
  const styles = new Styles(text, changes);
  const build = (from: number, to: number): Inline[] => {
    const nodes: Inline[] = [];
    for (let i = from; i < to; i++) {
      const token = tokens[i] as Token;
      const other = pairs.get(i);
      if (token.kind === "node") nodes.push(token.node);
      else if (token.kind === "text") nodes.push(...styles.slice(token.from, token.to));
      else if (other === undefined) nodes.push(...styles.slice(token.from, token.from + token.delimiter.sign.length));
      else if (other > i) {
        nodes.push({ kind: token.delimiter.kind, inside: build(i + 1, other) });
        i = other;
      }
    }
    return nodes;
  };
  return build(0, tokens.length);
}

/** Cuts a text where its looks change. */
class Styles {
  private next = 0;
  private current: Style | null = null;

  constructor(
    private readonly text: string,
    private readonly changes: readonly StyleChange[],
  ) {}

  /** The pieces of a stretch; stretches come in order. */
  slice(from: number, to: number): Inline[] {
    const pieces: Inline[] = [];
    for (let at = from; at < to; ) {
      for (let change = this.changes[this.next]; change && change.at <= at; change = this.changes[++this.next]) this.current = change.style;
      const end = Math.min(to, this.changes[this.next]?.at ?? to);
      pieces.push({ kind: "text", text: safeCharacters(this.text.slice(at, end)), style: this.current });
      at = end;
    }
    return pieces;
  }
}

/** Cuts a line, without its codes, into what means something and what does not. */
class LineReader {
  private readonly found: Token[] = [];
  private readonly closings: ReadonlyMap<number, number>;
  private plainFrom = 0;

  constructor(
    private readonly text: string,
    private readonly names: Names,
  ) {
    this.closings = closingTicks(text);
  }

  tokens(): readonly Token[] {
    let at = 0;
    while (at < this.text.length) {
      const end = this.code(at) ?? this.delimiter(at) ?? this.address(at) ?? this.room(at) ?? this.nick(at);
      if (end !== null && end > at) {
        at = end;
        this.plainFrom = end;
      } else at = this.pass(at);
    }
    this.flush(at);
    return this.found;
  }

  // A word that means nothing is passed over as a whole, so that none of its endings is taken for a word.
  private pass(at: number): number {
    let end = at + 1;
    if (ofNick.test(this.text.charAt(at)))
      while (end < this.text.length && ofNick.test(this.text.charAt(end)) && this.text[end] !== "|") end++;
    return end;
  }

  private flush(to: number): void {
    if (to > this.plainFrom) this.found.push({ kind: "text", from: this.plainFrom, to });
  }

  private take(at: number, node: Inline): void {
    this.flush(at);
    this.found.push({ kind: "node", node });
  }

  private takeText(at: number, end: number): number {
    this.flush(at);
    this.found.push({ kind: "text", from: at, to: end });
    return end;
  }

  private code(at: number): number | null {
    const closing = this.text[at] === "`" ? this.closings.get(at) : undefined;
    if (closing === undefined) return null;
    let ticks = 0;
    while (this.text[at + ticks] === "`") ticks++;
    const inside = this.text.slice(at + ticks, closing);
    this.take(at, { kind: "code", text: safeCharacters(/^ .*\S.* $/.test(inside) ? inside.slice(1, -1) : inside) });
    return closing + ticks;
  }

  private delimiter(at: number): number | null {
    const delimiter = readDelimiter(this.text, at);
    if (!delimiter) return null;
    if (!delimiter.canOpen && !delimiter.canClose) return this.takeText(at, at + delimiter.sign.length);
    this.flush(at);
    this.found.push({ kind: "delimiter", from: at, delimiter });
    return at + delimiter.sign.length;
  }

  private address(at: number): number | null {
    const found = "hHmMiI".includes(this.text.charAt(at)) ? readAddress(this.text, at) : null;
    if (!found) return null;
    const { address, end } = found;
    if (address) this.take(at, { kind: "link", address: address.href, text: safeCharacters(address.text), host: address.host });
    else this.takeText(at, end);
    return end;
  }

  private room(at: number): number | null {
    if (this.text[at] !== "#" || ofNick.test(this.text.charAt(at - 1)) || "#&/".includes(this.text.charAt(at - 1) || " ")) return null;
    const end = this.run(at + 1, ofRoom, /[.+-]/);
    const name = this.text.slice(at, end);
    // Numbers of things are no rooms.
    if (end - at > mostName || !/\p{L}/u.test(name)) return null;
    this.take(at, { kind: "room", name });
    return end;
  }

  private nick(at: number): number | null {
    const isCalled = this.text[at] === "@";
    const from = isCalled ? at + 1 : at;
    if (ofNick.test(this.text.charAt(at - 1)) || !ofNick.test(this.text.charAt(from))) return null;
    const whole = this.run(from, ofNick, null);
    if (whole - from > mostName) return null;
    for (const end of [whole, this.run(from, ofNick, /[[\]\\`_^{|}-]/)]) {
      const nick = this.text.slice(from, end);
      const isMe = this.names.isMe(nick);
      if (nick === "" || !(isMe || (isCalled && this.names.isMember(nick)))) continue;
      this.take(at, { kind: "mention", text: (isCalled ? "@" : "") + safeName(nick), isMe });
      return end;
    }
    return null;
  }

  // Where a run of characters ends, without some that may not be its last.
  private run(from: number, of: RegExp, notLast: RegExp | null): number {
    let end = from;
    while (end < this.text.length && end - from <= mostName && of.test(this.text.charAt(end))) end++;
    while (notLast && end > from && notLast.test(this.text.charAt(end - 1))) end--;
    return end;
  }
}

// For each run of ticks the next of as many.
function closingTicks(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const nextOfLength = new Map<number, number>();
  for (let end = text.length; end > 0; ) {
    if (text[end - 1] !== "`") {
      end--;
      continue;
    }
    let from = end - 1;
    while (text[from - 1] === "`") from--;
    const next = nextOfLength.get(end - from);
    if (next !== undefined) closings.set(from, next);
    nextOfLength.set(end - from, from);
    end = from;
  }
  return closings;
}
