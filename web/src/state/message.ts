import type { RoomEvent } from "./roomEvent";

/** `event`: nobody says it, it tells what happened. */
export type MessageKind = "said" | "action" | "notice" | "event";

export type MessageStatus = "sent" | "sending" | "failed";

export interface Reaction {
  readonly nick: string;
  readonly text: string;
}

/** A message of a conversation. Only the state changes it. */
export interface Message {
  /** The server's id; null while it has none. */
  id: string | null;
  readonly clientId: string | null;
  /** What a list knows it by; it never changes. */
  readonly key: number;
  /** Milliseconds since 1970. */
  time: number;
  readonly sender: string;
  readonly account: string | null;
  text: string;
  readonly kind: MessageKind;
  readonly isOwn: boolean;
  readonly isMention: boolean;
  /** The id of the message that this answers. */
  readonly replyTo: string | null;
  status: MessageStatus;
  /** Why it was not sent, in the server's words. */
  failure: string | null;
  /** A numeric, a code of a FAIL, or a reason of one's own: `brokenLine`, `unanswered`, `outboxFull`, `left`. */
  failureCode: string | null;
  /** Whether it is about to be deleted, which can still be undone. */
  isDeleting: boolean;
  /** What happened, where that is not a message: several things in a row are one line. */
  events: readonly RoomEvent[];
  isEdited: boolean;
  isRedacted: boolean;
  reactions: readonly Reaction[];
}

let keys = 0;

/** A message with what is not given as it usually is. */
export function newMessage(given: Partial<Message> & Pick<Message, "sender" | "text" | "time">): Message {
  return {
    id: null,
    clientId: null,
    account: null,
    kind: "said",
    isOwn: false,
    isMention: false,
    replyTo: null,
    status: "sent",
    failure: null,
    failureCode: null,
    isDeleting: false,
    events: [],
    isEdited: false,
    isRedacted: false,
    reactions: [],
    ...given,
    key: ++keys,
  };
}

/** All of a message that can change, but its reactions: what was drawn of one with the same stamp is up to date. */
export function stampOf({ id, time, status, failureCode, isDeleting, isEdited, isRedacted, text }: Message): string {
  return `${id} ${time} ${status} ${failureCode} ${isDeleting} ${isEdited} ${isRedacted} ${text}`;
}

/** Somebody reacts, or takes it back. Says whether that changed anything. */
export function react(message: Message, reaction: Reaction, isTakenBack: boolean, most: number): boolean {
  const others = message.reactions.filter((one) => one.nick !== reaction.nick || one.text !== reaction.text);
  const wasThere = others.length < message.reactions.length;
  if (wasThere !== isTakenBack || (!isTakenBack && others.length >= most)) return false;
  message.reactions = isTakenBack ? others : [...others, reaction];
  return true;
}
