import { expect, it } from "vitest";
import { capabilities, said, Talk } from "./talk";

const online = (offered = capabilities) => {
  const talk = new Talk().enters(offered);
  if (offered.includes("chathistory")) talk.answers([said(1, "a", "one")]);
  talk.taken();
  return talk;
};

const echo = (clientId: string, text: string, id = "m") =>
  `@time=2026-01-01T12:00:30.000Z;msgid=${id};chaton/client-id=${clientId} :me!~me@host PRIVMSG #room :${text}`;

it("sends with a label and an own id, and is sent by the echo", () => {
  const talk = online();
  const [message] = talk.session.say(talk.room, "hello", "said", "a");
  const [line] = talk.taken();
  expect(line).toMatch(/^@label=\d+;chaton\/client-id=id1;\+reply=a PRIVMSG #room :hello$/);
  expect(message?.status).toBe("sending");
  talk.hears(echo("id1", "hello"));
  expect(message).toMatchObject({ status: "sent", id: "m" });
  expect(talk.texts).toEqual(["one", "hello"]);
});

it("sends again under the same id what is in doubt after a break", () => {
  const talk = online();
  talk.session.say(talk.room, "hello");
  talk
    .breaks()
    .enters()
    .answers([said(1, "a", "one")])
    .answers([]);
  expect(talk.taken().at(-1)).toMatch(/chaton\/client-id=id1 PRIVMSG #room :hello$/);
  talk.hears(echo("id1", "hello"));
  expect(talk.texts).toEqual(["one", "hello"]);
  expect(talk.session.outbox.count).toBe(0);
});

it("does not send again what the history shows", () => {
  const talk = online();
  talk.session.say(talk.room, "hello");
  talk.breaks().enters();
  talk.answers([said(1, "a", "one"), echo("id1", "hello")]).answers([]);
  expect(talk.taken().filter((line) => line.includes("PRIVMSG"))).toEqual([]);
  expect(talk.texts).toEqual(["one", "hello"]);
});

it("does not guess where the server knows no ids: it fails, and may be tried again", () => {
  const talk = online(capabilities.replace(" chaton/client-id", ""));
  const [message] = talk.session.say(talk.room, "hello");
  talk
    .breaks()
    .enters(capabilities.replace(" chaton/client-id", ""))
    .answers([said(1, "a", "one")])
    .answers([]);
  expect(message?.status).toBe("failed");
  if (message) talk.session.outbox.retry(talk.room, message);
  expect(talk.taken().at(-1)).toMatch(/PRIVMSG #room :hello$/);
});

it("knows one that was given up when it comes after all", () => {
  const talk = online();
  const [message] = talk.session.say(talk.room, "hello");
  talk.time += 91_000;
  talk.session.tick();
  expect(message?.status).toBe("failed");
  talk.hears(echo("id1", "hello"));
  expect(message?.status).toBe("sent");
  expect(talk.texts).toEqual(["one", "hello"]);
});

it("keeps what is written offline and sends it in order", () => {
  const talk = online();
  talk.breaks();
  talk.session.say(talk.room, "first");
  talk.session.say(talk.room, "second");
  expect(talk.taken()).toEqual([]);
  talk
    .enters()
    .answers([said(1, "a", "one")])
    .answers([]);
  const sent = talk.taken().filter((line) => line.includes("PRIVMSG"));
  expect(sent.map((line) => line.split(":").at(-1))).toEqual(["first", "second"]);
});

it("fails with the server's reason", () => {
  const talk = online();
  const [message] = talk.session.say(talk.room, "hello");
  const label = /@label=(\d+)/.exec(talk.taken()[0] ?? "")?.[1];
  talk.hears(`@label=${label} :s 404 me #room :Cannot send`);
  expect(message).toMatchObject({ status: "failed", failure: "Cannot send" });
});

it("is confirmed by a PONG where there are no echoes", () => {
  const talk = online("message-tags");
  const [message] = talk.session.say(talk.room, "hello");
  const ping = talk.taken().at(-1)?.split(":")[1];
  talk.hears(`:s PONG s :${ping}`);
  expect(message?.status).toBe("sent");
});

it("says several lines as one message where the server takes that", () => {
  const talk = online();
  talk.session.say(talk.room, "one\n\ntwo");
  const lines = talk.taken();
  expect(lines[0]).toMatch(/BATCH \+\d+ draft\/multiline :#room$/);
  expect(lines.slice(1, 4).map((line) => line.split(" :")[1])).toEqual(["one", "", "two"]);
});

it("never lets a text become another line", () => {
  const talk = online("message-tags");
  talk.session.say(talk.room, "a\r\nQUIT :b\0c");
  expect(talk.taken().filter((line) => /[\r\n\0]/.test(line) || line.startsWith("QUIT"))).toEqual([]);
});
