import { KeepAlive } from "../irc/keepAlive";
import { type Credentials, LogIn } from "../irc/logIn";
import { parseMessage } from "../irc/messageParser";
import { writeLine, writeTagged } from "../irc/messageWriter";
import { Negotiation } from "../irc/negotiation";
import { formatServerTime } from "../irc/serverTime";
import { BatchTracker } from "./batches";
import { ClientState, type ConnectionPhase } from "./clientState";
import type { Conversation } from "./conversation";
import { Deletions } from "./deletions";
import { EarlierTalks } from "./earlierTalks";
import { HistoryReading } from "./history";
import { createHandlers, type Handlers } from "./incoming/handlers";
import { IncomingLine } from "./incomingLine";
import { MessageIntake } from "./intake";
import { defaultLimits, type Limits } from "./limits";
import { isPassing } from "./lineCondition";
import { MentionList } from "./mentionList";
import type { Message, MessageKind } from "./message";
import { NickKeeper } from "./nickKeeper";
import { Outbox } from "./outbox";
import { Questions } from "./questions";
import { Room } from "./room";
import { Search } from "./search";
import { ask } from "./slash/run";

/** Who comes, and what for. */
export interface SessionOptions {
  readonly nick: string;
  readonly credentials?: Credentials | null;
  readonly rooms?: readonly string[];
  /** What lets one into the first of the rooms: a key or an invitation. */
  readonly key?: string | null;
  /** The server's own, where it asks for one. */
  readonly serverPassword?: string | null;
  /** Whether to end rather than to come in under another nickname, as long as nobody has come in. */
  readonly asksAgain?: boolean;
  readonly limits?: Limits;
}

/** What a session gets from outside. */
export interface SessionPort {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds that only go forward. */
  steady(): number;
  /** An id that nobody guesses or repeats. */
  newId(): string;
  send(line: string): void;
}

const typingEvery = 3_000;

/** The client's half of the protocol, without sockets and clocks of its own: lines in, changed state and lines out. It outlives connections. */
export class Session {
  readonly state: ClientState;
  readonly limits: Limits;
  readonly batches: BatchTracker;
  readonly negotiation: Negotiation;
  readonly logIn: LogIn;
  readonly outbox: Outbox;
  readonly history: HistoryReading;
  readonly earlierTalks: EarlierTalks;
  readonly intake: MessageIntake;
  readonly keepAlive: KeepAlive;
  readonly nick: NickKeeper;
  readonly mentions: MentionList;
  readonly search: Search;
  readonly deletions: Deletions;
  readonly questions: Questions;
  /** Told of each new message, not of those of the past. */
  readonly heard = new Set<(conversation: Conversation, message: Message) => void>();
  /** Told why logging in failed while one is in. */
  loginFailed: (reason: string) => void = () => {};
  credentials: Credentials | null;
  sendsTyping = true;
  /** Why the connection has to end; null while it need not. */
  endReason: string | null = null;
  /** Whether there is no use in connecting again: somebody has to change something first. */
  isOver = false;

  private readonly handlers: Handlers;
  private labels = 0;
  private typedAt = Number.NEGATIVE_INFINITY;
  private typedIn: Conversation | null = null;

  constructor(
    private readonly options: SessionOptions,
    private readonly port: SessionPort,
  ) {
    this.limits = options.limits ?? defaultLimits;
    this.state = new ClientState(options.nick, this.limits);
    this.batches = new BatchTracker(this.limits.batches);
    this.negotiation = new Negotiation(this.negotiationPort());
    this.logIn = new LogIn(this.logInPort());
    this.keepAlive = new KeepAlive(this.keepAlivePort());
    this.outbox = new Outbox(this);
    this.history = new HistoryReading(this);
    this.earlierTalks = new EarlierTalks(this);
    this.intake = new MessageIntake(this);
    this.mentions = new MentionList(this.limits.mentions);
    this.deletions = new Deletions(this);
    this.search = new Search(this);
    this.nick = new NickKeeper(this, options.nick, options.asksAgain ?? false);
    this.questions = new Questions(this);
    this.credentials = options.credentials ?? null;
    this.handlers = createHandlers(this);
    (options.rooms ?? []).forEach((name, i) => {
      this.want(name, i === 0 ? (options.key ?? null) : null);
    });
  }

  now = () => this.port.now();

  steady = () => this.port.steady();

  newId = () => this.port.newId();

