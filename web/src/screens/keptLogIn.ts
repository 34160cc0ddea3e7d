import { signal } from "@preact/signals-core";
import { addApp, isTakenBack, removeApp } from "../state/appPasswords";
import type { Session } from "../state/session";
import { fieldsOf } from "../state/store";

const path = "/session";
const patience = 8_000;

/** What the browser keeps to log in with: an app password in a cookie, which no page can read. */
export class KeptLogIn {
  private readonly kept = signal<string | null>(null);
  private hasAnswer = false;

  /** `account/app`; null when nothing is kept, or that is not known. */
  get name(): string | null {
    return this.kept.value;
  }

  get account(): string | null {
    return this.name?.split("/")[0] ?? null;
  }

  /** Whether it is this account that this device logs in as. */
  isOf(account: string | null): boolean {
    return account !== null && this.account?.toLowerCase() === account.toLowerCase();
  }

  /** Whether somebody has said what is kept: without an answer that is not nothing. */
  get isKnown(): boolean {
    return this.hasAnswer;
  }

  /** Has a session that nobody logs in use it. */
  lend(session: Session): void {
    if (this.account !== null) session.credentials ??= { account: this.account, password: null };
  }

  /** Asks what is kept. Says whether there was anybody to ask. */
  async look(): Promise<boolean> {
    const answer = await ask("GET");
    if (answer === null || answer.status >= 500) return false;
    const told: unknown = answer.ok ? await answer.json().catch(() => null) : {};
    const { name } = fieldsOf(told);
    this.kept.value = typeof name === "string" && /^[^/\s]+\/[^/\s]+$/.test(name) && name.length < 200 ? name : null;
    // What is no answer of a chat server may come from a network that wants its own page seen first.
    this.hasAnswer = typeof told === "object" && told !== null;
    return true;
  }

  /** Has an app password made and kept; false when that did not come about. */
  async keep(session: Session, id: string): Promise<boolean> {
    const made = await addApp(session, `browser-${id}`);
    if (typeof made === "string") return false;
    const answer = await ask("POST", made);
    this.kept.value = answer?.ok ? made.name : null;
    if (this.name === null) await removeApp(session, appOf(made.name));
    return this.name !== null;
  }

  /** Has it taken back at the server, then lets go of it here; false when one of them did not come about: then it is kept, and can be tried again. */
  async forget(session: Session): Promise<boolean> {
    const { name } = this;
    if (name === null) return true;
    // Only the account itself can take it back.
    if (session.state.phase !== "online" || !this.isOf(session.state.account)) return false;
    return isTakenBack(await removeApp(session, appOf(name))) && (await this.letGo());
  }

  /** Lets go of it here: it is not good any more. */
  async letGo(): Promise<boolean> {
    const answer = await ask("DELETE");
    if (answer?.ok) this.kept.value = null;
    return this.name === null;
  }
}

/** Whether a session has ended because what is kept is not good any more; not because a password was mistyped, or an account is suspended. */
export function isKeptRefused({ isOver, endReason, credentials }: Session): boolean {
  return (
    isOver &&
    credentials?.password === null &&
    /^the login was refused: (SASL authentication failed|this device is not remembered any more)$/.test(endReason ?? "")
  );
}

function appOf(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

async function ask(method: "GET" | "POST" | "DELETE", body?: unknown): Promise<Response | null> {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  try {
    return await fetch(path, { method, credentials: "same-origin", signal: AbortSignal.timeout(patience), ...content });
  } catch {
    return null;
  }
}
