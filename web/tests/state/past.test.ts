import { expect, it } from "vitest";
import { said, Talk } from "./talk";

const old = (minute: number, id: string) => said(1, id, id).replace("12:00", `09:${String(minute).padStart(2, "0")}`);

const entered = () => new Talk().enters().answers([said(1, "x", "x"), said(2, "y", "y")]);

const shown = (talk: Talk) => talk.room.shown.messages.map((one) => one.text);

it("jumps to a message that is there", () => {
  const talk = entered();
  talk.taken();
  talk.session.history.jump(talk.room, "x");
  expect(talk.room.jump.value).toBe("x");
  expect(talk.taken()).toEqual([]);
});

it("reads what is around a message that is not there, apart from what is new", () => {
  const talk = entered();
  talk.session.history.jump(talk.room, "b");
  talk.answers([old(1, "a"), old(2, "b"), old(3, "c")]);
  expect(shown(talk)).toEqual(["a", "b", "c"]);
  talk.hears(said(3, "z", "z"));
  expect(talk.texts).toEqual(["x", "y", "z"]);
  expect(shown(talk)).toEqual(["a", "b", "c"]);
  talk.room.leavePast();
  expect(shown(talk)).toEqual(["x", "y", "z"]);
});

it("goes on from there both ways, until it meets what is new", () => {
  const talk = entered();
  talk.session.history.jump(talk.room, "b");
  talk.answers([old(2, "b")]);
  talk.session.history.loadOlder(talk.room);
  talk.answers([old(1, "a")]);
  talk.session.history.loadNewer(talk.room);
  expect(talk.taken().at(-1)).toMatch(/CHATHISTORY AFTER #room msgid=b :100$/);
  talk.session.history.disconnected();
  talk.session.history.loadNewer(talk.room);
  talk.answers([old(3, "c"), said(1, "x", "x")]);
  expect(talk.room.past).toBeNull();
  expect(shown(talk)).toEqual(["a", "b", "c", "x", "y"]);
  expect(talk.room.hasOlder).toBe(true);
});

it("says so when the message is not to be had, and stays where it was", () => {
  const talk = entered();
  talk.session.history.jump(talk.room, "gone");
  talk.answers([]);
  expect(talk.room.past).toBeNull();
  expect(talk.room.problem.value?.code).toBe("UNKNOWN_MSGID");
});

it("counts nothing of the past as seen or unread", () => {
  const talk = entered();
  talk.session.markRead(talk.room);
  const { seenUntil } = talk.room;
  talk.session.history.jump(talk.room, "b");
  talk.answers([old(2, "b")]);
  expect(talk.room).toMatchObject({ seenUntil, unread: 0 });
});

it("marks as new what came since one left", () => {
  const talk = entered();
  talk.session.markRead(talk.room);
  talk.hears(said(5, "z", "z"));
  talk.room.beginLooking();
  expect(talk.room.newSince).toBe(Date.parse("2026-01-01T12:00:02.000Z"));
  talk.session.markRead(talk.room);
  talk.room.beginLooking();
  expect(talk.room.newSince).toBe(0);
});

it("stays at the message that was jumped to, though it is shown before all around it has come", () => {
  const talk = entered();
  talk.session.history.jump(talk.room, "b");
  const label = /@label=(\d+)/.exec(talk.taken().at(-1) ?? "")?.[1];
  talk.hears(`@label=${label} :s BATCH +h chathistory #room`, old(2, "b").replace("@", "@batch=h;"));
  talk.room.jump.value = null;
  talk.hears(old(3, "c").replace("@", "@batch=h;"), ":s BATCH -h");
  expect(shown(talk)).toEqual(["b", "c"]);
  expect(talk.room.problem.value).toBeNull();
});
