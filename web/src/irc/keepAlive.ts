const askEvery = 30_000;
const patience = 60_000;

/** What keeping alive needs of the session. */
export interface KeepAlivePort {
  readonly isOnline: boolean;
  /** Milliseconds that only go forward. */
  steady(): number;
  send(verb: string, ...parameters: string[]): void;
  end(reason: string): void;
  delayed(milliseconds: number): void;
}

/** Finds out that a connection is dead, and how long the server takes to answer. */
export class KeepAlive {
  private startedAt = 0;
  private heardAt = 0;
  private askedAt = 0;
  private tokens = 0;
  private token: string | null = null;

  constructor(private readonly port: KeepAlivePort) {}

  start(): void {
    this.startedAt = this.heardAt = this.askedAt = this.port.steady();
    this.token = null;
  }

  heard(): void {
    this.heardAt = this.port.steady();
  }

  ponged(token: string): void {
    if (token !== this.token) return;
    this.token = null;
    this.port.delayed(this.port.steady() - this.askedAt);
  }

  tick(): void {
    const now = this.port.steady();
    if (!this.port.isOnline) {
      if (now - this.startedAt > patience) this.port.end("the server did not let us in in time");
      return;
    }
    if (now - this.heardAt > askEvery + patience) this.port.end("the server does not answer any more");
    else if (this.token !== null) this.port.delayed(now - this.askedAt);
    if (now - this.askedAt >= askEvery) this.ask();
  }

  /** Asks now: after sleep, or when the network has changed. */
  ask(): void {
    this.askedAt = this.port.steady();
    this.token = `alive-${++this.tokens}`;
    this.port.send("PING", this.token);
  }
}
