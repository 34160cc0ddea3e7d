import { expect, it } from "vitest";
import { capabilities, said, Talk } from "./talk";

const targets = (talk: Talk, ...names: string[]) =>
  talk.hears(
    ":s BATCH +t draft/chathistory-targets",
    ...names.map((name) => `@batch=t :s CHATHISTORY TARGETS ${name} 2026-01-01T11:00:00.000Z`),
    ":s BATCH -t",
  );
const ticks = (talk: Talk, count = 1) => {
  talk.taken();
  for (let i = 0; i < count; i++) {
    talk.time += 1_000;
    talk.session.tick();
  }
  return talk.taken().filter((line) => !line.startsWith("PING"));
};
const bare = (talk: Talk) => talk.taken().map((line) => line.replace(/^@\S+ /, ""));
const direct = (seconds: number, text: string) => said(seconds, `d${seconds}`, text).replace("#room", "me");

it("shows earlier direct talks on a fresh device, with what was read elsewhere", () => {
  const talk = new Talk().enters();
  expect(bare(talk)).toContain("CHATHISTORY TARGETS timestamp=2026-01-02T12:00:00.000Z timestamp=1970-01-01T00:00:00.000Z :50");
  targets(talk, "bob", "#room", "me", "BOB");
  const asked = ticks(talk);
  expect(asked).toEqual([expect.stringMatching(/MARKREAD :bob$/), expect.stringMatching(/CHATHISTORY LATEST bob \* :50$/)]);
  expect(ticks(talk)).toEqual([]);
  talk.hears(`${asked[0]?.replace(/ .*/, "")} :s MARKREAD bob timestamp=2026-01-01T12:00:01.000Z`);
  const label = /@label=(\d+)/.exec(asked[1] ?? "")?.[1];
  talk.hears(
    `@label=${label} :s BATCH +h chathistory bob`,
    ...[direct(1, "read"), direct(2, "new")].map((line) => `@batch=h;${line.slice(1)}`),
  );
  talk.hears(":s BATCH -h");
  const bob = talk.session.state.find("bob");
  expect([bob?.timeline.messages.map(({ text }) => text), bob?.unread]).toEqual([["read", "new"], 1]);
});

it("asks after a break for what is later, and what was read meanwhile", () => {
  const talk = new Talk().enters().answers([said(9, "a", "one")]);
  talk.hears(direct(5, "hi"));
  talk.breaks().enters();
  expect(bare(talk)).toContain("CHATHISTORY TARGETS timestamp=2026-01-02T12:00:00.000Z timestamp=2026-01-01T12:00:08.999Z :50");
  const [line] = ticks(talk);
  expect(line).toMatch(/^@label=\d+ MARKREAD :bob$/);
  // Somebody who is gone is no news.
  talk.hears(`${line?.replace(/ .*/, "")} :s FAIL MARKREAD INVALID_PARAMS bob :No such room or person`);
  expect(talk.session.state.notices).toEqual([]);
});

it("opens so many and no more, and none that were not asked for", () => {
  const talk = new Talk().enters();
  targets(talk, ...Array.from({ length: 200 }, (_, i) => `nick${i}`));
  ticks(talk, 300);
  expect(talk.session.state.conversations.length).toBe(51);
  const other = new Talk().enters(capabilities.replace(" draft/chathistory", ""));
  expect(other.taken().filter((line) => line.includes("TARGETS"))).toEqual([]);
  targets(other, "eve");
  ticks(other, 3);
  expect(other.session.state.find("eve")).toBeUndefined();
});

it("says nothing where the server does not tell", () => {
  const talk = new Talk().enters();
  const line = talk.taken().find((one) => one.includes("TARGETS"));
  talk.hears(`${line?.replace(/ .*/, "")} :s FAIL CHATHISTORY UNKNOWN_COMMAND TARGETS :Unknown command`);
  expect(talk.session.state.notices).toEqual([]);
});
