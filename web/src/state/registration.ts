import type { Session } from "./session";

/** What came of making an account. */
export type RegistrationStep =
  | { readonly kind: "done"; readonly account: string }
  | { readonly kind: "verify"; readonly account: string; readonly text: string }
  | { readonly kind: "refused"; readonly text: string };

/** Whether accounts can be made here, and what for. */
export function registrationOffer(session: Session): { readonly isOffered: boolean; readonly needsEmail: boolean } {
  const value = session.negotiation.value("draft/account-registration");
  return { isOffered: value !== undefined, needsEmail: (value ?? "").split(",").includes("email-required") };
}

/** Makes an account, of the name that one has: https://ircv3.net/specs/extensions/account-registration */
export async function register(session: Session, password: string, email: string, code: string): Promise<RegistrationStep> {
  const account = session.state.nick;
  const words: [string, ...string[]] = ["REGISTER", "*", email === "" ? "*" : email, password];
  if (code !== "") words.push(code);
  return step(session, words, { account, password });
}

/** Completes that with the code from the e-mail. */
export function verify(session: Session, account: string, code: string, password: string): Promise<RegistrationStep> {
  return step(session, ["VERIFY", account, code], { account, password });
}

async function step(
  session: Session,
  words: [string, ...string[]],
  credentials: { account: string; password: string },
): Promise<RegistrationStep> {
  const { lines, error } = await session.questions.ask({ words, takes: ["REGISTER", "VERIFY"] });
  const answer = lines.find((line) => line.verb === words[0]);
  if (!answer) return { kind: "refused", text: error ?? "" };
  if (answer.at(0) !== "SUCCESS") return { kind: "verify", account: answer.at(1), text: answer.last };
  // So that one is logged in after a break, too.
  session.credentials = { ...credentials, account: answer.at(1) || credentials.account };
  return { kind: "done", account: session.credentials.account };
}
