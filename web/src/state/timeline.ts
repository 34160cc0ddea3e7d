import { type Message, newMessage } from "./message";
import { isSame, type RoomEvent } from "./roomEvent";

const mostMerged = 100;

/** Characters that all timelines together may hold; an empty message costs something too. */
export class TextBudget {
  private used = 0;

  constructor(private readonly limit: number) {}

  get isExceeded(): boolean {
    return this.used > this.limit;
  }

  add(message: Message): void {
    this.used += cost(message);
  }

  remove(message: Message): void {
    this.used -= cost(message);
  }
}

function cost(message: Message): number {
  return message.events.reduce((sum, event) => sum + 100 + event.text.length, 100 + message.text.length);
}

/** The messages of a conversation in the order of time, each there once. */
export class Timeline {
  private readonly kept: Message[] = [];
  private readonly byId = new Map<string, Message>();

  constructor(
    private readonly most: number,
    private readonly budget: TextBudget,
  ) {}

  get messages(): readonly Message[] {
    return this.kept;
  }

  get last(): Message | undefined {
    return this.kept.at(-1);
  }

  /** Whether no more are taken at the old end. */
  get isFull(): boolean {
    return this.kept.length >= this.most;
  }

  find(id: string | null | undefined): Message | undefined {
    const found = id ? this.byId.get(id) : undefined;
    return found?.kind === "event" ? undefined : found;
  }

  /** An own message that the server has given no id; such are near the end. */
  findUnsaid(clientId: string): Message | undefined {
    const from = Math.max(0, this.kept.length - 1_000);
    for (let i = this.kept.length - 1; i >= from; i--) {
      const message = this.kept[i];
      if (message?.id === null && message.clientId === clientId) return message;
    }
    return undefined;
  }

  /** Adds a message in its place; false when it is there already, or older than all that is kept of a full timeline. */
  add(message: Message): boolean {
    if (message.id !== null && this.byId.has(message.id)) return false;
    const place = this.place(message);
    if (place === 0 && this.isFull) return false;
    this.kept.splice(place, 0, message);
    this.budget.add(message);
    if (message.id !== null) this.byId.set(message.id, message);
    this.trim();
    return true;
  }

  /** Adds what happened, to the line before where that tells such things too. */
  addEvent(event: RoomEvent): boolean {
    if (event.id !== null && this.byId.has(event.id)) return false;
    const line = newMessage({ id: event.id, sender: "", text: "", time: event.time, kind: "event", events: [event] });
    const before = this.kept[this.place(line) - 1];
    if (before?.kind !== "event" || before.events.length >= mostMerged) return this.add(line);
    if (before.events.some((one) => isSame(one, event))) return false;
    this.budget.remove(before);
    before.events = [...before.events, event];
    this.budget.add(before);
    if (event.id !== null) this.byId.set(event.id, before);
    this.trim();
    return true;
  }

  /** Where a message stands, or would stand. */
  indexOf(message: Message): number {
    const behind = this.place(message);
    for (let at = behind - 1; at >= 0 && this.kept[at]?.time === message.time; at--) if (this.kept[at] === message) return at;
    return Math.max(0, behind - 1);
  }

  /** Takes out a message that was never said, or that is there under its id already. */
  remove(message: Message): void {
    const place = this.kept.lastIndexOf(message);
    if (place < 0) return;
    this.kept.splice(place, 1);
    this.forget(message);
  }

  /** An own message has come back from the server: it gets its id and its place. */
  confirm(message: Message, id: string | null, time: number): void {
    this.remove(message);
    message.id = id;
    message.time = time;
    this.add(message);
  }

  changeText(message: Message, text: string): void {
    this.budget.remove(message);
    message.text = text;
    this.budget.add(message);
    this.trim();
  }

  clear(): void {
    for (const message of this.kept) this.budget.remove(message);
    this.kept.length = 0;
    this.byId.clear();
  }

  // Behind all that are not later.
  private place(message: Message): number {
    let [low, high] = [0, this.kept.length];
    if (high > 0 && compare(this.kept[high - 1] as Message, message) <= 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.kept[middle] as Message, message) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  // A piece at a time, for taking one off the front moves all others.
  private trim(): void {
    let tooMany = this.kept.length > this.most + this.most / 8 ? this.kept.length - this.most : 0;
    if (this.budget.isExceeded) tooMany = Math.max(tooMany, (this.kept.length + 1) >> 1);
    for (const message of this.kept.splice(0, tooMany)) this.forget(message);
  }

  private forget(message: Message): void {
    this.budget.remove(message);
    for (const id of [message.id, ...message.events.map((event) => event.id)])
      if (id !== null && this.byId.get(id) === message) this.byId.delete(id);
  }
}

const sortable = /^[0-9a-v]{22}$/;

// Times are shown in milliseconds; this server's ids tell more.
function compare(one: Message, other: Message): number {
  if (one.time !== other.time || !one.id || !other.id || !sortable.test(one.id) || !sortable.test(other.id)) return one.time - other.time;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
