import { expect, it } from "vitest";
import { said, Talk } from "./talk";

const talking = () => {
  const talk = new Talk().enters().answers([]);
  return talk.hears(said(1, "a", "helo"), said(2, "b", "hi me!"));
};

it("counts what is unread, and mentions, until it is read here or elsewhere", () => {
  const talk = talking();
  expect(talk.room).toMatchObject({ unread: 2, mentions: 1 });
  talk.hears(":s MARKREAD #room timestamp=2026-01-01T12:00:01.000Z");
  expect(talk.room).toMatchObject({ unread: 1, mentions: 1 });
  talk.taken();
  talk.session.markRead(talk.room);
  expect(talk.taken()).toEqual(["MARKREAD #room :timestamp=2026-01-01T12:00:02.000Z"]);
  expect(talk.room.unread).toBe(0);
});

it("edits what its author edits, and nobody else", () => {
  const talk = talking().hears(":eve!e@h EDITMSG #room a :evil", ":bob!b@h EDITMSG #room a :hello");
  expect(talk.room.timeline.find("a")).toMatchObject({ text: "hello", isEdited: true });
  talk.hears(":op!o@h REDACT #room a", ":bob!b@h EDITMSG #room a :again");
  expect(talk.room.timeline.find("a")).toMatchObject({ text: "", isRedacted: true });
});

it("keeps reactions, each once, and takes them back", () => {
  const talk = talking();
  const react = (how: string) => talk.hears(`@+reply=a;+draft/${how}=x :bob!b@h TAGMSG #room`);
  react("react");
  react("react");
  expect(talk.room.timeline.find("a")?.reactions).toEqual([{ nick: "bob", text: "x" }]);
  react("unreact");
  expect(talk.room.timeline.find("a")?.reactions).toEqual([]);
});

it("shows who types until that is old or said", () => {
  const talk = talking().hears("@+typing=active :bob!b@h TAGMSG #room", "@+typing=active :eve!b@h TAGMSG #room");
  expect(talk.room.typing).toEqual(["bob", "eve"]);
  talk.hears(said(3, "c", "there"));
  expect(talk.room.typing).toEqual(["eve"]);
  talk.time += 7_000;
  talk.session.tick();
  expect(talk.room.typing).toEqual([]);
});

it("opens a conversation with who writes directly, and follows a new name", () => {
  const talk = talking().hears(":bob!b@h PRIVMSG me :psst", ":bob!b@h NICK bobby", "@msgid=q :bobby!b@h PRIVMSG me :still me");
  expect(talk.session.state.find("bobby")).toMatchObject({ isDirect: true, unread: 2, mentions: 2 });
});

it("knows topic, ranks and modes", () => {
  const talk = talking().hears(":op!o@h TOPIC #room :new", ":op!o@h MODE #room +vk-b+l me key *!*@x 5");
  expect(talk.room.topic).toBe("new");
  expect(talk.room.find("ME")?.ranks).toBe("+");
  expect([...talk.room.modes]).toEqual([
    ["k", "key"],
    ["l", "5"],
  ]);
});

it("takes a message of several lines as one", () => {
  const talk = talking();
  talk.hears("@msgid=m :bob!b@h BATCH +1 draft/multiline #room");
  talk.hears("@batch=1 :bob!b@h PRIVMSG #room :one", "@batch=1 :bob!b@h PRIVMSG #room :two");
  talk.hears("@batch=1;draft/multiline-concat :bob!b@h PRIVMSG #room :!", ":bob!b@h BATCH -1");
  expect(talk.room.timeline.find("m")?.text).toBe("one\ntwo!");
});
