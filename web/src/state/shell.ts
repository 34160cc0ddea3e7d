import { computed, type Signal, signal } from "@preact/signals-core";
import type { Conversation } from "./conversation";
import { Room } from "./room";
import type { Session } from "./session";
import { neighbour } from "./switching";

/** The panes; on a narrow page one is seen at a time. */
export type Pane = "rooms" | "talk" | "members";

/** What stands before the chat. */
export type Sheet =
  | { readonly kind: "switcher" | "shortcuts" | "settings" | "directory" | "join" | "account" }
  | { readonly kind: "room" | "invite"; readonly room: Room }
  | { readonly kind: "profile"; readonly nick: string; readonly room: Room | null }
  | { readonly kind: "kick" | "ban"; readonly nick: string; readonly room: Room };

const mostToasts = 4;

/** Something said in passing, by the page or the server. */
export interface Toast {
  readonly key: number;
  readonly text: string;
  readonly isError: boolean;
  /** A room that one can enter from it. */
  readonly room: string | null;
  /** The conversation that it tells of: it leads there, and goes when one is there. */
  readonly place: Conversation | null;
}

/** What is open on the page of a session: which conversation, which pane, what stands before it. */
export class Shell {
  readonly pane: Signal<Pane> = signal("talk");
  readonly sheet: Signal<Sheet | null> = signal(null);
  /** What stands beside what is said, in place of the members. */
  readonly beside: Signal<"search" | "mentions" | null> = signal(null);
  readonly toasts: Signal<readonly Toast[]> = signal([]);
  /** Changes when the field to write in is to get the focus. */
  readonly writes: Signal<number> = signal(0);

  private readonly chosen: Signal<Conversation | null> = signal(null);
  private toastKeys = 0;
  private noticed = 0;

  constructor(readonly session: Session) {}

  /** All conversations in the order in which they are listed: rooms, then people. */
  readonly listed = computed((): readonly Conversation[] => {
    this.session.state.changes.value;
    const compare = (one: Conversation, other: Conversation) => one.name.localeCompare(other.name, undefined, { sensitivity: "base" });
    const all = this.session.state.conversations;
    return [...all.filter((one) => !one.isDirect).sort(compare), ...all.filter((one) => one.isDirect).sort(compare)];
  });

  readonly current = computed((): Conversation | undefined => {
    const all = this.listed.value;
    const { value } = this.chosen;
    return value && all.includes(value) ? value : all[0];
  });

  choose(conversation: Conversation): void {
    this.chosen.value = conversation;
    this.toasts.value = this.toasts.value.filter((one) => one.place !== conversation);
    this.pane.value = "talk";
    this.writes.value++;
  }

  /** Goes to a room, and enters it where one is not in. With a key it is asked for all the same: an invitation may give a role to who is in. */
  goTo(name: string, key: string | null = null): void {
    const known = this.session.state.find(name);
    const isIn = known instanceof Room ? known.isJoined : known !== undefined;
    const conversation =
      isIn && key === null ? known : this.session.state.isRoomName(name) ? this.session.join(name, key) : this.session.state.open(name);
    if (conversation) this.choose(conversation);
  }

  step(by: 1 | -1, isUnread: boolean): void {
    const next = neighbour(this.listed.value, this.current.value, by, isUnread);
    if (next) this.choose(next);
  }

  /** Opens what stands beside, or closes it. */
  toggleBeside(what: "search" | "mentions"): void {
    this.beside.value = this.beside.value === what ? null : what;
    this.pane.value = this.beside.value === null ? "talk" : "members";
  }

  closeBeside(): void {
    this.beside.value = null;
    this.pane.value = "talk";
  }

  open(sheet: Sheet): void {
    this.sheet.value = sheet;
  }

  close(): void {
    this.sheet.value = null;
  }

  say(text: string, isError = false, room: string | null = null, place: Conversation | null = null): void {
    // Of one conversation the newest is enough.
    const others = this.toasts.value.filter((one) => place === null || one.place !== place);
    this.toasts.value = [...others, { key: ++this.toastKeys, text, isError, room, place }].slice(-mostToasts);
  }

  dismiss(toast: Toast): void {
    this.toasts.value = this.toasts.value.filter((one) => one !== toast);
  }

  /** Says what the server has said since this was called last. */
  takeNotices(): void {
    for (const notice of this.session.state.notices.filter((one) => one.key > this.noticed)) {
      this.noticed = notice.key;
      if (notice.isError || notice.code === "INVITE" || notice.code === "NOTICE")
        this.say(notice.text, notice.isError, notice.code === "INVITE" ? notice.target : null);
    }
  }
}
