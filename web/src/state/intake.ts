import type { Conversation } from "./conversation";
import type { IncomingLine } from "./incomingLine";
import { hasMention } from "./mentions";
import { type MessageKind, newMessage } from "./message";
import type { Session } from "./session";

const action = /^\x01ACTION ([^\x01]*)\x01?$/i;

/** What somebody does, of a text that says so; undefined of any other. */
export function actionText(text: string): string | undefined {
  return action.exec(text)?.[1];
}

/** Puts messages that come where they belong. */
export class MessageIntake {
  constructor(private readonly session: Session) {}

  take(line: IncomingLine, target: string, text: string, isNotice: boolean): void {
    const { state, outbox } = this.session;
    if (line.batch?.isSearch) {
      this.session.search.found(line, target, text);
      return;
    }
    const isOwn = state.isMe(line.nick);
    if (isOwn && outbox.confirm(line.label, line.clientId, target, text, line.id, line.time)) return;
    const words = actionText(text);
    if (words === undefined && text.startsWith("\x01")) return;
    const conversation = this.place(line, state.withoutRanks(target), text, isOwn, isNotice);
    if (conversation) this.add(conversation, line, words ?? text, words !== undefined ? "action" : isNotice ? "notice" : "said", isOwn);
  }

  private add(conversation: Conversation, line: IncomingLine, text: string, kind: MessageKind, isOwn: boolean): void {
    conversation.stopTyping(line.nick);
    if (isOwn && this.settle(conversation, line)) return;
    const message = newMessage({
      id: line.id,
      clientId: line.clientId,
      account: line.tag("account"),
      sender: line.nick,
      time: line.time,
      text,
      kind,
      isOwn,
      replyTo: line.replyTo,
      isMention: !isOwn && hasMention(text, this.session.state.nick),
    });
    const timeline = this.session.history.timelineOf(line, conversation);
    if (!timeline.add(message)) return;
    if (timeline === conversation.timeline) {
      conversation.count(message);
      if (!(conversation.isLoadingOlder && line.isHistory)) conversation.saw(message.time);
    }
    if (message.isMention) this.session.mentions.add(conversation, message);
    if (!line.isHistory) for (const tell of this.session.heard) tell(conversation, message);
    conversation.changed();
  }

  // One that was given up has arrived after all.
  private settle(conversation: Conversation, line: IncomingLine): boolean {
    const { clientId } = line;
    const given = clientId === null ? undefined : conversation.timeline.findUnsaid(clientId);
    if (!given) return false;
    given.status = "sent";
    given.failure = given.failureCode = null;
    conversation.timeline.confirm(given, line.id, line.time);
    conversation.changed();
    return true;
  }

  private place(line: IncomingLine, target: string, text: string, isOwn: boolean, isNotice: boolean): Conversation | undefined {
    const { state } = this.session;
    if (state.isRoomName(target)) return state.findRoom(target);
    const other = isOwn ? target : line.nick;
    if (!isNotice && !line.isFromServer) return state.open(other, !isOwn);
    // Notices of servers and services are answers, unless somebody talks with them.
    const open = state.find(other);
    if (open?.isDirect) return open;
    if (!line.isHistory) state.notice("NOTICE", line.isFromServer ? text : `${line.nick}: ${text}`, null, false);
    return undefined;
  }
}
