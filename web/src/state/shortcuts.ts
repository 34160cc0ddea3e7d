/** What a key does in the chat, anywhere on the page. */
export type Command =
  | "switch"
  | "next"
  | "previous"
  | "nextUnread"
  | "previousUnread"
  | "members"
  | "rooms"
  | "write"
  | "directory"
  | "settings"
  | "markRead"
  | "help";

/** A key as the browser tells it. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Shortcut {
  readonly command: Command;
  readonly key: string;
  readonly with: readonly ("ctrl" | "alt" | "shift")[];
  /** Whether it is also a sign that somebody may want to write. */
  readonly isSign?: boolean;
}

/** All of them: the page listens by this table, and the sheet is made of it. */
export const shortcuts: readonly Shortcut[] = [
  { command: "switch", key: "k", with: ["ctrl"] },
  { command: "previous", key: "ArrowUp", with: ["alt"] },
  { command: "next", key: "ArrowDown", with: ["alt"] },
  { command: "previousUnread", key: "ArrowUp", with: ["alt", "shift"] },
  { command: "nextUnread", key: "ArrowDown", with: ["alt", "shift"] },
  { command: "rooms", key: "r", with: ["alt"] },
  { command: "members", key: "m", with: ["alt"] },
  { command: "write", key: "w", with: ["alt"] },
  { command: "directory", key: "o", with: ["alt"] },
  { command: "settings", key: ",", with: ["ctrl"] },
  { command: "markRead", key: "Escape", with: ["shift"] },
  { command: "help", key: "?", with: [], isSign: true },
];

/** What a key does; null when that is not the page's. @param isWriting whether the key goes into a field */
export function commandOf(key: Key, isWriting: boolean): Command | null {
  const found = shortcuts.find((one) => {
    if (one.isSign) return key.key === one.key && !isWriting && !key.ctrlKey && !key.metaKey && !key.altKey;
    const wants = (name: "ctrl" | "alt" | "shift") => one.with.includes(name);
    return (
      one.key.toLowerCase() === key.key.toLowerCase() &&
      wants("ctrl") === (key.ctrlKey || key.metaKey) &&
      wants("alt") === key.altKey &&
      wants("shift") === key.shiftKey
    );
  });
  return found?.command ?? null;
}
