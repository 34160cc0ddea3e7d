export type RoomEventKind = "joined" | "left" | "quit" | "kicked" | "nick" | "topic" | "mode" | "renamed";

/** Something that happened in a room, other than that somebody spoke. */
export interface RoomEvent {
  readonly what: RoomEventKind;
  readonly who: string;
  /** Who was put out, or the new name. */
  readonly whom: string;
  /** A reason, a topic, or modes. */
  readonly text: string;
  readonly time: number;
  readonly id: string | null;
}

/** Whether the two are one, told twice: live and by the history. */
export function isSame(one: RoomEvent, other: RoomEvent): boolean {
  return one.what === other.what && one.who === other.who && one.whom === other.whom && one.time === other.time;
}
