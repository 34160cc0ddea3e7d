import { type Signal, signal } from "@preact/signals-core";
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

/** An own message that the server has not confirmed. */
export interface Unsent {
  readonly conversation: Conversation;
  readonly message: Message;
  /** Whether it may have arrived. */
  readonly isInDoubt: boolean;
}

/** Own messages until the server has confirmed them; what is in doubt after a break is sent again under its id (docs/protocol/client-id.md). */
export class Outbox {
  /** Changes with what is unsent, and with whether it may have arrived. */
  readonly changes: Signal<number> = signal(0);

  private waiting: Outgoing[] = [];
  private failed: Outgoing[] = [];
  private readonly composer: Composer;

  constructor(private readonly session: Session) {
    this.composer = new Composer(session);
  }

  get count(): number {
    return this.waiting.length;
  }

  /** All that is still to be sent, and what has failed and may be tried again, in the order in which it was said. */
  get unsent(): readonly Unsent[] {
    const open = new Set(this.session.state.conversations);
    this.failed = this.failed.filter((one) => one.shown.status === "failed" && open.has(one.conversation));
    const all = [...this.failed, ...this.waiting].map(({ conversation, shown, stage }) => ({
      conversation,
      message: shown,
      isInDoubt: stage !== "waiting",
    }));
    return all.sort((one, other) => one.message.time - other.message.time);
  }

  /** How many wait in one conversation. */
  countIn(conversation: Conversation): number {
    return this.waiting.filter((one) => one.conversation === conversation).length;
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
    conversation.isUnasked = false;
    for (const message of said) {
      conversation.timeline.add(message);
      this.queue(conversation, message);
    }
    conversation.changed();
    this.pump();
    return said;
  }

  /** Takes up a message that another page has left; whether one in doubt has arrived, the history tells. */
  resume({ conversation, message, isInDoubt }: Unsent): void {
    conversation.isUnasked = false;
    conversation.timeline.add(message);
    if (message.status === "failed") this.failed.push(outgoing(conversation, message));
    else this.queue(conversation, message, isInDoubt ? "doubtful" : "waiting");
    this.changes.value++;
  }

  /** Another page has taken these up: they are not this one's any more. */
  giveUp(clientIds: ReadonlySet<string>): void {
    const isTheirs = ({ shown }: Outgoing) => shown.clientId !== null && clientIds.has(shown.clientId);
    const given = [...this.waiting, ...this.failed.filter((one) => one.shown.status === "failed")].filter(isTheirs);
    this.waiting = this.waiting.filter((one) => !isTheirs(one));
    this.failed = this.failed.filter((one) => !isTheirs(one));
    for (const { conversation, shown } of given) {
      conversation.timeline.remove(shown);
      conversation.changed();
    }
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
    this.failed = this.failed.filter((one) => one.shown !== message);
    this.changes.value++;
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
    // What came to be in doubt while the line was up has to be read as well.
    const doubtful = this.waiting.filter((one) => one.stage === "doubtful" && one.conversation.isOpen);
    for (const one of new Set(doubtful.map(({ conversation }) => conversation))) this.session.history.catchUp(one);
    this.pump();
  }

  private queue(conversation: Conversation, shown: Message, stage: Stage = "waiting"): void {
    const one = outgoing(conversation, shown);
    one.stage = stage;
    if (this.waiting.length >= this.session.limits.outbox) this.fail(one, "outboxFull", "too many messages are waiting to be sent");
    else this.waiting.push(one);
    this.changes.value++;
  }

  private send(one: Outgoing): void {
    one.label = this.session.nextLabel();
    one.sentAt = this.session.steady();
    one.stage = "inFlight";
    this.changes.value++;
    for (const line of this.composer.lines(one.conversation.name, one.shown, one.label)) this.session.sendLine(line);
    if (!this.session.has("echo-message")) this.session.send("PING", pingPrefix + one.label);
  }

  private sent(one: Outgoing, id: string | null, time: number): void {
    this.waiting = this.waiting.filter((other) => other !== one);
    one.shown.status = "sent";
    one.conversation.timeline.confirm(one.shown, id, time);
    one.conversation.saw(time);
    this.changes.value++;
    one.conversation.changed();
    this.pump();
  }

  private fail(one: Outgoing, code: string, reason: string): void {
    this.waiting = this.waiting.filter((other) => other !== one);
    one.shown.status = "failed";
    one.shown.failure = reason;
    one.shown.failureCode = code;
    this.failed = [...this.failed.filter((other) => other.shown !== one.shown), one];
    this.changes.value++;
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

function outgoing(conversation: Conversation, shown: Message): Outgoing {
  return { conversation, shown, stage: "waiting", label: "", sentAt: 0 };
}
