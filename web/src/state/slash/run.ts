import type { Conversation } from "../conversation";
import { Room } from "../room";
import type { Session } from "../session";
import type { SlashInput, SlashOutcome } from "./slash";
import { slashes } from "./table";

const mostWords = 20;

/** What was typed, without the sign that only tells that it is no command; null for a command. `//` begins a text with a slash. */
export function textToSay(typed: string): string | null {
  if (!typed.startsWith("/")) return typed;
  if (typed.startsWith("//")) return typed.slice(1);
  // A path is no command.
  return /^\/[A-Za-z]*(?:\s|$)/.test(typed) ? null : typed;
}

/** Does what was typed. */
export function runSlash(session: Session, conversation: Conversation, typed: string): SlashOutcome {
  const [head = ""] = typed.split(/\s/, 1);
  const name = head.slice(1).toLowerCase();
  const text = typed.slice(head.length).trim();
  const slash = slashes.find((one) => one.name === name);
  if (!slash) return { problem: { code: "unknownCommand", text: head } };
  const input = inputOf(session, conversation, text);
  if (input.words.length < (slash.minWords ?? 0)) return { problem: { code: "usage", text: `/${slash.name} ${slash.syntax}` } };
  if (!slash.canWait && session.state.phase !== "online") return { problem: { code: "needsConnection", text: "" } };
  if (slash.needsRoom && !(conversation instanceof Room) && !session.state.isRoomName(input.words[0] ?? ""))
    return { problem: { code: "needsRoom", text: "" } };
  return slash.run(input) ?? {};
}

function inputOf(session: Session, conversation: Conversation, text: string): SlashInput {
  const words = text === "" ? [] : text.split(/\s+/, mostWords);
  return {
    session,
    conversation,
    words,
    text,
    after: (count) => words.slice(0, count).reduce((rest, word) => rest.slice(word.length).trimStart(), text),
    ask: (...wanted) => void ask(session, conversation, wanted),
  };
}

/** Asks for something; when that is refused, the conversation has the problem. */
export async function ask(session: Session, conversation: Conversation, words: readonly [string, ...string[]]): Promise<void> {
  // Without labels a refusal is told with the server's other words.
  if (!session.has("labeled-response")) {
    session.send(...words);
    return;
  }
  const { code, error } = await session.questions.ask({ words, takes: [] });
  if (error !== null) conversation.problem.value = { code: code ?? "", text: error };
}
