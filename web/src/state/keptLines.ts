import type { Conversation } from "./conversation";
import { type Message, type MessageKind, newMessage } from "./message";
import { Room } from "./room";
import type { Session } from "./session";
import { fieldsOf, readJson, type Store } from "./store";

const key = "chaton.kept";
const mostConversations = 30;
const mostLines = 50;
const mostText = 2_000;
const mostUnsent = 100;

/** The last lines of each conversation and what is still to be sent, kept on this device so that a page without a connection shows them. */
export class KeptLines {
  constructor(private readonly store: Store) {}

  keep(session: Session, nick: string): void {
    const conversations = session.state.conversations.slice(0, mostConversations).map(written);
    this.store.write(key, JSON.stringify({ nick, conversations }));
  }

  /** What was kept is deleted. */
  forget(): void {
    this.store.remove(key);
  }

  /** Whose lines are kept; "" when there are none. */
  get nick(): string {
    const { nick } = fieldsOf(readJson(this.store, key));
    return typeof nick === "string" ? nick : "";
  }

  /** Puts into a session that has not been connected yet what was kept under its nickname. */
  restore(session: Session): void {
    const kept = fieldsOf(readJson(this.store, key));
    if (typeof kept.nick !== "string" || !session.state.isMe(kept.nick) || !Array.isArray(kept.conversations)) return;
    for (const one of kept.conversations.slice(0, mostConversations)) restoreConversation(session, fieldsOf(one));
    session.state.changed();
  }
}

function restoreConversation(session: Session, kept: Readonly<Record<string, unknown>>): void {
  if (typeof kept.name !== "string" || kept.name.length > 100 || !Array.isArray(kept.lines)) return;
  if (kept.isWanted === true && session.state.isRoomName(kept.name)) session.join(kept.name);
  const conversation = session.state.open(kept.name);
  if (!conversation) return;
  const lines = kept.lines.slice(0, mostLines + mostUnsent).map(readLine);
  for (const message of lines) {
    if (message?.status === "sending") session.outbox.resume(conversation, message);
    else if (message) conversation.timeline.add(message);
  }
  // The break began when the page was closed: what was missed is read from there.
  const seen = lines.findLast((one) => one?.id != null);
  if (seen) conversation.saw(seen.time);
  if (typeof kept.readUntil === "number" && Number.isSafeInteger(kept.readUntil)) conversation.readTo(kept.readUntil);
  conversation.changed();
}

function written(conversation: Conversation): unknown {
  const { messages } = conversation.timeline;
  const sent = messages.filter((one) => one.status === "sent").slice(-mostLines);
  const unsent = messages.filter((one) => one.status === "sending").slice(-mostUnsent);
  return {
    name: conversation.name,
    isWanted: conversation instanceof Room && conversation.isWanted,
    readUntil: conversation.readUntil,
    lines: [...sent, ...unsent].map((one) => ({
      id: one.id,
      clientId: one.clientId,
      time: one.time,
      sender: one.sender,
      account: one.account,
      text: one.text.slice(0, mostText),
      kind: one.kind,
      isOwn: one.isOwn,
      isMention: one.isMention,
      replyTo: one.replyTo,
      isEdited: one.isEdited,
      isRedacted: one.isRedacted,
      status: one.status,
    })),
  };
}

function readLine(value: unknown): Message | null {
  const given = fieldsOf(value);
  const text = (name: string, most: number) => {
    const one = given[name];
    return typeof one === "string" && one.length <= most ? one : null;
  };
  const [sender, said, time] = [text("sender", 100), text("text", mostText), given.time];
  if (sender === null || said === null || typeof time !== "number" || !Number.isSafeInteger(time)) return null;
  const kinds: readonly unknown[] = ["said", "action", "notice"];
  return newMessage({
    sender,
    text: said,
    time,
    id: text("id", 200),
    clientId: text("clientId", 200),
    account: text("account", 100),
    replyTo: text("replyTo", 200),
    kind: kinds.includes(given.kind) ? (given.kind as MessageKind) : "said",
    isOwn: given.isOwn === true,
    isMention: given.isMention === true,
    isEdited: given.isEdited === true,
    isRedacted: given.isRedacted === true,
    status: given.status === "sending" ? "sending" : "sent",
  });
}
