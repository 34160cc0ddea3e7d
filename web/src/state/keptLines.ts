import type { Conversation } from "./conversation";
import { readMessage, writtenMessage } from "./keptMessage";
import type { Message } from "./message";
import { personOf } from "./person";
import { Room } from "./room";
import type { Session } from "./session";
import { fieldsOf, readJson, type Store } from "./store";

const prefix = "chaton.kept.";
const mostConversations = 30;
const mostLines = 50;
const mostPeople = 5;
// Of what is written, where a control character is six.
const mostOfLine = 8_000;
const mostOfConversation = 60_000;
const mostTogether = 600_000;
const mostKey = 200;

/** The last lines of each conversation of one person, kept on this device so that a page without a connection shows them. */
export class KeptLines {
  private readonly key: string;

  constructor(
    private readonly store: Store,
    nick: string,
  ) {
    this.key = prefix + personOf(nick);
  }

  keep(session: Session): void {
    const text = JSON.stringify({ keptAt: session.now(), conversations: chosen(session) });
    // What is not kept comes back from the server; what is older than it is in the way.
    if (!this.store.write(this.key, text)) this.forget();
    this.forgetOldest();
  }

  /** What was kept is deleted. */
  forget(): void {
    this.store.remove(this.key);
  }

  /** Puts into a session that has not been connected yet what was kept. */
  restore(session: Session): void {
    const { conversations } = fieldsOf(readJson(this.store, this.key));
    if (!Array.isArray(conversations)) return;
    for (const one of conversations.slice(0, mostConversations)) restoreConversation(session, fieldsOf(one));
    session.state.changed();
  }

  /** Deletes the lines of all people, the own included. */
  static forgetAll(store: Store): void {
    for (const key of store.keys(prefix)) store.remove(key);
  }

  // A device that many people use does not collect them.
  private forgetOldest(): void {
    const keys = this.store.keys(prefix);
    if (keys.length <= mostPeople) return;
    const keptAt = (key: string) => Number(fieldsOf(readJson(this.store, key)).keptAt) || 0;
    const others = keys.filter((key) => key !== this.key).map((key) => ({ key, at: keptAt(key) }));
    for (const { key } of others.sort((one, other) => other.at - one.at).slice(mostPeople - 1)) this.store.remove(key);
  }
}

// A stranger can begin a talk with anybody and fill it: what one chose oneself comes before that.
function chosen(session: Session): readonly unknown[] {
  const rank = (one: Conversation) => (one instanceof Room ? (one.isWanted ? 0 : 1) : one.isUnasked ? 2 : 1);
  const newest = (one: Conversation) => one.timeline.last?.time ?? 0;
  const all = [...session.state.conversations].sort((one, other) => rank(one) - rank(other) || newest(other) - newest(one));
  let left = mostTogether;
  return all.slice(0, mostConversations).map((one) => {
    const lines = lastLines(one.timeline.messages, Math.min(left, mostOfConversation));
    left -= lines.cost;
    return {
      name: one.name,
      isWanted: one instanceof Room && one.isWanted,
      key: one instanceof Room ? one.key : null,
      isUnasked: one.isUnasked,
      readUntil: one.readUntil,
      lines: lines.written,
    };
  });
}

// One run without a hole, for history is read on from its last line, and back from its first. What is long is dropped, never cut:
// the server's whole text would not take the place of a part of it.
function lastLines(messages: readonly Message[], most: number): { readonly written: readonly unknown[]; readonly cost: number } {
  const written: unknown[] = [];
  let cost = 0;
  for (let i = messages.length - 1; i >= 0 && written.length < mostLines; i--) {
    const message = messages[i] as Message;
    if (message.status !== "sent" || message.kind === "event") continue;
    const line = writtenMessage(message);
    const length = message.text.length > mostOfLine ? Number.POSITIVE_INFINITY : JSON.stringify(line).length;
    if (length <= mostOfLine && cost + length <= most) {
      written.unshift(line);
      cost += length;
    } else if (written.length > 0) break;
  }
  return { written, cost };
}

// What a link gave just now is newer than what was kept.
function join(session: Session, name: string, key: unknown): void {
  session.join(name, session.state.findRoom(name)?.key ?? (typeof key === "string" && key.length <= mostKey ? key : null));
}

function restoreConversation(session: Session, kept: Readonly<Record<string, unknown>>): void {
  if (typeof kept.name !== "string" || kept.name.length > 100 || !Array.isArray(kept.lines)) return;
  if (kept.isWanted === true && session.state.isRoomName(kept.name)) join(session, kept.name, kept.key);
  const conversation = session.state.open(kept.name, kept.isUnasked === true);
  if (!conversation) return;
  const lines = kept.lines.slice(0, mostLines).map((one) => readMessage(one, "sent"));
  for (const message of lines) if (message) conversation.timeline.add(message);
  // The break began when the page was closed: what was missed is read from there.
  const seen = lines.findLast((one) => one?.id != null);
  if (seen) conversation.saw(seen.time);
  if (typeof kept.readUntil === "number" && Number.isSafeInteger(kept.readUntil)) conversation.readTo(kept.readUntil);
  conversation.changed();
}
