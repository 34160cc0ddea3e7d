import { signal } from "@preact/signals-core";
import { addApp, removeApp } from "../state/appPasswords";
import type { Session } from "../state/session";
import { fieldsOf } from "../state/store";

const path = "/session";
const patience = 8_000;

/** What the browser keeps to log in with: an app password in a cookie, which no page can read. */
export class KeptLogIn {
  private readonly kept = signal<string | null>(null);

  /** `account/app`; null when nothing is kept. */
  get name(): string | null {
    return this.kept.value;
  }

  get account(): string | null {
    return this.name?.split("/")[0] ?? null;
  }

  /** Asks what is kept. */
  async look(): Promise<void> {
    const answer = await ask("GET");
    const { name } = fieldsOf(answer?.ok ? await answer.json().catch(() => null) : null);
    this.kept.value = typeof name === "string" && /^[^/\s]+\/[^/\s]+$/.test(name) && name.length < 200 ? name : null;
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

  /** Lets go of it, here and, where there is a connection, at the server. */
  async forget(session: Session | null): Promise<boolean> {
    const { name } = this;
    if (name === null) return true;
    if (session?.state.phase === "online" && session.state.account !== null) await removeApp(session, appOf(name));
    const answer = await ask("DELETE");
    if (answer?.ok) this.kept.value = null;
    return this.name === null;
  }
}

function appOf(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

async function ask(method: "GET" | "POST" | "DELETE", body?: unknown): Promise<Response | null> {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  try {
    return await fetch(path, { method, credentials: "same-origin", signal: AbortSignal.timeout(patience), ...content });
  } catch {
    // Without a network, or with another server, nothing is kept.
    return null;
  }
}
