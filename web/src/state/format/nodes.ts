import type { Style } from "./style";

/** A piece of a line. Texts are safe to be shown; an address is one that may be gone to. */
export type Inline =
  | { readonly kind: "text"; readonly text: string; readonly style: Style | null }
  | { readonly kind: "strong" | "emphasis" | "strike" | "spoiler"; readonly inside: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly address: string; readonly text: string; readonly host: string | null }
  | { readonly kind: "room"; readonly name: string }
  | { readonly kind: "mention"; readonly text: string; readonly isMe: boolean };

/** A piece of a message, of one line or more. */
export type Block =
  | { readonly kind: "lines" | "quote"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string };

/** What names mean where something is said. */
export interface Names {
  isMe(nick: string): boolean;
  isMember(nick: string): boolean;
}
