import { expect, it } from "vitest";
import { askService, lookUpMasks, lookUpProfile, lookUpRooms } from "../../src/state/lookups";
import { capabilities, Talk } from "./talk";

const plain = capabilities.replace("labeled-response ", "");
const ready = (offered = capabilities) => {
  const talk = new Talk().enters(offered).answers([]);
  talk.taken();
  return talk;
};
const label = (talk: Talk) => /@label=(\d+)/.exec(talk.taken().at(-1) ?? "")?.[1];

it("collects the answer in the batch with its label", async () => {
  const talk = ready();
  const profile = lookUpProfile(talk.session, "bob");
  const asked = label(talk);
  talk.hears(`@label=${asked} :s BATCH +w labeled-response`);
  for (const line of [
    "311 me bob ~b host * :Bob B",
    "319 me bob :@#room #tea",
    "330 me bob bobby :is logged in as",
    "671 me bob :is secure",
    "317 me bob 65 1767268800 :idle",
    "318 me bob :End",
  ])
    talk.hears(`@batch=w :s ${line}`);
  talk.hears(":s BATCH -w");
  expect(await profile).toEqual({
    nick: "bob",
    mask: "bob!~b@host",
    realName: "Bob B",
    account: "bobby",
    away: null,
    rooms: ["@#room", "#tea"],
    isOperator: false,
    isBot: false,
    isSecure: true,
    idleSeconds: 65,
    since: 1_767_268_800_000,
  });
});

it("collects it up to its end where there are no labels", async () => {
  const talk = new Talk().enters(plain);
  talk.taken();
  const rooms = lookUpRooms(talk.session);
  expect(talk.taken()).toEqual(["LIST"]);
  talk.hears(
    ":s 321 me Channel :Users",
    ":s 322 me #a 2 :tea",
    ":s 322 me #b 9 :",
    ":bob!b@h JOIN #room",
    ":s 323 me :End",
    ":s 322 me #late 1 :x",
  );
  expect(await rooms).toEqual({
    rooms: [
      { name: "#b", members: 9, topic: "" },
      { name: "#a", members: 2, topic: "tea" },
    ],
    error: null,
  });
  expect(talk.room.find("bob")).toBeDefined();
});

it("answers with the server's words when it refuses", async () => {
  const talk = ready();
  const masks = lookUpMasks(talk.session, "#room", "e");
  talk.hears(`@label=${label(talk)} :s 482 me #room :You are not an operator`);
  expect(await masks).toBe("You are not an operator");
  expect(talk.session.state.notices).toEqual([]);
});

it("finds a refusal by what it is about where there are no labels", async () => {
  const talk = new Talk().enters(plain);
  const profile = lookUpProfile(talk.session, "nobody");
  talk.hears(":s 482 me #other :not this", ":s 401 me nobody :No such nick");
  expect(await profile).toBe("No such nick");
});

it("takes the notices of a service as its answer", async () => {
  const talk = ready();
  const answer = askService(talk.session, "CHANSERV", "INFO", "#room");
  talk.hears(`@label=${label(talk)} :ChanServ!s@s NOTICE me :#room is not registered`);
  expect(await answer).toEqual(["#room is not registered"]);
});

it("ends when the line breaks, when nothing comes, and at once without a line", async () => {
  const talk = ready();
  const broken = lookUpRooms(talk.session);
  talk.breaks();
  expect((await broken).error).toBe("the connection broke");
  expect((await lookUpRooms(talk.session)).error).toBe("there is no connection");

  const slow = ready();
  const asked = lookUpRooms(slow.session);
  slow.time += 31_000;
  slow.session.tick();
  expect((await asked).error).toBe("the server has not answered");
});

it("leaves alone what belongs to no question, however it is labelled", () => {
  const talk = ready();
  void lookUpProfile(talk.session, "bob");
  talk.hears("@label=999 :s 311 me eve e h * :Eve", "@label=__proto__ :s FAIL WHOIS X :no", ":bob!b@h PRIVMSG #room :hello");
  expect(talk.texts).toEqual(["hello"]);
});
