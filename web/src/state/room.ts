import { type Signal, signal } from "@preact/signals-core";
import type { NameFolding } from "../irc/names";
import { Conversation } from "./conversation";
import type { Timeline } from "./timeline";

/** Somebody in a room. */
export interface Member {
  nick: string;
  user: string | null;
  host: string | null;
  account: string | null;
  realName: string | null;
  isAway: boolean;
  /** Signs of the ranks, the highest first: `@+`. */
  ranks: string;
}

const mostModes = 60;

export class Room extends Conversation {
  readonly isDirect = false;
  isJoined = false;
  /** Whether one wants to be in: then it is entered after every break. */
  isWanted = false;
  key: string | null = null;
  /** Whether the server has refused to let one in again. */
  isRefused = false;
  topic = "";
  topicBy: string | null = null;
  readonly modes = new Map<string, string>();

  /** Changes with who is here and what they are; a message does not change it. */
  readonly memberChanges: Signal<number> = signal(0);

  private readonly byNick = new Map<string, Member>();

  constructor(
    name: string,
    timeline: Timeline,
    private readonly folding: NameFolding,
    private readonly mostMembers: number,
  ) {
    super(name, timeline);
  }

  get isOpen(): boolean {
    return this.isJoined;
  }

  /** Members, or what they are, are others now. */
  membersChanged(): void {
    this.memberChanges.value++;
    this.changed();
  }

  get memberCount(): number {
    return this.byNick.size;
  }

  members(): IterableIterator<Member> {
    return this.byNick.values();
  }

  find(nick: string): Member | undefined {
    return this.byNick.get(this.folding.fold(nick));
  }

  /** Finds or adds a member; undefined when there are too many. */
  enter(nick: string): Member | undefined {
    const key = this.folding.fold(nick);
    const known = this.byNick.get(key);
    if (known || this.byNick.size >= this.mostMembers || nick === "") return known;
    const member: Member = { nick, user: null, host: null, account: null, realName: null, isAway: false, ranks: "" };
    this.byNick.set(key, member);
    return member;
  }

  leave(nick: string): boolean {
    this.stopTyping(nick);
    return this.byNick.delete(this.folding.fold(nick));
  }

  renameMember(nick: string, newNick: string): boolean {
    const member = this.find(nick);
    if (!member) return false;
    this.leave(nick);
    member.nick = newNick;
    this.byNick.set(this.folding.fold(newNick), member);
    return true;
  }

  setMode(letter: string, argument: string | null): void {
    if (argument === null) this.modes.delete(letter);
    else if (this.modes.size < mostModes || this.modes.has(letter)) this.modes.set(letter, argument);
  }

  /** One is not in any more. */
  left(): void {
    this.isJoined = false;
    this.byNick.clear();
    this.modes.clear();
    this.forgetTyping();
  }
}
