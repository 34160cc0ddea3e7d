import type { IncomingLine } from "../incomingLine";
import { Room } from "../room";
import type { RoomEvent } from "../roomEvent";
import type { Session } from "../session";

/** Tells in a room what happened there. What one does oneself by coming and going is known. */
export function tell(session: Session, room: Room | undefined, line: IncomingLine, event: Pick<RoomEvent, "what" | "whom" | "text">): void {
  const isOwnWay = session.state.isMe(line.nick) && ["joined", "left", "quit"].includes(event.what);
  if (!room || line.nick === "" || isOwnWay) return;
  const told = session.history
    .timelineOf(line, room)
    .addEvent({ ...event, who: line.nick, time: line.time, id: line.id, text: event.text.slice(0, session.limits.messageCharacters) });
  if (told) room.changed();
}

/** The rooms that a QUIT or NICK is about: of the past, the one whose history is read. */
export function roomsOf(session: Session, line: IncomingLine): readonly Room[] {
  const { state } = session;
  if (!line.isHistory) return state.rooms.filter((room) => room.find(line.nick));
  const room = state.find(line.historyBatch?.start.at(2) ?? "");
  return room instanceof Room ? [room] : [];
}
