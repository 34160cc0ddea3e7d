import { expect, it } from "vitest";
import { KeptLines } from "../../src/state/keptLines";
import { MemoryStore } from "../../src/state/store";
import { capabilities, said, Talk } from "./talk";

const later = (store: MemoryStore) => {
  const talk = new Talk();
  new KeptLines(store).restore(talk.session);
  return talk;
};

it("shows the last lines without a connection", () => {
  const talk = new Talk().enters().answers([said(1, "a", "hello"), said(2, "b", "there")]);
  const store = new MemoryStore();
  new KeptLines(store).keep(talk.session, "me");
  const next = later(store);
  expect(next.texts).toEqual(["hello", "there"]);
  expect(next.room.isWanted).toBe(true);
});

it("sends what was still to be sent, once, when the history shows that it has not arrived", () => {
  const talk = new Talk().enters().answers([said(1, "a", "hello")]);
  talk.session.say(talk.room, "on its way");
  const store = new MemoryStore();
  new KeptLines(store).keep(talk.session, "me");

  const next = later(store);
  next
    .enters(capabilities)
    .answers([said(1, "a", "hello")])
    .answers([]);
  const again = next.taken().filter((line) => line.includes("PRIVMSG"));
  expect(again).toEqual([expect.stringMatching(/chaton\/client-id=id1.* PRIVMSG #room :on its way$/)]);
});

it("does not send again what has arrived", () => {
  const talk = new Talk().enters().answers([said(1, "a", "hello")]);
  talk.session.say(talk.room, "on its way");
  const store = new MemoryStore();
  new KeptLines(store).keep(talk.session, "me");

  const next = later(store);
  next
    .enters(capabilities)
    .answers([said(1, "a", "hello"), "@time=2026-01-01T12:00:03.000Z;msgid=m;chaton/client-id=id1 :me!~me@h PRIVMSG #room :on its way"]);
  next.answers([]);
  expect(next.taken().filter((line) => line.includes("PRIVMSG"))).toEqual([]);
  expect(next.room.timeline.messages.map((one) => [one.text, one.status])).toEqual([
    ["hello", "sent"],
    ["on its way", "sent"],
  ]);
});

it("keeps so much and no more", () => {
  const lines = Array.from({ length: 80 }, (_, i) => said(i % 60, `i${i}`, "x".repeat(400)));
  const talk = new Talk().enters().answers(lines);
  const store = new MemoryStore();
  new KeptLines(store).keep(talk.session, "me");
  expect(later(store).texts.length).toBe(50);
});

it("is nobody else's, and goes when it is forgotten", () => {
  const talk = new Talk().enters().answers([said(1, "a", "hello")]);
  const store = new MemoryStore();
  const kept = new KeptLines(store);
  kept.keep(talk.session, "somebody");
  expect(later(store).texts).toEqual([]);
  kept.keep(talk.session, "me");
  expect(kept.nick).toBe("me");
  kept.forget();
  expect(later(store).texts).toEqual([]);
});

it.each([
  "{",
  "null",
  '{"nick":"me","conversations":[null,3,{"name":3},{"name":"#room","lines":"x"},{"name":"#room","lines":[null,{"sender":"a"},{"sender":"a","text":"t","time":1e99}],"readUntil":"x"}]}',
])("passes over what makes no sense: %s", (text) => {
  const store = new MemoryStore();
  store.write("chaton.kept", text);
  expect(later(store).texts).toEqual([]);
});
