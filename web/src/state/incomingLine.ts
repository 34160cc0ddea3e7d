import type { IrcMessage } from "../irc/message";
import { parseServerTime } from "../irc/serverTime";
import { isServer, type Source } from "../irc/source";
import type { OpenBatch } from "./batches";

const mostIdLength = 200;
const latestTime = 60_000_000_000_000;

/** A line from the server with what is always asked of it. Missing parts are "" or null, never an exception. */
export class IncomingLine {
  readonly verb: string;
  readonly from: Source;
  readonly time: number;

  constructor(
    private readonly message: IrcMessage,
    readonly batch: OpenBatch | null,
    now: number,
  ) {
    this.verb = message.verb.toUpperCase();
    this.from = message.source ?? { nick: "", user: null, host: null };
    const time = parseServerTime(message.tags.get("time"));
    this.time = time !== null && time < latestTime ? time : now;
  }

  get nick(): string {
    return this.from.nick;
  }

  get isFromServer(): boolean {
    return this.nick === "" || isServer(this.from);
  }

  get parameters(): readonly string[] {
    return this.message.parameters;
  }

  /** A parameter; "" when there is none at that place. */
  at(i: number): string {
    return this.message.parameters[i] ?? "";
  }

  get last(): string {
    return this.message.parameters.at(-1) ?? "";
  }

  /** A tag that is short enough to be kept. */
  tag(key: string): string | null {
    const value = this.message.tags.get(key);
    return value !== undefined && value.length <= mostIdLength ? value : null;
  }

  get id(): string | null {
    return this.tag("msgid") || null;
  }

  get clientId(): string | null {
    return this.tag("chaton/client-id") || null;
  }

  get replyTo(): string | null {
    return this.tag("+reply") ?? this.tag("+draft/reply");
  }

  /** The label of the answer that the line is, or is a part of. */
  get label(): string | null {
    return this.tag("label") ?? this.batch?.label ?? null;
  }

  /** The page of the history that it is on. */
  get historyBatch(): OpenBatch | null {
    let batch = this.batch;
    while (batch && !batch.isHistory) batch = batch.parent;
    return batch;
  }

  /** Whether it is of the past. */
  get isHistory(): boolean {
    return this.batch?.isInHistory ?? false;
  }
}
