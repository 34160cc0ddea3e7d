import type { IncomingLine } from "./incomingLine";
import type { Answer } from "./questions";
import type { Session } from "./session";

/** What the server tells of somebody. */
export interface Profile {
  readonly nick: string;
  readonly mask: string;
  readonly realName: string;
  readonly account: string | null;
  readonly away: string | null;
  /** With the signs of ranks before them. */
  readonly rooms: readonly string[];
  readonly isOperator: boolean;
  readonly isBot: boolean;
  readonly isSecure: boolean;
  readonly idleSeconds: number | null;
  readonly since: number | null;
}

/** A room that the server lists. */
export interface ListedRoom {
  readonly name: string;
  readonly members: number;
  readonly topic: string;
}

/** An entry of a room's lists: https://modern.ircdocs.horse/#ban-channel-mode */
export interface ListedMask {
  readonly mask: string;
  readonly by: string;
  readonly at: number | null;
}

const mostRooms = 5_000;

/** https://modern.ircdocs.horse/#whois-message */
export async function lookUpProfile(session: Session, nick: string): Promise<Profile | string> {
  const takes = "311 312 313 317 318 319 320 330 335 338 378 379 276 671 301".split(" ");
  const answer = await session.questions.ask({ words: ["WHOIS", nick], takes, until: ["318"] });
  return profileOf(answer) ?? answer.error ?? "";
}

function profileOf({ lines }: Answer): Profile | null {
  const find = (numeric: string) => lines.find((line) => line.verb === numeric);
  const user = find("311");
  if (!user) return null;
  const number = (text: string | undefined) => (text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null);
  const idle = find("317");
  return {
    nick: user.at(1),
    mask: `${user.at(1)}!${user.at(2)}@${user.at(3)}`,
    realName: user.last,
    account: find("330")?.at(2) ?? null,
    away: find("301")?.last ?? null,
    rooms: lines.filter((line) => line.verb === "319").flatMap((line) => line.last.split(" ").filter((room) => room !== "")),
    isOperator: find("313") !== undefined,
    isBot: find("335") !== undefined,
    isSecure: find("671") !== undefined,
    idleSeconds: number(idle?.at(2)),
    since: (number(idle?.at(3)) ?? 0) * 1_000 || null,
  };
}

/** https://modern.ircdocs.horse/#list-message */
export async function lookUpRooms(session: Session): Promise<{ rooms: readonly ListedRoom[]; error: string | null }> {
  const { lines, error } = await session.questions.ask({ words: ["LIST"], takes: ["321", "322", "323"], until: ["323"] });
  const rooms = lines.filter((line) => line.verb === "322").map(listedRoom);
  return { rooms: rooms.sort((one, other) => other.members - one.members).slice(0, mostRooms), error };
}

function listedRoom(line: IncomingLine): ListedRoom {
  return { name: line.at(1), members: Number.parseInt(line.at(2), 10) || 0, topic: line.parameters.length > 3 ? line.last : "" };
}

const lists = { b: ["367", "368"], e: ["348", "349"], I: ["346", "347"] } as const;

/** Whom a room bans (`b`), spares from bans (`e`), or lets in without an invitation (`I`). */
export async function lookUpMasks(session: Session, room: string, letter: keyof typeof lists): Promise<readonly ListedMask[] | string> {
  const [entry, end] = lists[letter];
  const { lines, error } = await session.questions.ask({ words: ["MODE", room, `+${letter}`], takes: [entry, end], until: [end] });
  if (error !== null) return error;
  return lines
    .filter((line) => line.verb === entry)
    .map((line) => ({ mask: line.at(2), by: line.at(3), at: /^\d{1,12}$/.test(line.at(4)) ? Number(line.at(4)) * 1_000 : null }));
}

/** Asks one of the server's services; the answer is its lines. */
export async function askService(session: Session, service: "CHANSERV" | "NICKSERV", ...words: string[]): Promise<readonly string[]> {
  const { lines, error } = await session.questions.ask({ words: [service, ...words], takes: ["NOTICE"] });
  return error !== null && lines.length === 0 ? [error] : lines.map((line) => line.last);
}
