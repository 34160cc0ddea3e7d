import { byteLength } from "../irc/utf8";
import type { Conversation } from "./conversation";
import type { Message } from "./message";
import type { Session } from "./session";
import { runSlash, textToSay } from "./slash/run";
import type { SlashOutcome } from "./slash/slash";

const mostEditedBytes = 380;

/** Says, does or edits what was written. The outcome is what is left for the page to do. */
export function send(session: Session, conversation: Conversation, typed: string): SlashOutcome {
  const text = typed.replace(/\s+$/, "");
  conversation.problem.value = null;
  const { value: edited } = conversation.editing;
  if (edited) return edit(session, conversation, edited, text);
  const toSay = textToSay(text);
  if (toSay === null) return runSlash(session, conversation, text);
  if (toSay.trim() === "") return {};
  session.say(conversation, toSay, "said", conversation.answering.value?.id ?? null);
  conversation.answering.value = null;
  conversation.showNewest();
  return {};
}

function edit(session: Session, conversation: Conversation, message: Message, text: string): SlashOutcome {
  if (text.includes("\n")) return { problem: { code: "oneLine", text: "" } };
  if (byteLength(text) > mostEditedBytes) return { problem: { code: "tooLong", text: "" } };
  if (!session.has("chaton/message-edit")) return { problem: { code: "cannotEdit", text: "" } };
  if (session.state.phase !== "online") return { problem: { code: "needsConnection", text: "" } };
  conversation.editing.value = null;
  // Nothing left is nothing said.
  if (text.trim() === "") session.deletions.begin(conversation, message);
  else if (text !== message.text) session.edit(conversation, message, message.kind === "action" ? `\x01ACTION ${text}\x01` : text);
  return {};
}
