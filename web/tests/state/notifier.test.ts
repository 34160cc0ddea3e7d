import { expect, it } from "vitest";
import type { Message } from "../../src/state/message";
import { isWorthTelling, titleOf, unreadOf } from "../../src/state/notifier";
import { defaultPreferences } from "../../src/state/preferences";
import { said, Talk } from "./talk";

const heard = (...lines: string[]) => {
  const talk = new Talk().enters().answers([]);
  const all: Message[] = [];
  talk.session.heard.add((_, message) => all.push(message));
  talk.hears(...lines);
  return { talk, all, room: talk.room };
};
const away = { isSeen: false, current: undefined };

it("tells of mentions and direct messages, unless all or nothing is wished", () => {
  const { talk, all, room } = heard(said(1, "a", "hello"), said(2, "b", "me: tea?"), ":bob!b@h PRIVMSG me :psst");
  const bob = talk.session.state.find("bob");
  const wishes = (notify: "all" | "mentions" | "nothing") =>
    all.map((message, i) => isWorthTelling(i === 2 && bob ? bob : room, message, away, { ...defaultPreferences, notify }));
  expect(wishes("mentions")).toEqual([false, true, true]);
  expect(wishes("all")).toEqual([true, true, true]);
  expect(wishes("nothing")).toEqual([false, false, false]);
});

it("does not tell of what is seen, muted, past or one's own", () => {
  const { talk, all, room } = heard(said(1, "a", "me: tea?"), "@msgid=o :me!~me@host PRIVMSG #room :me me");
  const [mention, own] = all as [Message, Message];
  expect(isWorthTelling(room, mention, { isSeen: true, current: room }, defaultPreferences)).toBe(false);
  expect(isWorthTelling(room, mention, { isSeen: true, current: undefined }, defaultPreferences)).toBe(true);
  expect(isWorthTelling(room, mention, away, { ...defaultPreferences, muted: ["#room"] })).toBe(false);
  expect(isWorthTelling(room, own, away, { ...defaultPreferences, notify: "all" })).toBe(false);
  const before = all.length;
  talk.hears(":s BATCH +h chathistory #room", said(3, "h", "me: old").replace("@", "@batch=h;"), ":s BATCH -h");
  expect(all.length).toBe(before);
});

it("counts for the title, of muted rooms only what is for oneself", () => {
  const { room } = heard(said(1, "a", "hello"), said(2, "b", "me: tea?"));
  expect(unreadOf([room], defaultPreferences)).toEqual({ unread: 2, mentions: 1 });
  expect(unreadOf([room], { ...defaultPreferences, muted: ["#room"] })).toEqual({ unread: 1, mentions: 1 });
  expect(titleOf("#room", "Net", { unread: 2, mentions: 1 })).toBe("(1) #room · Net");
  expect(titleOf("#room", "Net", { unread: 2, mentions: 0 })).toBe("• #room · Net");
  expect(titleOf("", "Net", { unread: 0, mentions: 0 })).toBe("Net");
  expect(titleOf("", "Net", { unread: 200, mentions: 200 })).toBe("(99+) Net");
});
