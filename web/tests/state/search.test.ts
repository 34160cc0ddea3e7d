import { expect, it } from "vitest";
import { readRequest } from "../../src/state/search";
import { capabilities, Talk } from "./talk";

const searching = async (typed: string, offered = `${capabilities} soju.im/search`) => {
  const talk = new Talk().enters(offered).answers([]);
  talk.taken();
  const done = talk.session.search.run(typed, "#room");
  const line = talk.taken()[0] ?? "";
  return { talk, done, line, label: /@label=(\d+)/.exec(line)?.[1] };
};

it("reads what is wanted from what is typed", () => {
  expect(readRequest("from:@bob tea  in:#tea time before:2026-02-28")).toEqual({
    text: "tea time",
    from: "bob",
    in: "#tea",
    after: null,
    before: new Date(2026, 1, 28).getTime(),
    wrongDate: null,
  });
  expect(readRequest("after:2026-02-30").wrongDate).toBe("2026-02-30");
});

it("finds messages, the newest first, and leaves the rooms as they are", async () => {
  const { talk, done, line, label } = await searching("tea; time");
  expect(line).toContain("SEARCH :in=#room;text=tea\\:\\stime;limit=100");
  talk.hears(`@label=${label} :s BATCH +q soju.im/search`);
  talk.hears("@batch=q;msgid=a;time=2026-01-01T10:00:00.000Z :bob!b@h PRIVMSG #room :tea time");
  talk.hears(
    "@batch=q;msgid=b :bob!b@h BATCH +m draft/multiline #room",
    "@batch=m :bob!b@h PRIVMSG #room :more",
    "@batch=m :bob!b@h PRIVMSG #room :tea",
  );
  talk.hears("BATCH -m", "BATCH -q");
  await done;
  expect(talk.session.search.phase.value).toBe("done");
  expect(talk.session.search.results.value.map(({ place, message }) => `${place} ${message.text}`)).toEqual([
    "#room more\ntea",
    "#room tea time",
  ]);
  expect(talk.texts).toEqual([]);
});

it("says so when the server refuses, cannot, or is not there", async () => {
  const { talk, done, label } = await searching("x");
  talk.hears(`@label=${label} FAIL SEARCH INTERNAL_ERROR :no`);
  await done;
  expect(talk.session.search.phase.value).toBe("failed");
  const without = await searching("x", capabilities);
  await without.done;
  expect(without.talk.session.search.phase.value).toBe("cannot");
  without.talk.breaks();
  await without.talk.session.search.run("x", null);
  expect(without.talk.session.search.phase.value).toBe("offline");
});

it("keeps a bounded part of what a server finds", async () => {
  const { talk, done, label } = await searching("x");
  talk.hears(`@label=${label} :s BATCH +q soju.im/search`);
  for (let i = 0; i < 500; i++) talk.hears(`@batch=q;msgid=${i} :bob!b@h PRIVMSG #room :x`);
  talk.hears("BATCH -q");
  await done;
  expect(talk.session.search.results.value.length).toBe(100);
});
