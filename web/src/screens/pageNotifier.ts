import { effect } from "@preact/signals";
import type { Conversation } from "../state/conversation";
import type { Message } from "../state/message";
import { isWorthTelling, titleOf, unreadOf } from "../state/notifier";
import { changePreferences, preferences } from "../state/preferences";
import { safeName, safeText } from "../state/safeText";
import type { Shell } from "../state/shell";
import type { Store } from "../state/store";
import { words } from "../words/words";
import { followNotes, mayNote, showNote } from "./systemNote";

const mostText = 140;

/** Tells of what was said while nobody looks: the title, the picture of the tab, and the system where that is wished. */
export function notifyPage(shell: Shell, store: Store, server: string): () => void {
  const { session } = shell;
  const tell = (conversation: Conversation, message: Message) => {
    const attention = { isSeen: document.visibilityState === "visible" && document.hasFocus(), current: shell.current.value };
    if (!isWorthTelling(conversation, message, attention, preferences.value)) return;
    if (attention.isSeen) shell.say(lineOf(conversation, message), false, null, conversation);
    else if (preferences.value.system) void bySystem(shell, store, conversation, message);
  };
  session.heard.add(tell);
  const endNotes = followNotes((tag) => goTo(shell, tag));
  const end = effect(() => {
    const conversations = shell.listed.value;
    for (const one of conversations) one.changes.value;
    const counts = unreadOf(conversations, preferences.value);
    document.title = titleOf(safeName(shell.current.value?.name ?? ""), safeText(server), counts);
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = counts.mentions > 0 ? "/icon-mention.svg" : counts.unread > 0 ? "/icon-unread.svg" : "/icon.svg";
    const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
    // Where the page is installed; a refusal is of no interest.
    void (counts.mentions > 0 ? setAppBadge?.call(navigator, counts.mentions) : clearAppBadge?.call(navigator))?.catch(() => {});
  });
  return () => {
    session.heard.delete(tell);
    endNotes();
    end();
  };
}

async function bySystem(shell: Shell, store: Store, conversation: Conversation, message: Message): Promise<void> {
  const place = conversation.isDirect ? "" : ` · ${safeName(conversation.name)}`;
  const note = { title: `${safeName(message.sender)}${place}`, body: cut(message.text), tag: conversation.name };
  try {
    if (mayNote()) {
      await showNote(note, (tag) => goTo(shell, tag));
      return;
    }
  } catch {
    // Some browsers have the name, and nothing behind it.
  }
  // What does not work is not shown as if it did.
  if (!preferences.value.system) return;
  changePreferences(store, { system: false });
  shell.say(mayNote() ? words.value.settings.notPossible : words.value.settings.notAllowed, true);
}

function goTo(shell: Shell, name: string): void {
  const conversation = shell.session.state.find(name);
  if (conversation) shell.choose(conversation);
}

function lineOf(conversation: Conversation, message: Message): string {
  const [sender, text] = [safeName(message.sender), cut(message.text)];
  return conversation.isDirect ? words.value.talk.said(sender, text) : words.value.notify.said(sender, safeName(conversation.name), text);
}

function cut(text: string): string {
  const safe = safeText(text).replace(/\s+/g, " ");
  return safe.length > mostText ? `${safe.slice(0, mostText)}…` : safe;
}
