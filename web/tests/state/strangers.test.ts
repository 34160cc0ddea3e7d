import { expect, it } from "vitest";
import { Shell } from "../../src/state/shell";
import { Talk } from "./talk";

const names = (talk: Talk) => talk.session.state.conversations.map((one) => one.name);

const hears = (talk: Talk, minute: number, from: string) =>
  talk.hears(`@time=2026-01-01T12:${minute}:00.000Z;msgid=${from}${minute} :${from}!s@h PRIVMSG me :psst`);

it("lets the stranger's talk go that was idle the longest, and nothing that one chose", () => {
  const talk = new Talk({ conversations: 6 }).enters().answers([]);
  hears(talk, 10, "answered");
  const answered = talk.session.state.find("answered");
  if (answered) talk.session.say(answered, "yes?");
  hears(talk, 11, "read");
  talk.session.state.find("read")?.beginLooking();
  new Shell(talk.session).goTo("asked");
  hears(talk, 21, "stranger1");
  hears(talk, 20, "stranger2");
  for (const who of ["stranger3", "stranger4"]) hears(talk, 30, who);
  expect(names(talk)).toEqual(["#room", "answered", "read", "asked", "stranger3", "stranger4"]);
  new Shell(talk.session).goTo("friend");
  talk.session.join("#other");
  expect(names(talk)).toEqual(["#room", "answered", "read", "asked", "friend", "#other"]);
});

it("begins no more where all was chosen", () => {
  const talk = new Talk({ conversations: 2 }).enters().answers([]);
  new Shell(talk.session).goTo("friend");
  hears(talk, 10, "stranger");
  expect(names(talk)).toEqual(["#room", "friend"]);
});

it("keeps a talk that is one's own from elsewhere", () => {
  const talk = new Talk({ conversations: 2 }).enters().answers([]);
  hears(talk, 10, "friend");
  talk.hears("@time=2026-01-01T12:11:00.000Z;msgid=m :me!m@h PRIVMSG friend :from my phone");
  hears(talk, 12, "stranger");
  expect(names(talk)).toEqual(["#room", "friend"]);
});
