import { expect, it } from "vitest";
import { type Credentials, LogIn } from "../../src/irc/logIn";

function begun(mechanisms: readonly string[] | undefined, credentials: Credentials = { account: "user", password: "pencil" }) {
  const sent: string[] = [];
  const logIn = new LogIn({
    credentials,
    mechanisms,
    newId: () => "rOprNGfwEbeRWgbNEkqO",
    send: (...words) => sent.push(words.join(" ")),
    finish: () => sent.push("finished"),
    fail: (reason) => sent.push(`failed: ${reason}`),
  });
  logIn.begin();
  return { logIn, sent };
}

it("logs in by SCRAM", async () => {
  const { logIn, sent } = begun(["PLAIN", "SCRAM-SHA-256"]);
  await logIn.challenged("+");
  await logIn.challenged(btoa("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
  await logIn.challenged(btoa("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
  logIn.succeeded();
  expect(sent[0]).toBe("AUTHENTICATE SCRAM-SHA-256");
  expect(sent.slice(-2)).toEqual(["AUTHENTICATE +", "finished"]);
  expect(sent.join()).not.toContain("pencil");
});

it("never sends the password as it is", () => {
  expect(begun(["PLAIN"]).sent[0]).toMatch(/^failed: /);
  expect(begun(undefined).sent[0]).toMatch(/^failed: /);
});

it("does not believe a yes without a proof", () => {
  const { logIn, sent } = begun([]);
  logIn.succeeded();
  expect(sent.at(-1)).toMatch(/^failed: .*proven/);
});

it("ends at a challenge that cannot be read or does not end", async () => {
  const bad = begun([]);
  await bad.logIn.challenged("!!!");
  expect(bad.sent.slice(-2)).toEqual(["AUTHENTICATE *", "failed: the server's challenge cannot be read"]);
  const endless = begun([]);
  for (let i = 0; i < 50; i++) await endless.logIn.challenged("A".repeat(400));
  expect(endless.sent.at(-1)).toBe("failed: the server's challenge is too long");
});

it("logs in by what the browser keeps, of which it knows nothing", async () => {
  const { logIn, sent } = begun(["EXTERNAL", "SCRAM-SHA-256"], { account: "user", password: null });
  await logIn.challenged("+");
  logIn.succeeded();
  expect(sent).toEqual(["AUTHENTICATE EXTERNAL", "AUTHENTICATE +", "finished"]);
});

it("says so when the browser keeps nothing that is good", () => {
  const { logIn, sent } = begun(["SCRAM-SHA-256"], { account: "user", password: null });
  expect(sent).toEqual(["failed: the login was refused: this device is not remembered any more"]);
  logIn.refused("late");
  expect(sent.length).toBe(1);
});
