import type { Room } from "./room";
import type { Session } from "./session";

/** What a rank allows: docs/rooms.md */
export type Right = "speak" | "topic" | "kick" | "lists" | "invite" | "modes" | "rename" | "history";

// From the highest; where a server has fewer ranks, "o" stands for those above it.
const ranks = ["q", "a", "o", "h", "v"];
const least: Readonly<Record<Right, string>> = {
  speak: "v",
  topic: "h",
  kick: "h",
  lists: "h",
  invite: "h",
  modes: "o",
  rename: "q",
  history: "q",
};

/** The letter of one's highest rank in a room; "" without one. */
export function rankOf(session: Session, room: Room, nick: string): string {
  const { letters, signs } = session.state.isupport.ranks;
  const sign = room.find(nick)?.ranks.charAt(0) ?? "";
  return sign === "" ? "" : letters.charAt(signs.indexOf(sign));
}

/** Whether one may do something in a room, as far as one's rank tells; the server decides. */
export function may(session: Session, room: Room, right: Right): boolean {
  const rank = rankOf(session, room, session.state.nick);
  if (right === "topic" && !room.modes.has("t")) return room.isJoined;
  if (right === "speak" && !room.modes.has("m")) return room.isJoined;
  return rank !== "" && height(rank) <= needed(session, least[right]);
}

/** Whether one may put somebody out, or take the rank away. */
export function mayActOn(session: Session, room: Room, nick: string): boolean {
  if (!may(session, room, "kick") || !room.find(nick) || session.state.isMe(nick)) return false;
  const [mine, theirs] = [rankOf(session, room, session.state.nick), rankOf(session, room, nick)];
  if (mine === "q" || theirs === "") return true;
  return mine === "o" ? height(theirs) >= height("o") : height(theirs) > height(mine);
}

/** The ranks that one may give and take: letters, the highest first. */
export function givenRanks(session: Session, room: Room): readonly string[] {
  const mine = rankOf(session, room, session.state.nick);
  const known = [...session.state.isupport.ranks.letters].filter((letter) => ranks.includes(letter));
  if (mine === "q") return known;
  return mine === "a" || mine === "o" ? known.filter((letter) => height(letter) >= height("o")) : [];
}

function height(rank: string): number {
  const place = ranks.indexOf(rank);
  return place < 0 ? ranks.length : place;
}

function needed(session: Session, rank: string): number {
  const { letters } = session.state.isupport.ranks;
  return letters.includes(rank) || rank === "v" ? height(rank) : height("o");
}
