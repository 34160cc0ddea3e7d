import type { Session } from "./session";

const mostTries = 10;
const tryEvery = 30_000;

/** Comes in under another nickname when the wanted one is taken, and takes the wanted one when it is free again. */
export class NickKeeper {
  private tries = 0;
  private triedAt = 0;
  /** Whether the server has let one in, at any time. */
  hasBeenIn = false;
  /** Why the nickname was not to be had, where somebody has to choose another. */
  refusal: { readonly code: string; readonly reason: string; readonly suggestion: string } | null = null;

  constructor(
    private readonly session: Session,
    public wanted: string,
    private readonly asksAgain: boolean,
  ) {}

  register(): void {
    this.tries = 0;
    this.triedAt = this.session.steady();
    this.session.state.nick = this.wanted;
    this.session.send("NICK", this.wanted);
  }

  /** The nickname is taken or not allowed. Says whether that is dealt with. */
  refused(reason: string, code: string): boolean {
    const { state } = this.session;
    if (state.phase === "online") return this.tries-- > 0 && !state.isMe(this.wanted);
    if (this.asksAgain && !this.hasBeenIn) {
      this.refusal = {
        code,
        reason,
        suggestion: `${this.wanted.replace(/\d+$/, "")}${10 + ((Number.parseInt(this.session.newId().slice(-4), 16) || 0) % 90)}`,
      };
      this.session.end(reason, true);
      return true;
    }
    if (++this.tries > mostTries) {
      this.session.end(`no nickname was to be had: ${reason}`, true);
      return true;
    }
    // A bad nickname does not become a good one by more characters.
    state.nick = this.tries < 4 ? this.wanted + "_".repeat(this.tries) : `guest${this.session.newId().slice(0, 6)}`;
    this.session.send("NICK", state.nick);
    return true;
  }

  /** The server has let one in. */
  welcomed(): void {
    this.hasBeenIn = true;
  }

  /** Somebody asked for another nickname. */
  want(nick: string): void {
    this.wanted = nick;
    this.tries = 0;
    this.session.send("NICK", nick);
  }

  tick(): void {
    const now = this.session.steady();
    if (this.session.state.isMe(this.wanted) || now - this.triedAt < tryEvery) return;
    this.triedAt = now;
    this.tries = 1;
    this.session.send("NICK", this.wanted);
  }
}
