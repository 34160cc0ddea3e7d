import { expect, it } from "vitest";
import type { Message } from "../../src/state/message";
import { said, Talk } from "./talk";

const told = (message: Message | undefined) =>
  message?.events.map((event) => `${event.what} ${event.who} ${event.whom} ${event.text}`.trim());

const entered = () => new Talk().enters().answers([]);

it("tells who comes and goes in one line, between what is said", () => {
  const talk = entered().hears(":bob!b@h JOIN #room", ":eve!e@h JOIN #room", ":eve!e@h NICK ada", ":ada!e@h QUIT :bye", said(1, "a", "hi"));
  talk.time += 5_000;
  talk.hears(":bob!b@h PART #room :tea");
  const { messages } = talk.room.timeline;
  expect(messages.map((one) => one.kind)).toEqual(["event", "said", "event"]);
  expect(told(messages[0])).toEqual(["joined bob", "joined eve", "nick eve ada", "quit ada  bye"]);
  expect(told(messages[2])).toEqual(["left bob  tea"]);
});

it("tells topics, modes and kicks, and does not count them as unread", () => {
  const talk = entered().hears(
    ":bob!b@h JOIN #room",
    ":op!o@h TOPIC #room :tea",
    ":op!o@h MODE #room +v bob",
    ":op!o@h KICK #room bob :no",
  );
  expect(told(talk.room.timeline.messages[0])).toEqual(["joined bob", "topic op  tea", "mode op  +v bob", "kicked op bob no"]);
  expect(talk.room).toMatchObject({ unread: 0, mentions: 0 });
});

it("reads them in the history, which changes nobody now", () => {
  const talk = new Talk().enters();
  talk.hears(":bob!b@h JOIN #room");
  talk.answers([
    "@time=2026-01-01T11:00:00.000Z;msgid=j :eve!e@h JOIN #room",
    "@time=2026-01-01T11:00:01.000Z;msgid=q :bob!b@h QUIT :bye",
    "@time=2026-01-01T11:00:02.000Z;msgid=t :op!o@h TOPIC #room :old",
  ]);
  expect(told(talk.room.timeline.messages[0])).toEqual(["joined eve", "quit bob  bye", "topic op  old"]);
  expect(talk.room.find("bob")).toBeDefined();
  expect(talk.room.find("eve")).toBeUndefined();
  expect(talk.room.topic).toBe("");
});

it("tells one thing once, though it comes live and by the history", () => {
  const talk = entered().hears("@time=2026-01-01T12:00:01.000Z;msgid=j :bob!b@h JOIN #room");
  talk.hears("@time=2026-01-01T12:00:01.000Z :bob!b@h JOIN #room", "@time=2026-01-01T12:00:01.000Z;msgid=j :bob!b@h JOIN #room");
  expect(told(talk.room.timeline.messages[0])).toEqual(["joined bob"]);
});

it("keeps no more of a flood than there is room for", () => {
  const talk = new Talk({ characters: 20_000 }).enters().answers([]);
  for (let i = 0; i < 1_000; i++) talk.hears(`:n${i}!u@h JOIN #room`, `:n${i}!u@h QUIT :${"x".repeat(100)}`);
  expect(talk.room.timeline.messages.reduce((sum, one) => sum + one.events.length, 0)).toBeLessThan(200);
});
