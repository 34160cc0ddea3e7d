import { type Signal, signal } from "@preact/signals-core";
import { Isupport } from "../irc/isupport";
import { NameFolding } from "../irc/names";
import { type Conversation, DirectConversation } from "./conversation";
import type { Limits } from "./limits";
import { Room } from "./room";
import { TextBudget, Timeline } from "./timeline";

/** `delayed`: there is a connection, and the server takes long to answer. */
export type ConnectionPhase = "disconnected" | "connecting" | "registering" | "online";

export interface ServerNotice {
  readonly key: number;
  readonly code: string;
  readonly text: string;
  readonly target: string | null;
  readonly isError: boolean;
}

/** All that a client knows. */
export class ClientState {
  phase: ConnectionPhase = "disconnected";
  /** What the phase is about, in words. */
  phaseText = "";
  nick: string;
  account: string | null = null;
  mask: string | null = null;
  /** Whether one has said that one is away. */
  isAway = false;
  /** How long the server takes to answer, in milliseconds; null while that is not known. */
  delay: number | null = null;
  /** When the next try is made to connect, on the steady clock; null while none is planned. */
  retryAt: number | null = null;
  /** When one came in last, on the steady clock. */
  onlineAt = 0;
  /** How often the connection broke after one was in. */
  breaks = 0;
  readonly isupport: Isupport;
  readonly names = new NameFolding();
  /** What the server said that belongs to no conversation, the newest last. */
  notices: readonly ServerNotice[] = [];
  /** Changes with the connection, one's name, and the list of conversations. */
  readonly changes: Signal<number> = signal(0);

  private readonly byName = new Map<string, Conversation>();
  private readonly budget: TextBudget;
  private noticeKeys = 0;

  constructor(
    nick: string,
    private readonly limits: Limits,
  ) {
    this.nick = nick;
    this.isupport = new Isupport(limits.tokens);
    this.budget = new TextBudget(limits.characters);
  }

  get conversations(): readonly Conversation[] {
    return [...this.byName.values()];
  }

  get rooms(): readonly Room[] {
    return this.conversations.filter((one) => one instanceof Room);
  }

  changed(): void {
    this.changes.value++;
  }

  isMe(nick: string): boolean {
    return this.names.same(nick, this.nick);
  }

  isRoomName(name: string): boolean {
    return name !== "" && this.isupport.roomTypes.includes(name.charAt(0));
  }

  /** The room that `@#room` is said in. */
  withoutRanks(target: string): string {
    const signs = this.isupport.get("STATUSMSG") ?? "";
    let at = 0;
    while (at < target.length - 1 && signs.includes(target.charAt(at))) at++;
    return at > 0 && this.isRoomName(target.slice(at)) ? target.slice(at) : target;
  }

  find(name: string): Conversation | undefined {
    return this.byName.get(this.names.fold(name));
  }

  findRoom(name: string): Room | undefined {
    const found = this.find(name);
    return found instanceof Room ? found : undefined;
  }

  /**
   * Finds a conversation or begins it; undefined when there are too many.
   * @param isUnasked whether it is somebody else who begins it
   */
  open(name: string, isUnasked = false): Conversation | undefined {
    const key = this.names.fold(name);
    const known = this.byName.get(key);
    if (known && !isUnasked) known.isUnasked = false;
    if (known || name === "" || !this.makeRoom()) return known;
    const timeline = this.newTimeline(this.limits.messages);
    const conversation = this.isRoomName(name)
      ? new Room(name, timeline, this.names, this.limits.members)
      : new DirectConversation(name, timeline);
    conversation.isUnasked = isUnasked && conversation.isDirect;
    this.byName.set(key, conversation);
    this.changed();
    return conversation;
  }

  // Strangers can begin as many talks as they like: the one that was idle the longest goes, and whatever one chose oneself stays.
  private makeRoom(): boolean {
    if (this.byName.size < this.limits.conversations) return true;
    const newest = (one: Conversation) => one.timeline.last?.time ?? 0;
    const unasked = this.conversations.filter((one) => one.isUnasked);
    const [first, ...others] = unasked;
    if (!first) return false;
    this.close(others.reduce((idle, one) => (newest(one) < newest(idle) ? one : idle), first));
    return true;
  }

  /** A timeline within what all of them may hold together. */
  newTimeline(most: number): Timeline {
    return new Timeline(most, this.budget);
  }

  close(conversation: Conversation): void {
    conversation.timeline.clear();
    conversation.past?.timeline.clear();
    this.byName.delete(this.names.fold(conversation.name));
    this.changed();
  }

  /** Gives a conversation another name; false when there is one of that name. */
  rename(conversation: Conversation, name: string): boolean {
    const [from, to] = [this.names.fold(conversation.name), this.names.fold(name)];
    if (from !== to && this.byName.has(to)) return false;
    this.byName.delete(from);
    conversation.name = name;
    this.byName.set(to, conversation);
    conversation.changed();
    this.changed();
    return true;
  }

  /** Names are compared otherwise from now on. */
  useCasemapping(mapping: string): void {
    const all = this.conversations;
    this.names.use(mapping);
    this.byName.clear();
    for (const one of all) this.byName.set(this.names.fold(one.name), one);
  }

  notice(code: string, text: string, target: string | null, isError: boolean): void {
    this.notices = [...this.notices, { key: ++this.noticeKeys, code, text, target, isError }].slice(-this.limits.notices);
    this.changed();
  }

  /** What holds for one connection only. */
  forgetServer(): void {
    this.account = this.mask = this.delay = null;
    this.isAway = false;
    this.isupport.clear();
    for (const one of this.conversations) {
      one.abortCatchUp();
      one.isLoadingOlder = one.isLoadingNewer = false;
      one.forgetTyping();
      if (one instanceof Room) {
        one.left();
        one.membersChanged();
      } else one.changed();
    }
  }
}
