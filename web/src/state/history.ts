import { writeTagged } from "../irc/messageWriter";
import { formatServerTime } from "../irc/serverTime";
import type { OpenBatch } from "./batches";
import { type Conversation, PastStretch } from "./conversation";
import type { IncomingLine } from "./incomingLine";
import type { Session } from "./session";
import type { Timeline } from "./timeline";

const usualPage = 100;
const firstPage = 50;
const mostConversations = 50;
const patience = 30_000;
const verbs: Partial<Record<Purpose, string>> = { missed: "AFTER", newer: "AFTER", around: "AROUND" };

/** `latest`: on coming in first; `missed`: after a break; `older` or `newer` than all that is there; `around` a message that is not there. */
type Purpose = "latest" | "missed" | "older" | "newer" | "around";

/** History that is being read, a page after the other. */
interface Reading {
  readonly conversation: Conversation;
  readonly purpose: Purpose;
  /** The stretch of the past that is read; null for what is contiguous with what is new. */
  readonly past: PastStretch | null;
  /** What was missed is later. */
  readonly from: number | null;
  label: string;
  askedAt: number;
  pages: number;
  linesOfPage: number;
  cursor: string;
  pageStart: string;
  /** The first message that was there when older ones were asked for, and the oldest line that came. */
  first: string | null;
  oldest: { readonly time: number; readonly cursor: string } | null;
  /** Whether something came that was seen before the break: so nothing between is missing. */
  hasAnchor: boolean;
}

/**
 * Reads history by pages: https://ircv3.net/specs/extensions/chathistory. What was missed is asked for from just before the last thing
 * that was seen, so that its coming again proves that nothing is missing between.
 */
export class HistoryReading {
  private readings: Reading[] = [];

  constructor(private readonly session: Session) {}

  private get isOffered(): boolean {
    return this.session.has("draft/chathistory") && this.session.has("batch");
  }

  private get canRead(): boolean {
    return this.isOffered && this.session.state.phase === "online";
  }

  /** One has come in, or is back. */
  catchUp(conversation: Conversation): void {
    if (this.find(conversation)) return;
    const from = conversation.seenUntil;
    if (!this.isOffered) {
      conversation.hasGap ||= from !== null;
      conversation.hasOlder = false;
      this.session.outbox.caughtUp(conversation, false);
      return;
    }
    conversation.isCatchingUp = true;
    const cursor = from === null ? "*" : `timestamp=${formatServerTime(Math.max(0, from - 1))}`;
    this.begin(conversation, from === null ? "latest" : "missed", from, cursor);
  }

  /** Back after a break: direct conversations have to be looked at, too. */
  catchUpDirect(): void {
    const candidates = this.session.state.conversations.filter(
      (one) => one.isDirect && (one.seenUntil !== null || this.session.outbox.hasDoubts(one)),
    );
    candidates.sort((one, other) => (other.seenUntil ?? 0) - (one.seenUntil ?? 0));
    for (const one of candidates.slice(0, mostConversations)) this.catchUp(one);
  }

  loadOlder(conversation: Conversation): void {
    const { past, shown } = conversation;
    const isPossible = (past ?? conversation).hasOlder && this.canRead && !shown.isFull;
    if (this.find(conversation) || !isPossible) return;
    const first = shown.messages.find((message) => message.id !== null)?.id ?? null;
    conversation.isLoadingOlder = true;
    conversation.changed();
    // A page may have nothing in it that is shown: the next goes on behind it.
    const { unseen } = past ?? conversation;
    const cursor = unseen?.first === first ? unseen.cursor : first === null ? "*" : `msgid=${first}`;
    this.begin(conversation, "older", null, cursor).first = first;
  }

  /** Goes on in a stretch of the past, up to where it meets what is there. */
  loadNewer(conversation: Conversation): void {
    const last = conversation.past?.timeline.messages.findLast((message) => message.id !== null);
    if (this.find(conversation) || !conversation.past?.hasNewer || !this.canRead || !last) return;
    conversation.isLoadingNewer = true;
    conversation.changed();
    this.begin(conversation, "newer", null, `msgid=${last.id}`);
  }

  /** Shows a message and marks it, and reads what is around it where it is not there. */
  jump(conversation: Conversation, id: string): void {
    if (conversation.timeline.find(id)) conversation.leavePast();
    if (conversation.message(id)) {
      conversation.jump.value = id;
      return;
    }
    if (this.find(conversation) || !this.canRead) {
      conversation.problem.value = { code: "cannotJump", text: "" };
      return;
    }
    conversation.past = new PastStretch(this.session.state.newTimeline(this.session.limits.past));
    conversation.jump.value = id;
    conversation.isLoadingNewer = true;
    conversation.changed();
    this.begin(conversation, "around", null, `msgid=${id}`);
  }

  /** Where a line of the past belongs. */
  timelineOf(line: IncomingLine, conversation: Conversation): Timeline {
    const reading = line.isHistory && line.batch ? this.ofBatch(line.historyBatch ?? line.batch) : undefined;
    return reading?.conversation === conversation && reading.past !== null ? reading.past.timeline : conversation.timeline;
  }

