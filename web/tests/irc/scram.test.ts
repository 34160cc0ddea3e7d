import { expect, it } from "vitest";
import { Scram } from "../../src/irc/scram";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (answer: Uint8Array | null) => answer && new TextDecoder().decode(answer);

const first = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

async function begun(): Promise<Scram> {
  const scram = new Scram("user", "pencil", "rOprNGfwEbeRWgbNEkqO");
  await scram.answer(new Uint8Array());
  return scram;
}

it("speaks the example of RFC 7677", async () => {
  const scram = new Scram("user", "pencil", "rOprNGfwEbeRWgbNEkqO");
  expect(text(await scram.answer(new Uint8Array()))).toBe("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
  expect(text(await scram.answer(bytes(first)))).toBe(
    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
  );
  expect(text(await scram.answer(bytes("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")))).toBe("");
  expect(scram.isServerProven).toBe(true);
});

it("does not believe a server that does not know the password", async () => {
  const scram = await begun();
  await scram.answer(bytes(first));
  expect(await scram.answer(bytes("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))).toBeNull();
  expect(scram.isServerProven).toBe(false);
});

it.each([
  ["a nonce that is not ours", first.replace("r=rOpr", "r=xOpr")],
  ["a nonce without the server's half", "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"],
  ["too few iterations", first.replace("4096", "1")],
  ["hours of iterations", first.replace("4096", "999999999")],
  ["no base64", first.replace("W22", "!!!")],
  ["nothing", ""],
])("refuses %s", async (_, challenge) => {
  expect(await (await begun()).answer(bytes(challenge))).toBeNull();
});
