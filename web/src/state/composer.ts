import { type Tags, writeLine, writeTagged } from "../irc/messageWriter";
import { byteLength, cutToBytes } from "../irc/utf8";
import type { Message, MessageKind } from "./message";
import type { Session } from "./session";

// What the server puts before a text must fit too: ":nick!user@host PRIVMSG target :".
const unknownMaskBytes = 110;

/** Makes the messages and lines of what somebody wants to say: one message of several lines where the server takes that, else several. */
export class Composer {
  constructor(private readonly session: Session) {}

  /** The texts of the messages to be sent. */
  messages(target: string, text: string, kind: MessageKind): string[] {
    const lines = text.replace(/\0/g, "").split(/\r\n|\r|\n/);
    const pieces = lines.flatMap((line) => cutToBytes(line, this.room(target, kind)));
    const whole = lines.join("\n");
    if (pieces.length > 1 && kind !== "action" && whole.trim() !== "" && this.fits(whole, pieces.length)) return [whole];
    return pieces.filter((piece) => piece !== "");
  }

  /** The lines of one message. */
  lines(target: string, message: Message, label: string): string[] {
    const verb = message.kind === "notice" ? "NOTICE" : "PRIVMSG";
    const tags = this.tags(message, label);
    const lines = wireText(message).split("\n");
    const room = this.room(target, message.kind);
    if (lines.length === 1 && byteLength(message.text) <= room) return [writeTagged(tags, verb, target, wireText(message))];
    const reference = this.session.nextLabel();
    return [
      writeTagged(tags, "BATCH", `+${reference}`, "draft/multiline", target),
      ...lines.flatMap((line) =>
        cutToBytes(line, room).map((piece, i) =>
          writeTagged(i === 0 ? { batch: reference } : { batch: reference, "draft/multiline-concat": "" }, verb, target, piece),
        ),
      ),
      writeLine("BATCH", `-${reference}`),
    ];
  }

  private fits(text: string, lines: number): boolean {
    const value = this.session.negotiation.value("draft/multiline");
    if (value === undefined || !this.session.has("draft/multiline")) return false;
    const limit = (key: string, otherwise: number) => Number(new RegExp(`(?:^|,)${key}=(\\d{1,9})(?:,|$)`).exec(value)?.[1] ?? otherwise);
    return byteLength(text) <= limit("max-bytes", 0) && lines <= limit("max-lines", Number.MAX_SAFE_INTEGER);
  }

  private tags(message: Message, label: string): Tags {
    const tags: Record<string, string> = {};
    if (this.session.has("labeled-response")) tags.label = label;
    if (this.session.has("chaton/client-id") && message.clientId) tags["chaton/client-id"] = message.clientId;
    if (message.replyTo && this.session.has("message-tags")) tags["+reply"] = message.replyTo;
    return tags;
  }

  private room(target: string, kind: MessageKind): number {
    const mask = this.session.state.mask === null ? unknownMaskBytes : byteLength(this.session.state.mask);
    const around = mask + byteLength(target) + ":  PRIVMSG  :".length + (kind === "action" ? "\x01ACTION \x01".length : 0);
    return Math.max(510 - around, 64);
  }
}

/** What stands on the wire for a message. */
export function wireText(message: Message): string {
  return message.kind === "action" ? `\x01ACTION ${message.text}\x01` : message.text;
}
