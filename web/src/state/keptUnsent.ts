import type { Conversation } from "./conversation";
import { KeptLines } from "./keptLines";
import { readMessage, writtenMessage } from "./keptMessage";
import type { Unsent } from "./outbox";
import { personOf } from "./person";
import { Room } from "./room";
import type { Session } from "./session";
import { fieldsOf, readJson, type Store } from "./store";

const prefix = "chaton.unsent.";
// A page in the background may write once a minute only.
const silence = 180_000;
const noteLasts = 86_400_000;

/**
 * What a page has still to send, kept on this device until the server has it. When the page is gone, another one of the same person takes it up.
 *
 * That happens once. A record has one owner, the page whose id is in its key, and only a page that has left its record, or has not renewed it for
 * minutes, loses it. Whoever takes it leaves a note in its place; an owner that was only asleep finds the note and lets go of what was taken.
 * Two pages that open in the same moment may still take the same record. Then what both send has the same client id: the server says it once
 * for an account, and a guest's nickname is one page's only, so only one of the two sends under it. What may have arrived before
 * is sent only after the history has been read.
 */
export class KeptUnsent {
  private readonly person: string;
  private readonly key: string;
  /** The client ids in the record as it was written last. */
  private written: ReadonlySet<string> = new Set();

  /** @param page an id that no other page has */
  constructor(
    private readonly store: Store,
    nick: string,
    page: string,
  ) {
    this.person = personOf(nick);
    this.key = prefix + page;
  }

  /** False when the device does not take it. @param isLeft whether the page goes, so that another one need not wait */
  keep(session: Session, isLeft = false): boolean {
    this.letGo(session);
    const { unsent } = session.outbox;
    if (unsent.length === 0) {
      if (this.written.size > 0) this.store.remove(this.key);
      this.written = new Set();
      return true;
    }
    const text = JSON.stringify({ person: this.person, renewedAt: isLeft ? 0 : session.now(), lines: unsent.map(writtenLine) });
    const isKept = this.store.write(this.key, text) || this.writeInPlaceOfLines(text);
    if (isKept) this.written = new Set(unsent.map(({ message }) => message.clientId ?? ""));
    return isKept;
  }

  /** Takes up what pages of the same person have left. */
  takeUp(session: Session): void {
    for (const key of this.store.keys(prefix)) {
      if (key === this.key) continue;
      const record = fieldsOf(readJson(this.store, key));
      const hasPassed = (since: unknown, time: number) => typeof since !== "number" || Math.abs(session.now() - since) > time;
      if ("takenAt" in record && hasPassed(record.takenAt, noteLasts)) this.store.remove(key);
      if (record.person !== this.person || !Array.isArray(record.lines) || !hasPassed(record.renewedAt, silence)) continue;
      if (!this.store.write(key, JSON.stringify({ takenAt: session.now() }))) continue;
      for (const line of record.lines) resume(session, fieldsOf(line));
      this.keep(session);
    }
    session.outbox.pump();
  }

  /** What this person has not sent is deleted, whichever page it is of. */
  forget(): void {
    for (const key of this.store.keys(prefix)) if (fieldsOf(readJson(this.store, key)).person === this.person) this.store.remove(key);
    this.written = new Set();
  }

  private letGo(session: Session): void {
    if (this.written.size === 0 || !("takenAt" in fieldsOf(readJson(this.store, this.key)))) return;
    session.outbox.giveUp(this.written);
    this.store.remove(this.key);
    this.written = new Set();
  }

  // The server has the lines; it does not have this.
  private writeInPlaceOfLines(text: string): boolean {
    KeptLines.forgetAll(this.store);
    return this.store.write(this.key, text);
  }
}

function writtenLine({ conversation, message, isInDoubt }: Unsent): unknown {
  return {
    ...writtenMessage(message),
    conversation: conversation.name,
    isWanted: conversation instanceof Room && conversation.isWanted,
    seenUntil: conversation.seenUntil,
    isInDoubt,
    isFailed: message.status === "failed",
    failure: message.failure?.slice(0, 300) ?? null,
    failureCode: message.failureCode,
  };
}

function resume(session: Session, line: Readonly<Record<string, unknown>>): void {
  const message = readMessage(line, line.isFailed === true ? "failed" : "sending");
  if (!message?.clientId || typeof line.conversation !== "string" || line.conversation.length > 100) return;
  const conversation = place(session, line.conversation, line.isWanted === true);
  if (!conversation || conversation.timeline.messages.some((one) => one.clientId === message.clientId)) return;
  // From here the history tells what has arrived.
  if (conversation.seenUntil === null && Number.isSafeInteger(line.seenUntil)) conversation.saw(line.seenUntil as number);
  session.outbox.resume({ conversation, message, isInDoubt: line.isInDoubt === true });
  conversation.changed();
}

function place(session: Session, name: string, isWanted: boolean): Conversation | undefined {
  const known = session.state.find(name);
  if (isWanted && session.state.isRoomName(name) && !(known instanceof Room && known.isWanted)) session.join(name);
  return session.state.open(name);
}
