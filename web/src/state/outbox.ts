import { Composer, wireText } from "./composer";
import type { Conversation } from "./conversation";
import { type Message, type MessageKind, newMessage } from "./message";
import type { Session } from "./session";

const mostInFlight = 8;
const pingPrefix = "said-";
const patience = 90_000;

/** `doubtful`: it was sent, and the connection broke before an answer. */
type Stage = "waiting" | "inFlight" | "doubtful";

interface Outgoing {
  readonly conversation: Conversation;
  readonly shown: Message;
  stage: Stage;
  label: string;
  sentAt: number;
}

/** Own messages until the server has confirmed them; what is in doubt after a break is sent again under its id (docs/protocol/client-id.md). */
export class Outbox {
  private waiting: Outgoing[] = [];
  private readonly composer: Composer;

  constructor(private readonly session: Session) {
    this.composer = new Composer(session);
  }

  get count(): number {
    return this.waiting.length;
  }

  say(conversation: Conversation, text: string, kind: MessageKind, replyTo: string | null): Message[] {
    const said = this.composer.messages(conversation.name, text, kind).map((piece) =>
      newMessage({
        sender: this.session.state.nick,
        account: this.session.state.account,
        text: piece,
        kind,
        replyTo,
        isOwn: true,
        clientId: this.session.newId(),
        status: "sending",
        time: this.nextTime(conversation),
      }),
    );
    for (const message of said) {
      conversation.timeline.add(message);
      this.queue(conversation, message);
    }
    conversation.changed();
    this.pump();
    return said;
  }

  /** Takes up a message that was written before the page was opened; whether it has been sent, the history tells. */
  resume(conversation: Conversation, message: Message): void {
    conversation.timeline.add(message);
    this.queue(conversation, message);
    const queued = this.waiting.find((one) => one.shown === message);
    if (queued) queued.stage = "doubtful";
  }

  /** Tries once more, under the same id: what arrived after all is not said twice. */
  retry(conversation: Conversation, message: Message): void {
    if (message.status !== "failed") return;
    message.status = "sending";
    message.failure = message.failureCode = null;
    conversation.timeline.confirm(message, null, this.nextTime(conversation));
    this.queue(conversation, message);
    conversation.changed();
    this.pump();
  }

  /** Gives up a message that was not sent. */
  discard(conversation: Conversation, message: Message): void {
    if (message.status !== "failed") return;
    conversation.timeline.remove(message);
    conversation.changed();
  }

  /** Sends what can be sent, in order within each conversation. */
  pump(): void {
    if (this.session.state.phase !== "online") return;
    let inFlight = this.waiting.filter((one) => one.stage === "inFlight").length;
    const held = new Set<Conversation>();
    for (const one of this.waiting) {
      if (inFlight >= mostInFlight) return;
      if (one.stage === "inFlight" || held.has(one.conversation)) continue;
      if (one.stage === "waiting" && one.conversation.isOpen && !one.conversation.isCatchingUp) {
        this.send(one);
        inFlight++;
      } else held.add(one.conversation);
    }
  }

  disconnected(): void {
    for (const one of this.waiting) if (one.stage === "inFlight") one.stage = "doubtful";
  }

  hasDoubts(conversation: Conversation): boolean {
    return this.waiting.some((one) => one.conversation === conversation && one.stage === "doubtful");
  }

  /** What was missed has been read: what is still in doubt did not arrive, or its id will say so. */
  caughtUp(conversation: Conversation, isComplete: boolean): void {
    for (const one of this.waiting.filter((one) => one.conversation === conversation && one.stage === "doubtful")) {
      if (isComplete && this.session.has("chaton/client-id")) one.stage = "waiting";
      else this.fail(one, "brokenLine", "the connection broke, and it is not known whether this arrived");
    }
    this.pump();
  }

  /** An own message has come from the server. Says whether it is one that was waited for. */
  confirm(label: string | null, clientId: string | null, target: string, text: string, id: string | null, time: number): boolean {
    const found =
      this.waiting.find((one) => one.stage === "inFlight" && label !== null && one.label === label) ??
      this.waiting.find((one) => clientId !== null && one.shown.clientId === clientId) ??
      (label === null && clientId === null && this.session.has("echo-message")
        ? this.waiting.find((one) => this.isEcho(one, target, text))
        : undefined);
    if (found) this.sent(found, id, time);
    return found !== undefined;
  }

  /** Where there are no echoes, the PONG behind a message confirms it. */
  ponged(token: string): void {
    const found = this.waiting.find((one) => one.stage === "inFlight" && pingPrefix + one.label === token);
    if (found) this.sent(found, null, found.shown.time);
  }

  /** The server refuses something. Says whether that was a message. */
  refused(label: string | null, target: string | null, code: string, reason: string): boolean {
    const found = this.waiting.find(
      (one) =>
        one.stage === "inFlight" &&
        (label !== null ? one.label === label : target !== null && this.session.state.names.same(one.conversation.name, target)),
    );
    if (!found) return false;
    this.fail(found, code, reason);
    this.pump();
    return true;
  }

  abandon(conversation: Conversation, reason: string): void {
    for (const one of this.waiting.filter((one) => one.conversation === conversation)) this.fail(one, "left", reason);
  }

  tick(): void {
    const now = this.session.steady();
    for (const one of this.waiting.filter((one) => one.stage === "inFlight" && now - one.sentAt > patience))
      this.fail(one, "unanswered", "the server has not answered, and it is not known whether this arrived");
    this.pump();
  }

  private queue(conversation: Conversation, shown: Message): void {
    const outgoing: Outgoing = { conversation, shown, stage: "waiting", label: "", sentAt: 0 };
    if (this.waiting.length >= this.session.limits.outbox) this.fail(outgoing, "outboxFull", "too many messages are waiting to be sent");
    else this.waiting.push(outgoing);
  }

  private send(one: Outgoing): void {
    one.label = this.session.nextLabel();
    one.sentAt = this.session.steady();
    one.stage = "inFlight";
    for (const line of this.composer.lines(one.conversation.name, one.shown, one.label)) this.session.sendLine(line);
    if (!this.session.has("echo-message")) this.session.send("PING", pingPrefix + one.label);
  }

  private sent(one: Outgoing, id: string | null, time: number): void {
    this.waiting = this.waiting.filter((other) => other !== one);
    one.shown.status = "sent";
    one.conversation.timeline.confirm(one.shown, id, time);
    one.conversation.saw(time);
    one.conversation.changed();
    this.pump();
  }

  private fail(one: Outgoing, code: string, reason: string): void {
    this.waiting = this.waiting.filter((other) => other !== one);
    one.shown.status = "failed";
    one.shown.failure = reason;
    one.shown.failureCode = code;
    one.conversation.changed();
  }

  private isEcho(one: Outgoing, target: string, text: string): boolean {
    return one.stage === "inFlight" && wireText(one.shown) === text && this.session.state.names.same(one.conversation.name, target);
  }

  // At the end, also where the clocks differ.
  private nextTime(conversation: Conversation): number {
    return Math.max(this.session.now(), conversation.timeline.last?.time ?? 0);
  }
}
