import { expect, it } from "vitest";
import { capabilities, said, Talk } from "./talk";

it("reads what was said last on coming in", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one"), said(2, "b", "two")]);
  expect(talk.texts).toEqual(["one", "two"]);
  expect(talk.room.isCatchingUp).toBe(false);
});

it("fills the gap after a break page by page, with nothing lost and nothing twice", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one")]);
  talk.breaks().enters();
  talk.hears(said(9, "f", "live"));
  expect(talk.taken().at(-1)).toMatch(/CHATHISTORY AFTER #room timestamp=2026-01-01T12:00:00\.999Z :100$/);
  talk.hears(
    "@label=0 :s BATCH +x chathistory #room",
    ...[said(1, "a", "one"), said(2, "b", "two"), said(3, "c", "three")].map((line) => `@batch=x;${line.slice(1)}`),
    ":s BATCH -x",
  );
  talk.answers([said(4, "d", "four"), said(9, "f", "live")]).answers([]);
  expect(talk.texts).toEqual(["one", "two", "three", "four", "live"]);
  expect(talk.room.hasGap).toBe(false);
});

it("says so when nothing proves that nothing is missing", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one")]);
  talk
    .breaks()
    .enters()
    .answers([said(5, "e", "later")])
    .answers([]);
  expect(talk.room.hasGap).toBe(true);
});

it("what came while the gap was being filled does not count as seen when the line breaks again", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one")]);
  talk.breaks().enters();
  talk.hears(said(30, "z", "live"));
  talk.breaks().enters();
  expect(talk.taken().at(-1)).toContain("timestamp=2026-01-01T12:00:00.999Z");
});

it("reads older pages until there are none", () => {
  const talk = new Talk().enters().answers([said(5, "e", "five")]);
  talk.session.history.loadOlder(talk.room);
  talk.answers([said(4, "d", "four")]);
  expect(talk.texts).toEqual(["four", "five"]);
  talk.session.history.loadOlder(talk.room);
  talk.answers([]);
  expect(talk.room.hasOlder).toBe(false);
});

it("does not ask a server for ever that gives the same page again and again", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one")]);
  talk
    .breaks()
    .enters()
    .answers([said(1, "a", "one")])
    .answers([said(1, "a", "one")]);
  expect(talk.taken()).toEqual([]);
  expect(talk.room.isCatchingUp).toBe(false);
});

it("does without history", () => {
  const talk = new Talk().enters(capabilities.replace("draft/chathistory ", ""));
  expect(talk.room.hasOlder).toBe(false);
  talk.hears(said(1, "a", "one"));
  expect(talk.texts).toEqual(["one"]);
});

it("gives up on an answer that does not come", () => {
  const talk = new Talk().enters();
  talk.time += 31_000;
  talk.session.tick();
  expect(talk.room.isCatchingUp).toBe(false);
});

it("goes on behind a page of which nothing is shown, and does not ask for it again", () => {
  const talk = new Talk().enters().answers([said(5, "e", "five")]);
  const own = (id: string, second: number) => `@msgid=${id};time=2026-01-01T12:00:0${second}.000Z :me!~me@host JOIN #room`;
  const asksAndReads = (line: string) => {
    talk.session.history.loadOlder(talk.room);
    const asked = talk.taken().at(-1) ?? "";
    const label = /@label=(\d+)/.exec(asked)?.[1];
    talk.hears(`@label=${label} :s BATCH +h chathistory #room`, `@batch=h;${line.slice(1)}`, ":s BATCH -h");
    return asked.replace(/^.*BEFORE/, "BEFORE");
  };
  expect(asksAndReads(own("j", 4))).toBe("BEFORE #room msgid=e :100");
  expect(asksAndReads(said(3, "c", "three"))).toBe("BEFORE #room msgid=j :100");
  expect(talk.texts).toEqual(["three", "five"]);
  expect(asksAndReads(own("k", 2))).toBe("BEFORE #room msgid=c :100");
  expect(talk.room.hasOlder).toBe(true);
  expect(asksAndReads(own("k", 2))).toBe("BEFORE #room msgid=k :100");
  expect(talk.room.hasOlder).toBe(false);
});
