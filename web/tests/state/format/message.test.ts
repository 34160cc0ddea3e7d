import { expect, it } from "vitest";
import { readMessage } from "../../../src/state/format/message";
import type { Block, Inline } from "../../../src/state/format/nodes";

const names = { isMe: (nick: string) => nick.toLowerCase() === "me", isMember: (nick: string) => ["bob", "ann_"].includes(nick) };

/** What was read, written so that one sees it. */
const seen = (text: string) => readMessage(text, names).map(block).join("/");

function block(one: Block): string {
  return one.kind === "code" ? `{${one.language}:${one.text}}` : `${one.kind === "quote" ? ">" : ""}${one.lines.map(line).join("|")}`;
}

function line(nodes: readonly Inline[]): string {
  return nodes.map(node).join("");
}

function node(one: Inline): string {
  switch (one.kind) {
    case "text":
      return one.text;
    case "code":
      return `[code ${one.text}]`;
    case "link":
      return `[${one.address}]`;
    case "room":
      return `[room ${one.name}]`;
    case "mention":
      return `[${one.isMe ? "me" : "at"} ${one.text}]`;
    default:
      return `[${one.kind} ${line(one.inside)}]`;
  }
}

it.each([
  ["*a* **b** ~~c~~ ||d||", "[emphasis a] [strong b] [strike c] [spoiler d]"],
  ["**a *b* c**", "[strong a [emphasis b] c]"],
  ["***a***", "[strong [emphasis a]]"],
  ["2*3*4 a * b * c", "2*3*4 a * b * c"],
  ["* a\n* b", "* a|* b"],
  ["** a ** ~~ || ****", "** a ** ~~ || ****"],
  ["**open *close**", "[strong open *close]"],
  ["これは**強い**です", "これは[strong 強い]です"],
  ["`*a*` ``b`c`` `open", "[code *a*] [code b`c] `open"],
  ["snake_case_name __init__", "snake_case_name __init__"],
])("reads emphasis: %s", (text, expected) => expect(seen(text)).toBe(expected));

it.each([
  ["> a\n> b\nc", ">a|b/c"],
  [">:( no", ">:( no"],
  ["```js\na *b*\n```\nc", "{js:a *b*}/c"],
  ["```\nopen", "```|open"],
  ["a\n\nb", "a||b"],
])("reads blocks: %s", (text, expected) => expect(seen(text)).toBe(expected));

it.each([
  ["see https://x.example/a_(b)_c.", "see [https://x.example/a_(b)_c]."],
  ["(https://x.example/a)", "([https://x.example/a])"],
  ["<https://x.example>!", "<[https://x.example/]>!"],
  ["HTTPS://X.example?q=*a*", "[https://x.example/?q=*a]*"],
  ["xhttps://x.example", "xhttps://x.example"],
  ["mailto:a@b.example irc://x.example/room", "[mailto:a@b.example] [irc://x.example/room]"],
  ["https:// https://user@x.example ftp://x.example", "https:// https://user@x.example ftp://x.example"],
  ["https://x.example/🎉", "[https://x.example/%F0%9F%8E%89]"],
])("reads addresses: %s", (text, expected) => expect(seen(text)).toBe(expected));

it.each([
  ["in #tea, or #c++ and #1", "in [room #tea], or [room #c]++ and #1"],
  ["a#b ##x /#y", "a#b ##x /#y"],
  ["@bob: hi, me! @eve @me", "[at @bob]: hi, [me me]! @eve [me @me]"],
  ["home some @bob's @ann_ (@bob)", "home some [at @bob]'s [at @ann_] ([at @bob])"],
])("reads names: %s", (text, expected) => expect(seen(text)).toBe(expected));

it("reads IRC's codes and colours, until they end", () => {
  const [first] = readMessage("a\x02b\x1Dc\x0Fd\x0304,12e\x03f\x04FF8000g\x0399h", names);
  const pieces = first?.kind === "lines" ? (first.lines[0] ?? []) : [];
  expect(
    pieces.map((one) =>
      one.kind === "text"
        ? `${one.text}${one.style?.bold ? "B" : ""}${one.style?.italic ? "I" : ""} ${one.style?.fore ?? ""},${one.style?.back ?? ""}`
        : "",
    ),
  ).toEqual(["a ,", "bB ,", "cBI ,", "d ,", "e 4,12", "f ,", "g 33521664,".replace("33521664", String(0x1000000 + 0xff8000)), "h ,"]);
});

it("takes codes apart from signs", () => {
  expect(seen("*\x02a\x02*")).toBe("[emphasis a]");
  expect(seen("`\x0304x`")).toBe("[code x]");
});
