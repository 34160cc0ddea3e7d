import { effect } from "@preact/signals-core";
import { Client, type ClientPort } from "../state/client";
import { KeptLines } from "../state/keptLines";
import { preferences } from "../state/preferences";
import type { SessionOptions } from "../state/session";
import { Shell } from "../state/shell";
import type { Store } from "../state/store";

const keepEvery = 4_000;

/** One visit to the server, from coming in to leaving: the client, what is open on the page, and what is kept of it. */
export class Visit {
  readonly client: Client;
  readonly shell: Shell;
  /** Whether there is something to show before one is in: lines of the last visit. */
  readonly hasLines: boolean;

  private readonly kept: KeptLines;
  private readonly endings: (() => void)[] = [];
  private cancelKeeping: () => void = () => {};

  constructor(
    readonly options: SessionOptions,
    private readonly port: ClientPort,
    store: Store,
  ) {
    this.client = new Client(options, port);
    this.shell = new Shell(this.client.session);
    this.kept = new KeptLines(store);
    if (preferences.value.keepLines) this.kept.restore(this.client.session);
    this.hasLines = this.client.session.state.conversations.some((one) => one.timeline.last !== undefined);
    const room = options.rooms?.[0];
    const first = room === undefined ? undefined : this.client.session.state.find(room);
    if (first) this.shell.choose(first);
  }

  /** Whether one has come in, or has something to look at meanwhile. */
  get isIn(): boolean {
    return this.client.session.nick.hasBeenIn || this.hasLines;
  }

  start(): void {
    this.endings.push(
      effect(() => {
        this.shell.session.state.changes.value;
        this.shell.takeNotices();
      }),
      effect(() => {
        this.shell.session.sendsTyping = preferences.value.sendTyping;
        if (!preferences.value.keepLines) this.kept.forget();
      }),
    );
    this.client.start();
    this.keepLater();
  }

  /** Keeps what is there now, so that the next visit begins with it. */
  keep(): void {
    const { session } = this.client;
    if (preferences.value.keepLines && this.isIn && !session.isOver) this.kept.keep(session, session.nick.wanted);
  }

  /** Leaves for good. @param forgets whether nothing is to remain on this device */
  end(reason: string, forgets: boolean): void {
    this.cancelKeeping();
    for (const ending of this.endings.splice(0)) ending();
    this.client.stop(reason);
    if (forgets) this.kept.forget();
  }

  private keepLater(): void {
    this.cancelKeeping = this.port.after(keepEvery, () => {
      this.keep();
      this.keepLater();
    });
  }
}
