import { type Signal, signal } from "@preact/signals-core";
import type { Message } from "./message";
import type { Timeline } from "./timeline";

/** Where older messages go on, as long as the first message is still this one: lines were read before it that are not shown. */
export interface Unseen {
  /** Its id; null where there is none. */
  readonly first: string | null;
  readonly cursor: string;
}

/** A stretch of the past that is looked at, apart from what is new: between the two something is missing. */
export class PastStretch {
  hasOlder = true;
  hasNewer = true;
  unseen: Unseen | null = null;

  constructor(readonly timeline: Timeline) {}
}

/** Why something that was asked for was not done. */
export interface Problem {
  /** A numeric, a code of a FAIL, or a name of one's own. */
  readonly code: string;
  /** The server's words; "" where it said nothing. */
  readonly text: string;
}

/** A room, or what one says to another directly. */
export abstract class Conversation {
  unread = 0;
  mentions = 0;
  /** Up to when it has been read, in milliseconds; 0 while that is not known. */
  readUntil = 0;
  /** Begun by somebody else, and neither answered nor looked at yet. */
  isUnasked = false;
  isCatchingUp = false;
  /** Whether something may be missing that could not be read again. */
  hasGap = false;
  hasOlder = true;
  unseen: Unseen | null = null;
  isLoadingOlder = false;
  isLoadingNewer = false;
  /** What is looked at when it is not the newest. */
  past: PastStretch | null = null;
  /** What is later was not read when one looked here; 0 where there is nothing of that. */
  newSince = 0;
  /** How many that were. */
  newCount = 0;
  /** Up to when messages were seen as they were said; null before the first. */
  seenUntil: number | null = null;
  /** Changes whenever anything here does. */
  readonly changes: Signal<number> = signal(0);
  /** The message that is being answered, and the one that is being mended. */
  readonly answering: Signal<Message | null> = signal(null);
  readonly editing: Signal<Message | null> = signal(null);
  /** The id of a message that is to be shown and marked; null when that is done. */
  readonly jump: Signal<string | null> = signal(null);
  /** Changes when the newest is to be seen, wherever one reads. */
  readonly newest: Signal<number> = signal(0);
  readonly problem: Signal<Problem | null> = signal(null);

  private readonly typingUntil = new Map<string, number>();
  private seenMeanwhile: number | null = null;

  constructor(
    public name: string,
    readonly timeline: Timeline,
  ) {}

  abstract readonly isDirect: boolean;

  /** Whether one can speak here now. */
  abstract get isOpen(): boolean;

  /** The messages that are looked at. */
  get shown(): Timeline {
    return this.past?.timeline ?? this.timeline;
  }

  /** A message by its id, wherever it is kept. */
  message(id: string | null | undefined): Message | undefined {
    return this.timeline.find(id) ?? this.past?.timeline.find(id);
  }

  /** Somebody begins to look: what is unread now stays marked as new. */
  beginLooking(): void {
    this.isUnasked = false;
    this.newSince = this.unread > 0 ? this.readUntil : 0;
    this.newCount = this.newSince > 0 ? this.unread : 0;
  }

  showNewest(): void {
    this.leavePast();
    this.newest.value++;
  }

  /** Gives up the stretch of the past that is looked at. */
  leavePast(): void {
    if (!this.past) return;
    this.past.timeline.clear();
    this.past = null;
    this.changed();
  }

  get typing(): readonly string[] {
    return [...this.typingUntil.keys()];
  }

  changed(): void {
    this.changes.value++;
  }

  saw(time: number): void {
    if (this.isCatchingUp) this.seenMeanwhile = Math.max(this.seenMeanwhile ?? 0, time);
    else this.seenUntil = Math.max(this.seenUntil ?? 0, time);
  }

  endCatchUp(): void {
    this.isCatchingUp = false;
    if (this.seenMeanwhile !== null) this.saw(this.seenMeanwhile);
    this.seenMeanwhile = null;
  }

  /** The break came while what was missed was being read: what came meanwhile does not count as seen. */
  abortCatchUp(): void {
    this.isCatchingUp = false;
    this.seenMeanwhile = null;
  }

  setTyping(nick: string, until: number, most: number): void {
    if (this.typingUntil.size < most || this.typingUntil.has(nick)) this.typingUntil.set(nick, until);
  }

  stopTyping(nick: string): void {
    this.typingUntil.delete(nick);
  }

  /** Says whether somebody has stopped. */
  expireTyping(now: number): boolean {
    const before = this.typingUntil.size;
    for (const [nick, until] of this.typingUntil) if (until <= now) this.typingUntil.delete(nick);
    return this.typingUntil.size < before;
  }

  forgetTyping(): void {
    this.typingUntil.clear();
  }

  /** Counts a message that nobody has read. */
  count(message: Message): void {
    if (message.isOwn || message.kind === "event" || message.time <= this.readUntil) return;
    this.unread++;
    if (message.isMention || this.isDirect) this.mentions++;
  }

  readTo(time: number): void {
    this.readUntil = time;
    this.unread = this.mentions = 0;
    const { messages } = this.timeline;
    for (let i = messages.length - 1; i >= 0; i--) {
      const message = messages[i] as Message;
      if (message.time <= time) break;
      this.count(message);
    }
  }
}

/** What two people say to each other. */
export class DirectConversation extends Conversation {
  readonly isDirect = true;
  away: string | null = null;

  get isOpen(): boolean {
    return true;
  }
}
