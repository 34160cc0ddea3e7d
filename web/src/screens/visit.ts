import { effect } from "@preact/signals-core";
import { Client, type ClientPort } from "../state/client";
import { Drafts } from "../state/drafts";
import { KeptLines } from "../state/keptLines";
import { KeptUnsent } from "../state/keptUnsent";
import { preferences } from "../state/preferences";
import type { SessionOptions } from "../state/session";
import { Shell } from "../state/shell";
import type { Store } from "../state/store";
import { words } from "../words/words";

const keepEvery = 4_000;
const keepUnsentAfter = 200;

/** One visit to the server, from coming in to leaving: the client, what is open on the page, and what is kept of it. */
export class Visit {
  readonly client: Client;
  readonly shell: Shell;
  readonly drafts: Drafts;
  /** Whether there is something to show before one is in: lines of the last visit. */
  readonly hasLines: boolean;

  private readonly kept: KeptLines;
  private readonly unsent: KeptUnsent;
  private readonly endings: (() => void)[] = [];
  private cancelKeeping: () => void = () => {};
  private cancelUnsent: (() => void) | null = null;
  private hasToldOfUnsent = false;

  constructor(
    readonly options: SessionOptions,
    private readonly port: ClientPort,
    private readonly store: Store,
  ) {
    this.client = new Client(options, port);
    this.shell = new Shell(this.client.session);
    // By the name that one comes in with: a page that is loaded again does so under the same.
    this.kept = new KeptLines(store, options.nick);
    this.unsent = new KeptUnsent(store, options.nick, port.newId());
    this.drafts = new Drafts(store, options.nick);
    if (preferences.value.keepLines) {
      this.kept.restore(this.client.session);
      this.unsent.takeUp(this.client.session);
    }
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
        if (!preferences.value.keepLines) this.forgetLines();
      }),
      effect(() => {
        this.client.session.outbox.changes.value;
        this.cancelUnsent ??= this.port.after(keepUnsentAfter, () => this.keepUnsent(false));
      }),
    );
    this.client.start();
    this.keepLater();
  }

  /** Keeps what is there now, so that the next visit begins with it. @param isLeft whether the page goes, perhaps for good */
  keep(isLeft = false): void {
    if (!this.keepsLines || this.client.session.isOver) return;
    this.keepUnsent(isLeft);
    this.kept.keep(this.client.session);
  }

  /** Leaves for good. @param forgets whether nothing is to remain on this device */
  end(reason: string, forgets: boolean): void {
    this.cancelKeeping();
    for (const ending of this.endings.splice(0)) ending();
    this.client.stop(reason);
    if (!forgets) this.keepUnsent(true);
    this.cancelUnsent?.();
    if (!forgets) return;
    this.kept.forget();
    this.unsent.forget();
    this.drafts.forget();
  }

  private get keepsLines(): boolean {
    return preferences.value.keepLines && this.isIn;
  }

  private keepUnsent(isLeft: boolean): void {
    this.cancelUnsent?.();
    this.cancelUnsent = null;
    if (!this.keepsLines || this.unsent.keep(this.client.session, isLeft) || this.hasToldOfUnsent) return;
    this.hasToldOfUnsent = true;
    this.shell.say(words.value.common.notKept, true);
  }

  private forgetLines(): void {
    KeptLines.forgetAll(this.store);
    this.unsent.forget();
  }

  private keepLater(): void {
    this.cancelKeeping = this.port.after(keepEvery, () => {
      this.keep();
      if (this.keepsLines && !this.client.session.isOver) this.unsent.takeUp(this.client.session);
      this.keepLater();
    });
  }
}
