import { type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import type { Conversation } from "../state/conversation";
import type { Message } from "../state/message";
import type { Session } from "../state/session";

/** What the lines of one list share. */
export interface TalkAround {
  readonly session: Session;
  readonly conversation: Conversation;
  /** The key of the message that one points at or that has the focus; its actions are shown. */
  readonly active: Signal<number | null>;
  /** The key of the message that one has just jumped to. */
  readonly marked: Signal<number | null>;
  /** The key of the message that one is about to delete for everybody. */
  readonly removing: Signal<number | null>;
  /** The message that was pressed for long; what can be done with it stands before the page. */
  readonly held: Signal<Message | null>;
  /** Where an emoji is being chosen for a message. */
  readonly picking: Signal<Picking | null>;
}

export interface Picking {
  readonly message: Message;
  readonly at: DOMRect;
}

export function talkAround(session: Session, conversation: Conversation): TalkAround {
  return {
    session,
    conversation,
    active: signal(null),
    marked: signal(null),
    removing: signal(null),
    held: signal(null),
    picking: signal(null),
  };
}

export const TalkContext = createContext<TalkAround | null>(null);

/** Does what was chosen for a message. */
export function act(around: TalkAround, message: Message, what: "reply" | "edit" | "remove" | "copy"): void {
  const { session, conversation, removing } = around;
  if (what === "reply") {
    conversation.editing.value = null;
    conversation.answering.value = message;
  } else if (what === "edit") {
    conversation.answering.value = null;
    conversation.editing.value = message;
  } else if (what === "copy") void navigator.clipboard?.writeText(message.text);
  else if (message.isOwn) session.deletions.begin(conversation, message);
  else removing.value = message.key;
}
