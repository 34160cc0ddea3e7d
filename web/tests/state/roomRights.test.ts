import { expect, it } from "vitest";
import { banMask } from "../../src/state/banMask";
import type { Member } from "../../src/state/room";
import { givenRanks, may, mayActOn, rankOf } from "../../src/state/roomRights";
import { Talk } from "./talk";

const inRoom = (names: string, isupport = "PREFIX=(qaohv)~&@%+") => {
  const talk = new Talk().enters().answers([]);
  return talk.hears(`:s 005 me ${isupport} :are`, ":me!~me@host JOIN #room", `:s 353 me = #room :${names}`, ":s 366 me #room :end");
};

it("knows ranks by their signs", () => {
  const { session, room } = inRoom("~me @+bob carol");
  expect([rankOf(session, room, "me"), rankOf(session, room, "bob"), rankOf(session, room, "carol")]).toEqual(["q", "o", ""]);
});

it("allows by rank", () => {
  const half = inRoom("%me bob");
  expect((["kick", "lists", "modes", "history"] as const).map((right) => may(half.session, half.room, right))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const member = inRoom("me bob");
  expect(may(member.session, member.room, "topic")).toBe(true);
  member.hears(":s MODE #room +t");
  expect(may(member.session, member.room, "topic")).toBe(false);
});

it("needs an operator where there are no half-operators", () => {
  const { session, room } = inRoom("@me bob", "PREFIX=(ov)@+");
  expect((["kick", "modes", "history"] as const).map((right) => may(session, room, right))).toEqual([true, true, true]);
});

it("acts only on those that the table of the docs allows", () => {
  const half = inRoom("%me @op %half +voice plain");
  expect(["op", "half", "voice", "plain", "me", "absent"].map((nick) => mayActOn(half.session, half.room, nick))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
  const op = inRoom("@me @op &pro");
  expect([mayActOn(op.session, op.room, "op"), mayActOn(op.session, op.room, "pro")]).toEqual([true, false]);
});

it("gives the ranks that one's own may give", () => {
  const ranks = (names: string) => {
    const { session, room } = inRoom(names);
    return givenRanks(session, room).join("");
  };
  expect([ranks("~me"), ranks("&me"), ranks("@me"), ranks("%me"), ranks("me")]).toEqual(["qaohv", "ohv", "ohv", "", ""]);
});

it("bans an account, else a nickname, or an address", () => {
  const member = { nick: "b*b", user: "u", host: "host.example", account: "bobby" } as Member;
  expect(banMask(member, "person")).toBe("$a:bobby");
  expect(banMask({ ...member, account: null }, "person")).toBe("b?b!*@*");
  expect(banMask(member, "address")).toBe("*!*@host.example");
  expect(banMask({ ...member, host: null }, "address")).toBe("$a:bobby");
});
