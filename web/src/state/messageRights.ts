import type { Conversation } from "./conversation";
import type { Message } from "./message";
import { Room } from "./room";
import { may } from "./roomRights";
import type { Session } from "./session";

/** What can be done with a message, as far as one can tell; the server decides. */
export interface MessageRights {
  readonly reply: boolean;
  readonly react: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
  readonly copy: boolean;
}

const none: MessageRights = { reply: false, react: false, edit: false, remove: false, copy: false };

export function rightsOf(session: Session, conversation: Conversation, message: Message): MessageRights {
  if (message.kind === "event" || message.isRedacted || message.isDeleting) return none;
  const isThere = message.id !== null && message.status === "sent" && conversation.isOpen && session.state.phase === "online";
  const answers = isThere && session.has("message-tags");
  const moderates = conversation instanceof Room && may(session, conversation, "kick");
  return {
    reply: answers,
    react: answers,
    // An edit is one line.
    edit: isThere && message.isOwn && session.has("chaton/message-edit") && !message.text.includes("\n"),
    remove: isThere && session.has("draft/message-redaction") && (message.isOwn || moderates),
    copy: true,
  };
}

/** The last message that one can edit. */
export function lastEditable(session: Session, conversation: Conversation): Message | undefined {
  const from = Math.max(0, conversation.timeline.messages.length - 500);
  return conversation.timeline.messages.slice(from).findLast((one) => one.isOwn && rightsOf(session, conversation, one).edit);
}

/** The signs of the reactions to a message, each with who gave it. */
export function countReactions(message: Message): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, string[]>();
  for (const { text, nick } of message.reactions) {
    const nicks = counts.get(text);
    if (nicks) nicks.push(nick);
    else counts.set(text, [nick]);
  }
  return counts;
}

/** Reacts, or takes it back where one has. */
export function toggleReaction(session: Session, conversation: Conversation, message: Message, sign: string): void {
  const isMine = message.reactions.some((one) => one.text === sign && session.state.isMe(one.nick));
  session.react(conversation, message, sign, isMine);
}
