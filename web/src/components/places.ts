import { createContext } from "preact";
import type { Conversation } from "../state/conversation";
import type { Drafts } from "../state/drafts";

/** Where what is said can lead to, and what is kept of it: the screen knows the way. */
export interface PlacesToGo {
  readonly drafts: Drafts | null;
  openRoom(name: string, key?: string | null): void;
  openProfile(nick: string): void;
  /** Looks for a text; with "", opens the search. */
  search(text: string): void;
  show(conversation: Conversation): void;
}

const nowhere = () => {};

export const Places = createContext<PlacesToGo>({
  drafts: null,
  openRoom: nowhere,
  openProfile: nowhere,
  search: nowhere,
  show: nowhere,
});
