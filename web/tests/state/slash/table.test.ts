import { expect, it } from "vitest";
import { runSlash, textToSay } from "../../../src/state/slash/run";
import { slashes } from "../../../src/state/slash/table";
import { de } from "../../../src/words/de";
import { en } from "../../../src/words/en";
import { Talk } from "../talk";

const run = (typed: string) => {
  const talk = new Talk().enters().answers([]);
  talk.taken();
  const outcome = runSlash(talk.session, talk.room, typed);
  return { outcome, sent: talk.taken().map((line) => line.replace(/^@\S+ /, "")) };
};

it.each([
  ["/topic tea at five", "TOPIC #room :tea at five"],
  ["/topic #other tea", "TOPIC #other :tea"],
  ["/kick bob too  loud", "KICK #room bob :too  loud"],
  ["/invite bob", "INVITE bob :#room"],
  ["/ban bob", "MODE #room +b :bob!*@*"],
  ["/unban *!*@x.example", "MODE #room -b :*!*@x.example"],
  ["/mode +o bob", "MODE #room +o :bob"],
  ["/nick ann", "NICK :ann"],
  ["/away at lunch", "AWAY :at lunch"],
  ["/away", "AWAY"],
  ["/me waves", "PRIVMSG #room :\x01ACTION waves\x01"],
  ["/msg bob hi  there", "PRIVMSG bob :hi  there"],
  ["/part so long", "PART #room :so long"],
  ["/KICK bob", "KICK #room bob :"],
])("does what is typed: %s", (typed, line) => expect(run(typed).sent).toContain(line));

it("goes to rooms, people and the search", () => {
  expect(run("/join tea key").outcome.goTo).toEqual({ name: "#tea", key: "key" });
  expect(run("/query bob").outcome.goTo).toEqual({ name: "bob", key: null });
  expect(run("/whois bob").outcome.profile).toBe("bob");
  expect(run("/search a b").outcome.search).toBe("a b");
});

it("says what is wrong", () => {
  expect(run("/frobnicate").outcome.problem).toEqual({ code: "unknownCommand", text: "/frobnicate" });
  expect(run("/kick").outcome.problem?.code).toBe("usage");
});

it("takes a path or a doubled slash for something to be said", () => {
  expect(["/etc/passwd", "//join", "/", "a /b", "/join"].map(textToSay)).toEqual(["/etc/passwd", "/join", null, "a /b", null]);
});

it("never lets a text become another line", () => {
  for (const { name } of slashes) for (const line of run(`/${name} bob a\r\nQUIT :x`).sent) expect(line).not.toMatch(/[\r\n]/);
});

it("has words for each command in each language", () => {
  for (const { composer } of [en, de]) expect(Object.keys(composer.commands).sort()).toEqual(slashes.map(({ name }) => name).sort());
});
