import type { Conversation, Problem } from "../conversation";
import type { Session } from "../session";

/** What a slash command is called, what it wants and what it does; the catalogues tell what for. */
export interface Slash {
  readonly name: string;
  /** What follows the name, `[...]` where it may be left out. */
  readonly syntax: string;
  readonly minWords?: number;
  readonly needsRoom?: boolean;
  /** Whether it does something also while there is no connection. */
  readonly canWait?: boolean;
  run(input: SlashInput): SlashOutcome | undefined;
}

export interface SlashInput {
  readonly session: Session;
  readonly conversation: Conversation;
  readonly words: readonly string[];
  /** All that follows the name. */
  readonly text: string;
  /** What follows so many words. */
  after(words: number): string;
  /** Tells the server; when it refuses, the conversation has the problem. */
  ask(...words: [string, ...string[]]): void;
}

/** What came of it, for the page to do. */
export interface SlashOutcome {
  readonly problem?: Problem;
  /** A room or somebody to go to. */
  readonly goTo?: { readonly name: string; readonly key: string | null };
  readonly profile?: string;
  readonly search?: string;
  readonly showsHelp?: boolean;
}
