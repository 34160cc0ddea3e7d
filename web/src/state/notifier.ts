import type { Conversation } from "./conversation";
import type { Message } from "./message";
import type { Preferences } from "./preferences";

/** What the page is doing while something is said. */
export interface Attention {
  readonly isSeen: boolean;
  readonly current: Conversation | undefined;
}

/** Whether somebody should be told of a message. */
export function isWorthTelling(conversation: Conversation, message: Message, attention: Attention, wishes: Preferences): boolean {
  if (message.isOwn || message.kind === "notice" || wishes.notify === "nothing") return false;
  if (attention.isSeen && attention.current === conversation) return false;
  if (isMuted(conversation.name, wishes)) return false;
  return wishes.notify === "all" || message.isMention || conversation.isDirect;
}

export function isMuted(name: string, { muted }: Preferences): boolean {
  return muted.includes(name.toLowerCase());
}

/** What is unread in all conversations; of muted ones only what is for oneself. */
export function unreadOf(conversations: readonly Conversation[], wishes: Preferences): { unread: number; mentions: number } {
  let [unread, mentions] = [0, 0];
  for (const one of conversations) {
    mentions += one.mentions;
    unread += isMuted(one.name, wishes) ? one.mentions : one.unread;
  }
  return { unread, mentions };
}

/** `(2) #room · Server`, with a dot where nothing is for oneself. */
export function titleOf(place: string, server: string, { unread, mentions }: { unread: number; mentions: number }): string {
  const mark = mentions > 0 ? `(${mentions > 99 ? "99+" : mentions}) ` : unread > 0 ? "• " : "";
  return `${mark}${place === "" ? "" : `${place} · `}${server}`;
}
