import { askService } from "./lookups";
import type { Session } from "./session";

/** A password for one program, or for this browser, as it was just made. */
export interface AppPassword {
  /** `account/app`, by which it logs in. */
  readonly name: string;
  readonly password: string;
}

/** The programs and browsers that log in by themselves. */
export async function listApps(session: Session): Promise<readonly string[]> {
  const lines = await askService(session, "NICKSERV", "APPPASSWORD", "LIST");
  return lines.map((line) => /^(\S+), added /.exec(line)?.[1]).filter((name) => name !== undefined);
}

/** Makes one; a text is the server's, why not. */
export async function addApp(session: Session, name: string): Promise<AppPassword | string> {
  const lines = await askService(session, "NICKSERV", "APPPASSWORD", "ADD", name);
  const text = lines.join(" ");
  const [, login, password] = /Log in as (\S+\/\S+) with the password (\S+) - /.exec(text) ?? [];
  return login !== undefined && password !== undefined ? { name: login, password } : text;
}

/** Whether by that answer it is good no more: taken back, now or before. */
export function isTakenBack(answer: string): boolean {
  return /^(Taken back|There is no such app password)\b/.test(answer);
}

/** Takes one back; the answer is the server's. */
export async function removeApp(session: Session, name: string): Promise<string> {
  return (await askService(session, "NICKSERV", "APPPASSWORD", "DEL", name)).join(" ");
}