  has(capability: string): boolean {
    return this.negotiation.has(capability);
  }

  connecting(): void {
    this.enter("connecting", "connecting");
  }

  /** There is a connection. */
  connected(): void {
    this.state.forgetServer();
    this.endReason = null;
    this.enter("registering", "connected");
    this.keepAlive.start();
    this.logIn.start();
    if (this.options.serverPassword) this.send("PASS", this.options.serverPassword);
    this.negotiation.start();
    this.nick.register();
    const user = this.options.nick.replace(/[^A-Za-z0-9]/g, "").slice(0, 10);
    this.send("USER", user.toLowerCase() || "user", "0", "*", this.options.nick);
  }

  /** The connection is gone, or could not be made. */
  disconnected(reason: string): void {
    this.batches.clear();
    this.history.disconnected();
    this.earlierTalks.disconnected();
    this.questions.disconnected();
    if (this.state.phase === "online") this.state.breaks++;
    this.outbox.disconnected();
    this.logIn.start();
    this.negotiation.forget();
    this.state.forgetServer();
    this.enter("disconnected", this.endReason ?? reason);
  }

  /** Takes a line, without its ending. What is no message is passed over. */
  receive(text: string): void {
    this.keepAlive.heard();
    const message = parseMessage(text);
    if (typeof message === "string") return;
    this.handle(new IncomingLine(message, this.batches.find(message.tags.get("batch")), this.now()));
  }

  /** Looks at what time alone changes; to be called about once a second. */
  tick(): void {
    for (const one of this.state.conversations) if (one.expireTyping(this.now())) one.changed();
    const { phase } = this.state;
    if (phase !== "registering" && phase !== "online") return;
    this.keepAlive.tick();
    if (phase !== "online") return;
    this.nick.tick();
    this.history.tick();
    this.earlierTalks.tick();
    this.outbox.tick();
    this.deletions.tick();
    this.questions.tick();
  }

  /** Says something in a room or to somebody. */
  say(conversation: Conversation, text: string, kind: MessageKind = "said", replyTo: string | null = null): Message[] {
    this.typedIn = null;
    return this.outbox.say(conversation, text, kind, replyTo);
  }

  /** Enters a room, now and after every break. */
  join(name: string, key: string | null = null): Conversation | undefined {
    const room = this.want(name, key);
    const known = room instanceof Room ? room.key : key;
    if (room && this.state.phase === "online") this.send("JOIN", name, ...(known === null ? [] : [known]));
    return room;
  }

  /** The server does not let one in. What was said there waits: it is sent when one is in again. */
  refusedEntry(room: Room): void {
    if (room.isJoined) return;
    room.isWanted = false;
    room.isRefused = true;
    room.changed();
  }

  /** One is called as one wanted to be: a server may know by it whom it has let in before. */
  nickRegained(): void {
    for (const room of this.state.rooms) if (room.isRefused && room.key !== null) this.join(room.name);
  }

  /** Leaves a room or closes a conversation. */
  leave(conversation: Conversation, reason = ""): void {
    if (conversation instanceof Room && conversation.isJoined) {
      conversation.isWanted = false;
      this.send("PART", conversation.name, reason);
      return;
    }
    this.outbox.abandon(conversation, "the conversation was closed");
    this.state.close(conversation);
  }

  /** All that is there has been read. */
  markRead(conversation: Conversation): void {
    const last = conversation.timeline.messages.findLast((one) => one.kind !== "event");
    if (!last || last.time <= conversation.readUntil) return;
    conversation.readTo(last.time);
    if (this.has("draft/read-marker") && this.state.phase === "online" && last.id !== null)
      this.send("MARKREAD", conversation.name, `timestamp=${formatServerTime(last.time)}`);
    conversation.changed();
  }

  /** Mends a text of one's own: docs/protocol/message-edit.md. */
  edit(conversation: Conversation, message: Message, text: string): void {
    if (message.id && this.has("chaton/message-edit")) void ask(this, conversation, ["EDITMSG", conversation.name, message.id, text]);
  }

  /** https://ircv3.net/specs/extensions/message-redaction */
  redact(conversation: Conversation, message: Message): void {
    if (message.id && this.has("draft/message-redaction")) void ask(this, conversation, ["REDACT", conversation.name, message.id]);
  }

