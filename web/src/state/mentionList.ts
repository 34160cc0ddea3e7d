import { type Signal, signal } from "@preact/signals-core";
import type { Conversation } from "./conversation";
import type { Message } from "./message";

export interface Mention {
  readonly conversation: Conversation;
  readonly message: Message;
}

/** The messages that name one, wherever they were said, the newest first. */
export class MentionList {
  readonly all: Signal<readonly Mention[]> = signal([]);

  constructor(private readonly most: number) {}

  add(conversation: Conversation, message: Message): void {
    const known = this.all.value;
    if (known.some((one) => one.message.id !== null && one.message.id === message.id)) return;
    const behind = known.findIndex((one) => one.message.time <= message.time);
    const place = behind < 0 ? known.length : behind;
    this.all.value = [...known.slice(0, place), { conversation, message }, ...known.slice(place)].slice(0, this.most);
  }
}
