import { expect, it } from "vitest";
import { memberRows } from "../../src/state/memberOrder";
import { Talk } from "./talk";

const rows = (wanted = "") => {
  const talk = new Talk().enters().answers([]);
  talk.hears(":Zoe!z@h JOIN #room", ":adam!a@h JOIN #room", ":s MODE #room +v adam");
  return memberRows(talk.room, "@+", wanted).map((row) => (row.kind === "rank" ? `-- ${row.sign} ${row.count}` : row.member.nick));
};

it("has the highest ranks first, each under a head", () => {
  expect(rows()).toEqual(["-- @ 1", "op", "-- + 1", "adam", "--  2", "me", "Zoe"]);
});

it("finds who is looked for", () => {
  expect(rows("O")).toEqual(["-- @ 1", "op", "--  1", "Zoe"]);
});
