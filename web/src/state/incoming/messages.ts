import { parseServerTime } from "../../irc/serverTime";
import { OpenBatch } from "../batches";
import type { Conversation } from "../conversation";
import type { IncomingLine } from "../incomingLine";
import { react } from "../message";
import type { Session } from "../session";
import type { HandlerTable } from "./handlers";

const activeFor = 6_000;
const pausedFor = 30_000;

/** What is said, and what becomes of it. */
export function messageHandlers(session: Session): HandlerTable {
  const { state } = session;

  const conversationOf = (line: IncomingLine): Conversation | undefined => {
    const target = state.withoutRanks(line.at(0));
    return state.find(state.isRoomName(target) || state.isMe(line.nick) ? target : line.nick);
  };

  /** `BATCH +reference type parameters` and `BATCH -reference` */
  const batch = (line: IncomingLine) => {
    const reference = line.at(0);
    if (reference.startsWith("+")) session.batches.begin(reference.slice(1), new OpenBatch(line.at(1), line));
    const ended = reference.startsWith("-") ? session.batches.end(reference.slice(1)) : null;
    if (ended?.isMultiline) session.intake.take(ended.start, ended.start.at(2), ended.text, ended.verb === "NOTICE");
    else if (ended?.isHistory) session.history.ended(ended);
    else if (ended?.label) session.questions.ended(ended.label);
  };

  /** `EDITMSG target msgid :text`: docs/protocol/message-edit.md */
  const edit = (line: IncomingLine) => {
    const conversation = conversationOf(line);
    const message = conversation?.message(line.at(1));
    if (!conversation || !message || message.isRedacted || !state.names.same(message.sender, line.nick)) return;
    message.isEdited = true;
    conversation.timeline.changeText(message, line.at(2));
    conversation.changed();
  };

  /** `REDACT target msgid [:reason]` */
  const redact = (line: IncomingLine) => {
    const conversation = conversationOf(line);
    const message = conversation?.message(line.at(1));
    if (!conversation || !message) return;
    message.isRedacted = true;
    message.isDeleting = false;
    message.reactions = [];
    conversation.timeline.changeText(message, "");
    conversation.changed();
  };

  const reaction = (line: IncomingLine, conversation: Conversation) => {
    const [given, takenBack] = [line.tag("+draft/react"), line.tag("+draft/unreact")];
    const message = conversation.message(line.replyTo);
    const text = given ?? takenBack;
    if (!message || message.isRedacted || !text) return;
    if (react(message, { nick: line.nick, text }, given === null, session.limits.reactions)) conversation.changed();
  };

  const typing = (line: IncomingLine, conversation: Conversation) => {
    const how = line.tag("+typing");
    if (how === null || line.isHistory || state.isMe(line.nick)) return;
    if (how === "active" || how === "paused")
      conversation.setTyping(line.nick, session.now() + (how === "active" ? activeFor : pausedFor), session.limits.typing);
    else conversation.stopTyping(line.nick);
    conversation.changed();
  };

  /** `TAGMSG target`: reactions and typing */
  const tagmsg = (line: IncomingLine) => {
    const conversation = conversationOf(line);
    if (!conversation) return;
    reaction(line, conversation);
    typing(line, conversation);
  };

  /** `MARKREAD target timestamp=...`: https://ircv3.net/specs/extensions/read-marker */
  const markread = (line: IncomingLine) => {
    const conversation = state.find(line.at(0));
    const time = line.at(1).startsWith("timestamp=") ? parseServerTime(line.at(1).slice("timestamp=".length)) : null;
    if (!conversation || time === null || time <= conversation.readUntil) return;
    conversation.readTo(time);
    conversation.changed();
  };

  return {
    BATCH: { takesHistory: true, handle: batch },
    PRIVMSG: { takesHistory: true, handle: (line) => session.intake.take(line, line.at(0), line.at(1), false) },
    NOTICE: { takesHistory: true, handle: (line) => session.intake.take(line, line.at(0), line.at(1), true) },
    EDITMSG: { takesHistory: true, handle: edit },
    REDACT: { takesHistory: true, handle: redact },
    TAGMSG: { takesHistory: true, handle: tagmsg },
    MARKREAD: markread,
    CHATHISTORY: (line) => session.earlierTalks.told(line),
  };
}
