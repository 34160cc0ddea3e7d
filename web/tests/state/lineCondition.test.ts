import { expect, it } from "vitest";
import type { LineConnectionEvents } from "../../src/irc/webSocketConnection";
import { Client } from "../../src/state/client";
import { endKind, isFinal, lineCondition } from "../../src/state/lineCondition";
import { Talk } from "./talk";

it("tells each state of the line", () => {
  const talk = new Talk();
  const { session } = talk;
  const kind = () => lineCondition(session, false).kind;
  session.connecting();
  expect(kind()).toBe("connecting");
  session.connected();
  expect(kind()).toBe("entering");
  talk.hears(":s 001 me :hi", ":s 376 me :end");
  expect(kind()).toBe("good");
  session.state.delay = 8_000;
  expect(lineCondition(session, false)).toEqual({ kind: "delayed", seconds: 8 });
  session.disconnected("gone");
  session.state.retryAt = talk.time + 2_500;
  expect(lineCondition(session, true)).toEqual({ kind: "waiting", seconds: 3, reason: "gone", isOffline: true });
  session.connected();
  talk.hears(":s 001 me :hi", ":s 376 me :end");
  expect(kind()).toBe("resumed");
  talk.time += 3_001;
  expect(kind()).toBe("good");
});

it.each([
  ["Closing link: 127.0.0.1 (Killed (root (enough)))", "killed"],
  ["Closing link: 127.0.0.1 (You are banned from this server until tomorrow: spam)", "banned"],
  ["Closing link: 127.0.0.1 (Closed by another client of yours)", "elsewhere"],
])("does not knock again after %s", (text, why) => {
  const talk = new Talk().enters();
  talk.hears(`ERROR :${text}`);
  expect(talk.session.isOver).toBe(true);
  expect(lineCondition(talk.session, false)).toMatchObject({ kind: "over", why });
  expect(lineCondition(talk.session, false)).toMatchObject({ reason: expect.stringContaining(text) });
});

it("knocks again after what passes", () => {
  expect(["Closing link: (Server is restarting)", "Too many connections, try again later", "registration timed out"].map(isFinal)).toEqual([
    false,
    false,
    false,
  ]);
});

it.each([
  ["SASL authentication failed: the server checks too many passwords at the moment, try again later", false],
  ["SASL authentication failed", true],
])("comes in again by itself when the login was refused for a while only: %s", (text, isOver) => {
  const talk = new Talk({}, { credentials: { account: "me", password: null }, asksAgain: true });
  talk.session.connected();
  talk.hears(":s CAP * LS :sasl=EXTERNAL", ":s CAP * ACK :sasl", `:s 904 me :${text}`);
  expect([talk.session.endReason, talk.session.isOver]).toEqual([`the login was refused: ${text}`, isOver]);
});

it("says when the next try is, and tries at once when asked", () => {
  let events: LineConnectionEvents | null = null;
  const timers: { at: number; call: () => void }[] = [];
  let tries = 0;
  const port = {
    connect: (given: LineConnectionEvents) => {
      events = given;
      tries++;
      return { send: () => {}, close: () => {} };
    },
    now: () => 0,
    steady: () => 0,
    random: () => 0,
    newId: () => "id",
    after: (at: number, call: () => void) => {
      timers.push({ at, call });
      return () => {};
    },
  };
  const client = new Client({ nick: "me" }, port);
  client.start();
  (events as LineConnectionEvents | null)?.closed("refused");
  expect(lineCondition(client.session, false)).toMatchObject({ kind: "waiting", seconds: 1, reason: "refused" });
  client.wake();
  expect([tries, client.session.state.retryAt]).toEqual([2, null]);
});

it("asks for another nickname before one has come in, and never after", () => {
  const talk = new Talk({}, { asksAgain: true });
  talk.session.connected();
  talk.hears(":s CAP * LS :", ":s 433 * me :Nickname is in use");
  expect(talk.session.isOver).toBe(true);
  expect(endKind(talk.session)).toBe("nick");
  expect(talk.session.nick.refusal).toMatchObject({ code: "433", reason: "Nickname is in use" });
  expect(talk.session.nick.refusal?.suggestion).toMatch(/^me\d\d$/);

  const later = new Talk({}, { asksAgain: true }).enters();
  later.breaks();
  later.session.connected();
  later.taken();
  later.hears(":s CAP * LS :", ":s 433 * me :Nickname is in use");
  expect(later.session.isOver).toBe(false);
  expect(later.taken()).toContain("NICK :me_");
});
