import { askService } from "./lookups";
import type { Session } from "./session";

/** Whose a room is, and how its past is kept: ChanServ INFO. */
export interface RoomPast {
  readonly isRegistered: boolean;
  readonly isKept: boolean;
  /** 0 where there is no bound. */
  readonly days: number;
  readonly isHidden: boolean;
  /** In the server's words. */
  readonly text: string;
}

export async function lookUpPast(session: Session, room: string): Promise<RoomPast> {
  const lines = await askService(session, "CHANSERV", "INFO", room);
  const history = lines.find((line) => line.startsWith("History: ")) ?? "";
  return {
    isRegistered: history !== "",
    isKept: history.startsWith("History: on"),
    days: Number(/for (\d{1,5}) days/.exec(history)?.[1] ?? 0),
    isHidden: history.endsWith("hidden"),
    text: lines.join("\n"),
  };
}

/** Changes one thing of it; the answer is the server's. */
export async function changePast(session: Session, room: string, ...words: string[]): Promise<string> {
  return (await askService(session, "CHANSERV", ...words.toSpliced(1, 0, room))).join(" ");
}