  /** A line of a page, message or not. */
  saw(line: IncomingLine): void {
    const batch = line.batch?.isHistory ? line.batch : line.batch?.parent;
    const reading = batch && this.ofBatch(batch);
    if (!reading || line.tag("draft/chathistory-context") !== null) return;
    reading.linesOfPage++;
    reading.hasAnchor ||= reading.from !== null && line.time <= reading.from;
    reading.cursor = line.id ? `msgid=${line.id}` : `timestamp=${formatServerTime(line.time)}`;
    if (reading.oldest === null || line.time < reading.oldest.time) reading.oldest = { time: line.time, cursor: reading.cursor };
  }

  /** A page is complete. */
  ended(batch: OpenBatch): void {
    const reading = this.ofBatch(batch);
    if (!reading) return;
    const hasRoom = reading.pages < this.session.limits.gapPages;
    // Only an empty page is the last: what the server does not show is not counted alike everywhere.
    const goesOn = reading.purpose === "missed" && reading.linesOfPage > 0 && reading.cursor !== reading.pageStart && hasRoom;
    if (goesOn) this.ask(reading);
    else this.finish(reading, hasRoom);
  }

  /** The server refuses. Says whether that was about history that is being read. */
  refused(label: string | null, target: string): boolean {
    const reading =
      this.readings.find((one) => label !== null && one.label === label) ??
      this.readings.find((one) => this.session.state.names.same(one.conversation.name, target));
    if (reading) this.finish(reading, false);
    return reading !== undefined;
  }

  disconnected(): void {
    this.readings = [];
  }

  tick(): void {
    const now = this.session.steady();
    for (const one of this.readings.filter((one) => now - one.askedAt > patience)) this.finish(one, false);
  }

  private find(conversation: Conversation): Reading | undefined {
    return this.readings.find((one) => one.conversation === conversation);
  }

  private ofBatch(batch: OpenBatch): Reading | undefined {
    return (
      this.readings.find((one) => batch.label !== null && one.label === batch.label) ??
      this.readings.find((one) => this.session.state.names.same(one.conversation.name, batch.start.at(2)))
    );
  }

  private begin(conversation: Conversation, purpose: Purpose, from: number | null, cursor: string): Reading {
    const started = { label: "", askedAt: 0, pages: 0, linesOfPage: 0, pageStart: cursor, first: null, oldest: null, hasAnchor: false };
    const past = purpose === "older" || purpose === "newer" || purpose === "around" ? conversation.past : null;
    const reading: Reading = { conversation, purpose, past, from, cursor, ...started };
    this.readings.push(reading);
    this.ask(reading);
    return reading;
  }

  private ask(reading: Reading): void {
    reading.label = this.session.nextLabel();
    reading.askedAt = this.session.steady();
    reading.pages++;
    reading.linesOfPage = 0;
    reading.pageStart = reading.cursor;
    const verb = verbs[reading.purpose] ?? (reading.cursor === "*" ? "LATEST" : "BEFORE");
    const page = Math.min(
      this.session.state.isupport.number("CHATHISTORY", usualPage),
      reading.purpose === "latest" ? firstPage : usualPage,
    );
    const tags = this.session.has("labeled-response") ? { label: reading.label } : {};
    this.session.sendLine(writeTagged(tags, "CHATHISTORY", verb, reading.conversation.name, reading.cursor, String(page)));
  }

  private finish(reading: Reading, isRead: boolean): void {
    this.readings = this.readings.filter((one) => one !== reading);
    const { conversation } = reading;
    const goesOn = isRead && reading.linesOfPage > 0;
    if (reading.purpose === "older") {
      const { first, oldest } = reading;
      const read = reading.past ?? conversation;
      read.hasOlder = goesOn && oldest !== null && oldest.cursor !== reading.pageStart;
      read.unseen = oldest && { first, cursor: oldest.cursor };
      conversation.isLoadingOlder = false;
    } else if (reading.past !== null) {
      reading.past.hasNewer = goesOn;
      conversation.isLoadingNewer = false;
    } else {
      conversation.endCatchUp();
      conversation.hasGap ||= reading.from !== null && !(isRead && reading.hasAnchor);
      this.session.outbox.caughtUp(conversation, isRead && reading.hasAnchor);
    }
    if (reading.past !== null) this.pastWasRead(reading, reading.past);
    conversation.changed();
  }

  private pastWasRead({ conversation, purpose, pageStart }: Reading, past: PastStretch): void {
    if (conversation.past !== past) past.timeline.clear();
    else if (purpose === "around" && !past.timeline.find(pageStart.slice("msgid=".length))) {
      conversation.leavePast();
      conversation.jump.value = null;
      conversation.problem.value = { code: "UNKNOWN_MSGID", text: "" };
    } else if (!past.hasNewer || past.timeline.messages.some((one) => conversation.timeline.find(one.id))) {
      // It has met what is there: from now on the two are one.
      for (const one of past.timeline.messages) conversation.timeline.add(one);
      conversation.hasOlder = past.hasOlder;
      conversation.leavePast();
    }
  }
}
