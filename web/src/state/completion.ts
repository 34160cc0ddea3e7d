import type { Conversation } from "./conversation";
import { findEmoji } from "./emoji";
import { Room } from "./room";
import type { Session } from "./session";
import { slashes } from "./slash/table";

export type SuggestionKind = "nick" | "room" | "command" | "emoji";

export interface Suggestion {
  readonly kind: SuggestionKind;
  /** What is put in place of what was typed. */
  readonly text: string;
  readonly label: string;
  /** What follows a command, or the sign of an emoji. */
  readonly detail: string;
}

export interface Completion {
  /** Where what was typed begins; it ends where one writes. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

const mostSuggestions = 8;
const mostTyped = 64;

/** What fits what stands before the place where one writes; null where nothing is begun. */
export function complete(session: Session, conversation: Conversation, text: string, caret: number): Completion | null {
  const before = text.slice(Math.max(0, caret - mostTyped), caret);
  const word = /(?:^|[\s(])([@#:/]?[^\s(]*)$/.exec(before)?.[1] ?? "";
  const from = caret - word.length;
  const suggestions = suggest(session, conversation, word, from === 0);
  return suggestions.length === 0 ? null : { from, suggestions };
}

/** Nicknames for a word without a sign, as the Tab key asks for them. */
export function completeNick(conversation: Conversation, text: string, caret: number): Completion | null {
  const word = /\S*$/.exec(text.slice(Math.max(0, caret - mostTyped), caret))?.[0] ?? "";
  if (word === "" || !/^[^@#:/]/.test(word)) return null;
  const from = caret - word.length;
  const suggestions = nicks(conversation, word, from === 0 ? ": " : " ", "");
  return suggestions.length === 0 ? null : { from, suggestions };
}

function suggest(session: Session, conversation: Conversation, word: string, isFirst: boolean): readonly Suggestion[] {
  const wanted = word.slice(1).toLowerCase();
  switch (word.charAt(0)) {
    case "@":
      return nicks(conversation, wanted, " ", "@");
    case "#":
      return session.state.rooms
        .filter((room) => room.name.slice(1).toLowerCase().startsWith(wanted))
        .slice(0, mostSuggestions)
        .map(({ name }) => ({ kind: "room", text: `${name} `, label: name, detail: "" }));
    case "/":
      return isFirst
        ? slashes
            .filter(({ name }) => name.startsWith(wanted) && name !== wanted)
            .slice(0, mostSuggestions)
            .map(({ name, syntax }) => ({ kind: "command", text: `/${name} `, label: `/${name}`, detail: syntax }))
        : [];
    case ":":
      return wanted.length < 2
        ? []
        : findEmoji(wanted, mostSuggestions).map(({ sign, code }) => ({
            kind: "emoji",
            text: `${sign} `,
            label: `:${code}:`,
            detail: sign,
          }));
    default:
      return [];
  }
}

// Who has spoken last is meant most often.
function nicks(conversation: Conversation, wanted: string, after: string, sign: string): readonly Suggestion[] {
  const spoken = [...new Set(conversation.timeline.messages.slice(-200).map(({ sender }) => sender))].reverse();
  const members = conversation instanceof Room ? conversation.members() : [{ nick: conversation.name }].values();
  const found: string[] = [];
  for (const { nick } of members) if (nick.toLowerCase().startsWith(wanted.toLowerCase())) found.push(nick);
  const rank = (nick: string) => (spoken.includes(nick) ? spoken.indexOf(nick) : spoken.length);
  return found
    .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other))
    .slice(0, mostSuggestions)
    .map((nick) => ({ kind: "nick", text: `${sign}${nick}${after}`, label: nick, detail: "" }));
}
