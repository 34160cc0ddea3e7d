// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import { FormattedText } from "../../src/components/formattedText";
import { readMessage } from "../../src/state/format/message";
import { attacks } from "./corpus";

const names = { isMe: (nick: string) => nick === "me", isMember: (nick: string) => nick === "bob" };

/** All that may stand in what is said, with the attributes that it may have. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  DIV: [],
  P: ["dir"],
  BR: [],
  BLOCKQUOTE: [],
  PRE: ["dir", "tabindex"],
  CODE: [],
  STRONG: [],
  EM: [],
  S: [],
  SPAN: ["class", "style"],
  BDI: ["class"],
  BUTTON: ["type", "class"],
  A: ["href", "rel", "target"],
};

afterEach(() => render(null, document.body));

const draw = (text: string) => {
  render(<FormattedText blocks={readMessage(text, names)} />, document.body);
  return [...document.body.querySelectorAll("*")];
};

const titleOf = (attack: string) => JSON.stringify(attack.slice(0, 40));

it.each(attacks.map((attack) => [titleOf(attack), attack]))("draws only what is allowed: %s", (_, attack) => {
  for (const element of draw(attack)) {
    expect(Object.keys(allowed)).toContain(element.tagName);
    for (const attribute of element.getAttributeNames()) expect(allowed[element.tagName]).toContain(attribute);
    expect(element.getAttribute("style") ?? "").not.toMatch(/url|expression|image|position|content/i);
    if (element instanceof HTMLAnchorElement) {
      expect(element.getAttribute("href")).toMatch(/^(?:https?|mailto|ircs?):/);
      expect(new URL(element.getAttribute("href") ?? "").username).toBe("");
      expect(element.rel).toBe("noopener noreferrer nofollow");
      expect(element.target).toBe("_blank");
    }
  }
  expect(document.body.textContent).not.toMatch(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C\uFEFF\u00AD]/);
});

// Were it more than linear, the test would not end in time.
it.each(attacks.map((attack) => [titleOf(attack), attack]))("reads as much of it as a message may hold: %s", (_, attack) => {
  expect(() => readMessage(attack.repeat(Math.ceil(64_000 / attack.length)).slice(0, 64_000), names)).not.toThrow();
});

it("nests to a bounded depth", () => {
  draw(`${"**~~||*".repeat(500)}deep${"*||~~**".repeat(500)}`);
  let deepest = 0;
  for (const element of document.body.querySelectorAll("*")) {
    let depth = 0;
    for (let up: Element | null = element; up !== document.body && up !== null; up = up.parentElement) depth++;
    deepest = Math.max(deepest, depth);
  }
  expect(deepest).toBeLessThanOrEqual(12);
});

it("loses nothing that was said", () => {
  draw("<b>*a</b> ** `` || https://user:secret@evil.example #1 @nobody");
  expect(document.body.textContent).toBe("<b>*a</b> ** `` || https://user:secret@evil.example #1 @nobody");
});

it("shows where an address leads that looks like another", () => {
  draw("https://\u0430pple.com/x http://0x7f000001/");
  expect([...document.body.querySelectorAll("bdi")].map((one) => one.textContent)).toEqual([" (xn--pple-43d.com)", " (127.0.0.1)"]);
});
