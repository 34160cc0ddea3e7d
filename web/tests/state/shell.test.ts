import { expect, it } from "vitest";
import { Shell } from "../../src/state/shell";
import { commandOf, type Key, shortcuts } from "../../src/state/shortcuts";
import { fitting, score } from "../../src/state/switching";
import { said, Talk } from "./talk";

const shellOf = () => {
  const talk = new Talk().enters().answers([]);
  for (const room of ["#alpha", "#zeta"]) talk.hears(`:me!~me@host JOIN ${room}`);
  talk.hears(":bob!b@h PRIVMSG me :hello");
  return { talk, shell: new Shell(talk.session) };
};
const names = (all: readonly { name: string }[]) => all.map(({ name }) => name);

it("lists rooms, then people, by name", () => {
  expect(names(shellOf().shell.listed.value)).toEqual(["#alpha", "#room", "#zeta", "bob"]);
});

it("steps round, and to what is unread", () => {
  const { talk, shell } = shellOf();
  shell.step(1, false);
  expect(shell.current.value?.name).toBe("#room");
  shell.step(-1, false);
  shell.step(-1, false);
  expect(shell.current.value?.name).toBe("bob");
  talk.hears(said(1, "a", "hi").replace("#room", "#zeta"));
  shell.choose(shell.listed.value[0] as never);
  shell.step(1, true);
  expect(shell.current.value?.name).toBe("#zeta");
});

it("stays somewhere when what was seen is gone", () => {
  const { talk, shell } = shellOf();
  shell.goTo("#zeta");
  talk.session.leave(talk.room);
  talk.hears(":me!~me@host PART #zeta");
  talk.session.leave(shell.current.value as never);
  expect(shell.current.value?.name).toBe("#alpha");
});

it("goes to a room that one is in without entering it again, and enters others", () => {
  const { talk, shell } = shellOf();
  talk.taken();
  shell.goTo("#ALPHA");
  expect(talk.taken()).toEqual([]);
  shell.goTo("#new", "inv-token");
  expect(talk.taken()).toEqual(["JOIN #new :inv-token"]);
  // It may give a role to who is in.
  shell.goTo("#alpha", "inv-role");
  expect(talk.taken()).toEqual(["JOIN #alpha :inv-role"]);
  shell.goTo("carol");
  expect(shell.current.value?.name).toBe("carol");
});

it("says each notice of the server once, and a few at a time", () => {
  const { talk, shell } = shellOf();
  talk.hears(":bob!b@h INVITE me #garden", ":s 482 me #room :You may not");
  shell.takeNotices();
  shell.takeNotices();
  expect(shell.toasts.value.map(({ text, isError, room }) => [text, isError, room])).toEqual([
    ["bob invites you to #garden", false, "#garden"],
    ["#room You may not", true, null],
  ]);
  for (let i = 0; i < 100; i++) talk.hears(`:s 482 me #room :no ${i}`);
  shell.takeNotices();
  expect(shell.toasts.value.length).toBe(4);
  shell.dismiss(shell.toasts.value[0] as never);
  expect(shell.toasts.value.length).toBe(3);
});

it("finds by a few letters, the nearest first", () => {
  const { shell } = shellOf();
  expect(names(fitting(shell.listed.value, "a", 9))).toEqual(["#alpha", "#zeta"]);
  expect(names(fitting(shell.listed.value, "", 2))).toEqual(["bob", "#alpha"]);
  expect(["#tea", "#teapot", "#green-tea", "#steal", "#t-e-a", "#coffee"].map((name) => score(name, "tea"))).toEqual([
    100, 80, 60, 50, 20, 0,
  ]);
});

const key = (text: string, ...held: ("ctrlKey" | "metaKey" | "altKey" | "shiftKey")[]): Key => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key: text, ...none, ...Object.fromEntries(held.map((one) => [one, true])) };
};

it("knows its keys, and leaves signs to who is writing", () => {
  expect(commandOf(key("K", "ctrlKey"), true)).toBe("switch");
  expect(commandOf(key("k", "metaKey"), false)).toBe("switch");
  expect(commandOf(key("ArrowUp", "altKey", "shiftKey"), true)).toBe("previousUnread");
  expect(commandOf(key("?", "shiftKey"), false)).toBe("help");
  expect(commandOf(key("?", "shiftKey"), true)).toBeNull();
  expect(commandOf(key("k"), false)).toBeNull();
});

it("has no key twice", () => {
  const all = shortcuts.map((one) => `${one.key} ${[...one.with].sort().join()}`);
  expect(new Set(all).size).toBe(all.length);
});

it("tells of a conversation once, and not any more when one is there", () => {
  const talk = new Talk().enters();
  const shell = new Shell(talk.session);
  shell.say("bob: one", false, null, talk.room);
  shell.say("bob: two", false, null, talk.room);
  shell.say("something else");
  expect(shell.toasts.value.map((one) => one.text)).toEqual(["bob: two", "something else"]);
  shell.choose(talk.room);
  expect(shell.toasts.value.map((one) => one.text)).toEqual(["something else"]);
});
