import { expect, it } from "vitest";
import { KeptUnsent } from "../../src/state/keptUnsent";
import { MemoryStore } from "../../src/state/store";
import { capabilities, said, Talk } from "./talk";

const broken = () => {
  const talk = new Talk({}, { key: "inv-token" }).enters().answers([said(1, "a", "one")]);
  talk.breaks();
  talk.session.say(talk.room, "written meanwhile");
  return talk;
};
const backAs = (talk: Talk, nick = "me") => {
  talk.session.connected();
  talk.hears(`:s CAP * LS :${capabilities}`, `:s CAP * ACK :${capabilities.replace(/=[^ ]*/g, "")}`);
  if (nick !== "me") talk.hears(":s 433 * me :Nickname is already in use");
  return talk.hears(`:s 001 ${nick} :hi`, `:s 376 ${nick} :end`);
};
const refused = (talk: Talk, nick = "me") =>
  talk.hears(":s FAIL JOIN INVITATION_INVALID #room :The invitation is used up", `:s 473 ${nick} #room :Cannot join channel (+i)`);
const joins = (talk: Talk) => talk.taken().filter((line) => line.startsWith("JOIN"));

it("keeps what was said in a room that does not let one in again, and says so", () => {
  const talk = broken();
  refused(backAs(talk));
  const [, message] = talk.room.timeline.messages;
  expect([message?.status, talk.room.isWanted, talk.session.outbox.countIn(talk.room)]).toEqual(["sending", false, 1]);
  expect(talk.session.state.notices.map(({ code }) => code)).toEqual(["INVITATION_INVALID", "473"]);
  const store = new MemoryStore();
  new KeptUnsent(store, "me", "one").keep(talk.session, true);

  const next = new Talk({}, { rooms: [] });
  new KeptUnsent(store, "me", "two").takeUp(next.session);
  expect(next.session.outbox.countIn(next.room)).toBe(1);
});

it("sends it when one is in again", () => {
  const talk = refused(backAs(broken()));
  talk.taken();
  talk.session.join("#room", "inv-another");
  expect(joins(talk)).toEqual(["JOIN #room :inv-another"]);
  talk.hears(":me!~me@host JOIN #room", ":s 353 me = #room :@op me", ":s 366 me #room :end");
  talk.answers([said(1, "a", "one")]).answers([]);
  expect(talk.taken().at(-1)).toMatch(/PRIVMSG #room :written meanwhile$/);
});

it("does not knock with a dead invitation at each break", () => {
  const talk = refused(backAs(broken()));
  talk.breaks();
  backAs(talk);
  expect(joins(talk)).toEqual([]);
  expect(talk.room.key).toBeNull();
});

it("tries the invitation again under the nickname that it was good for", () => {
  const talk = broken();
  refused(backAs(talk, "me_"), "me_");
  talk.taken();
  talk.hears(":me_!~me@host NICK me");
  expect(joins(talk)).toEqual(["JOIN #room :inv-token"]);
});
