import { expect, it } from "vitest";
import { said, Talk } from "./talk";

const about = () => {
  const talk = new Talk().enters().answers([said(1, "a", "one", "me")]);
  const message = talk.room.timeline.find("a");
  if (!message) throw new Error("no message");
  talk.session.deletions.begin(talk.room, message);
  return { talk, message };
};

it("tells the server only when nobody has thought better of it", () => {
  const { talk, message } = about();
  expect(message.isDeleting).toBe(true);
  talk.time += 5_000;
  talk.session.tick();
  expect(talk.taken()).toEqual([]);
  talk.time += 2_000;
  talk.session.tick();
  expect(talk.taken().map((line) => line.replace(/^@\S+ /, ""))).toEqual(["REDACT #room :a"]);
  expect(message.isDeleting).toBe(false);
});

it("can be undone", () => {
  const { talk, message } = about();
  talk.session.deletions.undo(talk.room, message);
  talk.time += 10_000;
  talk.session.tick();
  expect(talk.taken()).toEqual([]);
  expect(message.isDeleting).toBe(false);
});

it("is sent when the page goes, and waits for a connection", () => {
  const { talk } = about();
  talk.breaks().session.deletions.flush();
  talk
    .enters()
    .answers([said(1, "a", "one", "me")])
    .answers([])
    .session.deletions.flush();
  expect(talk.taken().map((line) => line.replace(/^@\S+ /, ""))).toEqual(["REDACT #room :a"]);
});
