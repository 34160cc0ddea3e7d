import { expect, it } from "vitest";
import { addApp, listApps, removeApp } from "../../src/state/appPasswords";
import { register, registrationOffer, verify } from "../../src/state/registration";
import { capabilities, Talk } from "./talk";

const offered = `${capabilities} draft/account-registration=custom-account-name,email-required sasl=SCRAM-SHA-256`;
const ready = () => {
  const talk = new Talk().enters(offered).answers([]);
  talk.taken();
  return talk;
};
const answer = (talk: Talk, line: string) => {
  const [asked = ""] = talk.taken();
  talk.hears(`@label=${/@label=(\d+)/.exec(asked)?.[1]} ${line}`);
  return asked.replace(/^@\S+ /, "");
};

it("knows what the server asks for", () => {
  expect(registrationOffer(ready().session)).toEqual({ isOffered: true, needsEmail: true });
  expect(registrationOffer(new Talk().enters().session)).toEqual({ isOffered: false, needsEmail: false });
});

it("registers, and logs in again by that after a break", async () => {
  const talk = ready();
  const step = register(talk.session, "a long secret", "", "");
  expect(answer(talk, ":s REGISTER SUCCESS me :Account registered")).toBe("REGISTER * * :a long secret");
  expect(await step).toEqual({ kind: "done", account: "me" });
  expect(talk.session.credentials).toEqual({ account: "me", password: "a long secret" });
});

it("asks for the code where one was sent, and takes it", async () => {
  const talk = ready();
  const step = register(talk.session, "long-secret", "me@example.org", "CODE");
  expect(answer(talk, ":s REGISTER VERIFICATION_REQUIRED me :A code was sent")).toBe("REGISTER * me@example.org long-secret :CODE");
  expect(await step).toEqual({ kind: "verify", account: "me", text: "A code was sent" });
});

it("says in the server's words why not, and keeps nothing", async () => {
  const talk = ready();
  const step = verify(talk.session, "me", "0000", "a long secret");
  answer(talk, ":s FAIL VERIFY INVALID_CODE me :The code is wrong");
  expect(await step).toEqual({ kind: "refused", text: "The code is wrong" });
  expect(talk.session.credentials).toBeNull();
});

it("makes, lists and takes back passwords of programs", async () => {
  const talk = ready();
  const notice = ":NickServ!n@s NOTICE me :";
  const made = addApp(talk.session, "bot");
  expect(answer(talk, `${notice}Log in as me/bot with the password s3cret-x - it is shown this once.`)).toBe(
    "NICKSERV APPPASSWORD ADD :bot",
  );
  expect(await made).toEqual({ name: "me/bot", password: "s3cret-x" });
  const refused = addApp(talk.session, "bot");
  answer(talk, `${notice}There is one of that name.`);
  expect(await refused).toBe("There is one of that name.");
  const listed = listApps(talk.session);
  answer(talk, `${notice}bot, added today: logs in as me/bot`);
  expect(await listed).toEqual(["bot"]);
  const gone = removeApp(talk.session, "bot");
  answer(talk, `${notice}Gone.`);
  expect(await gone).toBe("Gone.");
});

it("logs in while one is in, and stays in when that fails", async () => {
  const talk = ready();
  const failed: string[] = [];
  talk.session.loginFailed = (reason) => failed.push(reason);
  talk.hears(":s CAP me DEL :sasl", ":s CAP me NEW :sasl=SCRAM-SHA-256");
  talk.taken();
  talk.session.logInNow({ account: "me", password: "wrong" });
  expect(talk.taken()).toEqual(["CAP REQ :sasl"]);
  talk.hears(":s CAP me ACK :sasl");
  expect(talk.taken()).toEqual(["AUTHENTICATE :SCRAM-SHA-256"]);
  talk.hears(":s 904 me :SASL authentication failed");
  expect(failed).toEqual(["the login was refused: SASL authentication failed"]);
  expect([talk.session.isOver, talk.session.credentials]).toEqual([false, null]);
});
