import { expect, it } from "vitest";
import { KeptLines } from "../../src/state/keptLines";
import { MemoryStore } from "../../src/state/store";
import { said, Talk } from "./talk";

const later = (store: MemoryStore, nick = "me") => {
  const talk = new Talk();
  new KeptLines(store, nick).restore(talk.session);
  return talk;
};

const kept = (talk: Talk, store = new MemoryStore()) => {
  new KeptLines(store, "me").keep(talk.session);
  return store;
};

/** A message of many lines. */
const grow = (talk: Talk, id: string, length: number) => {
  const message = talk.room.timeline.find(id);
  if (message) talk.room.timeline.changeText(message, "x".repeat(length));
};

it("shows the last lines without a connection", () => {
  const talk = new Talk().enters().answers([said(1, "a", "hello"), said(2, "b", "there")]);
  const next = later(kept(talk));
  expect(next.texts).toEqual(["hello", "there"]);
  expect(next.room.isWanted).toBe(true);
});

it("keeps so much and no more", () => {
  const lines = Array.from({ length: 80 }, (_, i) => said(i % 60, `i${i}`, "x".repeat(400)));
  expect(later(kept(new Talk().enters().answers(lines))).texts.length).toBe(50);
});

it("drops a long message rather than cut it, and has the history read from before it", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one"), said(2, "b", "two")]);
  grow(talk, "b", 9_000);
  const next = later(kept(talk));
  expect(next.texts).toEqual(["one"]);
  next.enters();
  expect(next.taken().find((line) => line.includes("CHATHISTORY AFTER"))).toContain("AFTER #room timestamp=2026-01-01T12:00:00.999Z");
});

it("keeps a run without a hole, so that what was dropped is read when one scrolls up", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one"), said(2, "b", "two"), said(3, "c", "three")]);
  grow(talk, "b", 9_000);
  expect(later(kept(talk)).texts).toEqual(["three"]);
});

it("keeps what is not short whole", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one")]);
  grow(talk, "a", 6_000);
  expect(later(kept(talk)).texts.map((text) => text.length)).toEqual([6_000]);
});

it("keeps no empty line of what happened", () => {
  const talk = new Talk().enters().answers([said(1, "a", "one")]);
  talk.hears(":carol!c@h JOIN #room");
  expect(talk.room.timeline.messages.map((one) => one.kind)).toContain("event");
  expect(later(kept(talk)).texts).toEqual(["one"]);
});

it("is nobody else's, and goes when it is forgotten", () => {
  const store = kept(new Talk().enters().answers([said(1, "a", "hello")]));
  expect(later(store, "somebody").texts).toEqual([]);
  new KeptLines(store, "somebody").keep(new Talk().session);
  expect(later(store, "ME").texts).toEqual(["hello"]);
  new KeptLines(store, "me").forget();
  expect(later(store).texts).toEqual([]);
});

it("forgets who was here the longest ago on a device of many", () => {
  const store = new MemoryStore();
  for (let i = 0; i < 8; i++) {
    const talk = new Talk().enters().answers([said(1, "a", "hello")]);
    talk.time += i;
    new KeptLines(store, `guest${i}`).keep(talk.session);
  }
  expect(store.keys("chaton.kept.").map((key) => key.at(-1))).toEqual(["3", "4", "5", "6", "7"]);
});

it("keeps rooms and one's own talks before what strangers send, however much that is", () => {
  const talk = new Talk().enters().answers([said(1, "a", "hello")]);
  talk.hears("@time=2026-01-01T11:00:00.000Z;msgid=friend :dave!d@h PRIVMSG me :friendly");
  const dave = talk.session.state.find("dave");
  if (dave) talk.session.say(dave, "hi");
  // A control character is six in what is written.
  const rubbish = "\x02".repeat(350);
  for (let who = 0; who < 60; who++)
    for (let i = 0; i < 20; i++)
      talk.hears(`@time=2026-01-01T12:30:${i + 10}.000Z;msgid=s${who}-${i} :stranger${who}!s@h PRIVMSG me :${rubbish}`);
  const store = kept(talk);
  const { length } = store.read("chaton.kept.me") ?? "";
  expect(length).toBeGreaterThan(500_000);
  expect(length).toBeLessThan(650_000);
  const next = later(store);
  expect(next.texts).toEqual(["hello"]);
  expect(next.session.state.find("dave")?.timeline.messages.map((one) => one.text)).toEqual(["friendly"]);
});

it("removes what is out of date where the device takes nothing new", () => {
  const store = kept(new Talk().enters().answers([said(1, "a", "hello")]));
  store.write = () => false;
  kept(new Talk().enters().answers([said(1, "a", "hello"), said(2, "b", "there")]), store);
  expect(later(store).texts).toEqual([]);
});

it.each([
  "{",
  "null",
  '{"conversations":[null,3,{"name":3},{"name":"#room","lines":"x"},{"name":"#room","lines":[null,{"sender":"a"},{"sender":"a","text":"t","time":1e99}],"readUntil":"x"}]}',
])("passes over what makes no sense: %s", (text) => {
  const store = new MemoryStore();
  store.write("chaton.kept.me", text);
  expect(later(store).texts).toEqual([]);
});

it("keeps what lets one in, unless a link has given something newer", () => {
  const talk = new Talk({}, { key: "inv-old" }).enters().answers([]);
  const store = new MemoryStore();
  new KeptLines(store, "me").keep(talk.session);
  expect(later(store).room.key).toBe("inv-old");
  const next = new Talk({}, { key: "inv-new" });
  new KeptLines(store, "me").restore(next.session);
  expect(next.room.key).toBe("inv-new");
  const without = new Talk();
  without.session.join("#room", "secret");
  without.session.join("#room");
  expect(without.room.key).toBe("secret");
});
