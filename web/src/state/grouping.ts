import type { Message } from "./message";
import type { RoomEvent, RoomEventKind } from "./roomEvent";

const together = 5 * 60_000;

/** Whether a message is the first of its day, where the reader is. */
export function startsDay(before: Message | undefined, message: Message): boolean {
  return !before || new Date(before.time).toDateString() !== new Date(message.time).toDateString();
}

/** Whether a message goes on under the name of the one before. */
export function continues(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.kind !== "event" &&
    before.kind !== "action" &&
    message.kind === before.kind &&
    message.sender === before.sender &&
    message.replyTo === null &&
    message.time - before.time < together &&
    !startsDay(before, message)
  );
}

/** Whether a message is the first that is new. */
export function startsNew(before: Message | undefined, message: Message, newSince: number): boolean {
  return newSince > 0 && !message.isOwn && message.time > newSince && (!before || before.time <= newSince || before.isOwn);
}

/** What several did alike, or one thing that one did. */
export interface EventGroup {
  readonly what: RoomEventKind;
  readonly names: readonly string[];
  readonly event: RoomEvent;
}

const gathered: ReadonlySet<RoomEventKind> = new Set(["joined", "left", "quit"]);

/** Gathers who came and went, of the same kind in a row. */
export function gather(events: readonly RoomEvent[]): readonly EventGroup[] {
  const groups: { what: RoomEventKind; names: string[]; event: RoomEvent }[] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.what !== event.what || !gathered.has(event.what)) groups.push({ what: event.what, names: [event.who], event });
    else if (!last.names.includes(event.who)) last.names.push(event.who);
  }
  return groups;
}