  /** https://ircv3.net/specs/client-tags/react */
  react(conversation: Conversation, message: Message, reaction: string, isTakenBack: boolean): void {
    if (!message.id || !this.has("message-tags")) return;
    const tags = { "+reply": message.id, [isTakenBack ? "+draft/unreact" : "+draft/react"]: reaction };
    this.sendLine(writeTagged(tags, "TAGMSG", conversation.name));
  }

  /** Somebody types, or has stopped: https://ircv3.net/specs/client-tags/typing */
  typing(conversation: Conversation, isTyping: boolean): void {
    if (!this.sendsTyping || !this.has("message-tags") || this.state.phase !== "online" || !conversation.isOpen) return;
    const isNew = this.typedIn !== conversation || this.steady() - this.typedAt >= typingEvery;
    if (isTyping ? !isNew : this.typedIn !== conversation) return;
    this.typedAt = this.steady();
    this.typedIn = isTyping ? conversation : null;
    this.sendLine(writeTagged({ "+typing": isTyping ? "active" : "done" }, "TAGMSG", conversation.name));
  }

  /** Logs in while one is in: https://ircv3.net/specs/extensions/sasl-3.2 */
  logInNow(credentials: Credentials): void {
    this.credentials = credentials;
    this.logIn.start();
    if (this.has("sasl")) this.logIn.begin();
    else if (this.negotiation.value("sasl") !== undefined) this.negotiation.ask("sasl");
    else this.failedToLogIn("this server has no accounts to log in to");
  }

  quit(reason: string): void {
    this.deletions.flush();
    this.isOver = true;
    if (this.state.phase !== "disconnected") this.send("QUIT", reason);
  }

  send(verb: string, ...parameters: string[]): void {
    this.sendLine(writeLine(verb, ...parameters));
  }

  sendLine(line: string): void {
    this.port.send(line);
  }

  nextLabel(): string {
    return String(++this.labels);
  }

  enter(phase: ConnectionPhase, text: string): void {
    this.state.phase = phase;
    this.state.phaseText = text;
    if (phase === "online") this.state.onlineAt = this.steady();
    this.state.changed();
  }

  /** The connection has to end. */
  end(reason: string, isOver: boolean): void {
    this.endReason ??= reason;
    this.isOver ||= isOver;
  }

  /** Handles a line that came, or one that a batch stands for. */
  handle(line: IncomingLine): void {
    const isText = line.verb === "PRIVMSG" || line.verb === "NOTICE";
    if (isText && line.batch?.isMultiline) {
      line.batch.addLine(line, this.limits.messageCharacters);
      return;
    }
    if (!line.isHistory && this.questions.take(line)) return;
    const handler = this.handlers.get(line.verb);
    if (line.isHistory) this.history.saw(line);
    if (line.isHistory && !handler?.takesHistory) return;
    (handler ?? this.handlers.otherwise).handle(line);
  }

  // Whoever is in stays in.
  private failedToLogIn(reason: string): void {
    if (this.state.phase !== "online") {
      this.end(reason, !isPassing(reason));
      return;
    }
    this.credentials = null;
    this.loginFailed(reason);
  }

  private want(name: string, key: string | null): Conversation | undefined {
    const room = this.state.open(name);
    if (!(room instanceof Room)) return room;
    room.isWanted = true;
    room.key = key ?? room.key;
    return room;
  }

  private negotiationPort() {
    const wantsLogin = () => this.credentials !== null;
    return {
      get wantsLogin() {
        return wantsLogin();
      },
      send: this.send.bind(this),
      logIn: () => this.logIn.begin(),
      agreed: (capability: string) => {
        if (capability === "sasl" && this.state.phase === "online") this.logIn.begin();
      },
    };
  }

  private logInPort() {
    const mechanisms = () => (this.has("sasl") ? (this.negotiation.value("sasl") ?? "").split(",").filter((one) => one !== "") : undefined);
    const credentials = () => this.credentials;
    return {
      get credentials() {
        return credentials();
      },
      get mechanisms() {
        return mechanisms();
      },
      newId: this.newId,
      send: this.send.bind(this),
      finish: () => this.negotiation.finish(),
      fail: (reason: string) => this.failedToLogIn(reason),
    };
  }

  private keepAlivePort() {
    const isOnline = () => this.state.phase === "online";
    return {
      get isOnline() {
        return isOnline();
      },
      steady: this.steady,
      send: this.send.bind(this),
      end: (reason: string) => this.end(reason, false),
      delayed: (milliseconds: number) => {
        this.state.delay = milliseconds;
        this.state.changed();
      },
    };
  }
}
