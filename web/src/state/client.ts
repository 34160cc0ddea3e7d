import { Reconnect } from "../irc/reconnect";
import type { Connect, LineConnection } from "../irc/webSocketConnection";
import { Session, type SessionOptions } from "./session";

/** Clocks, chance and connections, as the browser has them or a test pretends them. */
export interface ClientPort {
  connect: Connect;
  now(): number;
  steady(): number;
  random(): number;
  newId(): string;
  /** Calls once, later; the answer takes that back. */
  after(milliseconds: number, call: () => void): () => void;
}

const tickEvery = 1_000;
const sleepLongerThan = 5_000;

/** A client that runs: it connects, stays connected, and connects again after a break. */
export class Client {
  readonly session: Session;

  private readonly reconnect: Reconnect;
  private connection: LineConnection | null = null;
  private isOpen = false;
  private cancelTick: () => void = () => {};
  private cancelRetry: (() => void) | null = null;
  private tickedAt = 0;

  constructor(
    options: SessionOptions,
    private readonly port: ClientPort,
  ) {
    this.reconnect = new Reconnect(port.random);
    const { now, steady, newId } = port;
    this.session = new Session(options, { now, steady, newId, send: (line) => this.isOpen && this.connection?.send(line) });
  }

  start(): void {
    this.tickedAt = this.port.steady();
    this.connect();
    this.tickLater();
  }

  /** Ends for good. */
  stop(reason: string): void {
    this.session.quit(reason);
    this.cancelTick();
    this.cancelRetry?.();
    this.connection?.close();
  }

  /** The network has changed or the page is seen again: no use in waiting, and no trust in a silent line. */
  wake(): void {
    if (this.cancelRetry) {
      this.cancelRetry();
      this.connect();
    } else if (this.session.state.phase === "online") this.session.keepAlive.ask();
  }

  private connect(): void {
    this.cancelRetry = null;
    this.session.state.retryAt = null;
    this.session.connecting();
    // Events of a connection that was given up are of no interest any more.
    let isCurrent = true;
    this.connection = this.port.connect({
      opened: () => {
        if (!isCurrent) return;
        this.isOpen = true;
        this.session.connected();
      },
      line: (line) => {
        if (!isCurrent) return;
        this.session.receive(line);
        if (this.session.state.phase === "online") this.reconnect.succeeded();
        this.endWhereDue();
      },
      closed: (reason) => {
        if (!isCurrent) return;
        isCurrent = this.isOpen = false;
        this.closed(reason);
      },
    });
  }

  private closed(reason: string): void {
    this.connection = null;
    this.session.disconnected(reason);
    if (this.session.isOver) return;
    const wait = this.reconnect.wait();
    this.session.state.retryAt = this.port.steady() + wait;
    this.cancelRetry = this.port.after(wait, () => this.connect());
    this.session.state.changed();
  }

  private tickLater(): void {
    this.cancelTick = this.port.after(tickEvery, () => {
      const now = this.port.steady();
      if (now - this.tickedAt > sleepLongerThan) this.wake();
      this.tickedAt = now;
      this.session.tick();
      this.endWhereDue();
      this.tickLater();
    });
  }

  private endWhereDue(): void {
    if (this.session.endReason !== null) this.connection?.close();
  }
}
