import type { Message } from "../state/message";
import { rightsOf } from "../state/messageRights";
import { act, type TalkAround } from "./talkContext";

/** What a key does in the list: it chooses a message, or does something with the chosen one. */
export function pressInList(event: KeyboardEvent, around: TalkAround, find: (key: number) => Message | undefined): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const log = event.currentTarget as HTMLElement;
  const isLine = target === log || target.dataset.key !== undefined;
  if (!isLine && key !== "Escape") return;
  if (key === "ArrowUp" || key === "ArrowDown") moveFocus(log, target, key === "ArrowUp" ? -1 : 1);
  else if (key === "Escape") leave(log, target);
  else {
    const message = target.dataset.key === undefined ? undefined : find(Number(target.dataset.key));
    if (!message || !actByKey(key, around, message, target)) return;
  }
  event.preventDefault();
}

function actByKey(key: string, around: TalkAround, message: Message, line: HTMLElement): boolean {
  const rights = rightsOf(around.session, around.conversation, message);
  if (key === "r" && rights.reply) act(around, message, "reply");
  else if (key === "e" && rights.edit) act(around, message, "edit");
  else if (key === "Delete" && rights.remove) act(around, message, "remove");
  else if (key === "c" && rights.copy) act(around, message, "copy");
  else if (key === "+" && rights.react) around.picking.value = { message, at: line.getBoundingClientRect() };
  else return false;
  return true;
}

function moveFocus(log: HTMLElement, from: HTMLElement, step: 1 | -1): void {
  const lines = [...log.querySelectorAll<HTMLElement>("article[data-key]")];
  const at = lines.indexOf(from);
  const next = at < 0 ? lines.at(-1) : lines[at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

// From the actions to their message, from there to where one writes.
function leave(log: HTMLElement, from: HTMLElement): void {
  const line = from.closest<HTMLElement>("article[data-key]");
  if (line && line !== from) line.focus();
  else log.closest(".talk")?.querySelector("textarea")?.focus();
}
