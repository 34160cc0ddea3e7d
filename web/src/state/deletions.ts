import type { Conversation } from "./conversation";
import type { Message } from "./message";
import type { Session } from "./session";

const undoFor = 6_000;

interface Deletion {
  readonly conversation: Conversation;
  readonly message: Message;
  readonly at: number;
}

/** Messages that are about to be deleted: the server is told only when nobody has thought better of it. */
export class Deletions {
  private waiting: Deletion[] = [];

  constructor(private readonly session: Session) {}

  begin(conversation: Conversation, message: Message): void {
    if (message.isDeleting || message.isRedacted || message.id === null) return;
    this.mark(conversation, message, true);
    this.waiting.push({ conversation, message, at: this.session.steady() + undoFor });
  }

  undo(conversation: Conversation, message: Message): void {
    this.waiting = this.waiting.filter((one) => one.message !== message);
    this.mark(conversation, message, false);
  }

  tick(): void {
    const now = this.session.steady();
    this.send(this.waiting.filter((one) => one.at <= now));
  }

  /** The page is about to go. */
  flush(): void {
    this.send(this.waiting);
  }

  private send(due: readonly Deletion[]): void {
    if (this.session.state.phase !== "online") return;
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    for (const { conversation, message } of due) {
      this.mark(conversation, message, false);
      this.session.redact(conversation, message);
    }
  }

  private mark(conversation: Conversation, message: Message, isDeleting: boolean): void {
    message.isDeleting = isDeleting;
    conversation.changed();
  }
}
