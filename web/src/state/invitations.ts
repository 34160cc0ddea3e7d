import { writeLink } from "./links";
import { askService } from "./lookups";
import type { ServerFacts } from "./serverFacts";
import type { Session } from "./session";

/** What an invitation is to be good for. */
export interface InvitationWish {
  readonly uses: number;
  readonly hours: number;
  /** A role's name as the server has it; "none" for none. */
  readonly role: string;
}

/** An invitation that was made before: its token is not told again. */
export interface OpenInvitation {
  readonly id: string;
  /** In the server's words: role, uses, until when, by whom. */
  readonly text: string;
}

/** A way into a room with another client. */
export interface WayIn {
  readonly kind: "terminal" | "irc" | "nc";
  readonly text: string;
}

/** How one comes into a room without a browser. */
export function waysIn({ join }: ServerFacts, room: string, key: string | null): readonly WayIn[] {
  const port = join.port ?? join.plainPort;
  if (port === null) return [];
  const [plain, target] = [join.plainPort, `${join.host}:${port}`];
  const entry = key === null ? room : `${room} ${key}`;
  // What follows a command is pasted with it, and a shell reads it where the command fails: a link or a room may be made for that.
  const isPlain = /^#[\p{L}\p{N}#._-]+( [\p{L}\p{N}#._~+/=-]+)?$/u.test(entry);
  const ways: WayIn[] = [{ kind: "irc", text: `/connect ${plain === null ? "-tls " : ""}${join.host} ${plain ?? port}\n/join ${entry}` }];
  const connect = plain === null ? `openssl s_client -quiet -connect ${target}` : `nc ${join.host} ${plain}`;
  if (key === null || isPlain)
    ways.unshift({ kind: "terminal", text: `chaton join ${target} ${quoted(room)}${key === null ? "" : `\n/join ${entry}`}` });
  if (join.takesClassic && isPlain) ways.push({ kind: "nc", text: `${connect}\n/join ${entry}` });
  return ways;
}

/** The link into a room. */
export function linkTo(address: string, room: string, invitation: string | null): string {
  return address.replace(/#.*$/, "") + writeLink(room, invitation);
}

/** Makes an invitation; where there is none, the server's words say why. */
export async function makeInvitation(
  session: Session,
  room: string,
  { uses, hours, role }: InvitationWish,
): Promise<{ token: string | null; text: string }> {
  const lines = await askService(session, "CHANSERV", "INVITATION", room, "ADD", role, String(uses), `${hours}h`);
  const made = lines.map((line) => /^Invitation \S+ for \S+: (\S{8,200})$/.exec(line)?.[1]).find((token) => token !== undefined);
  return { token: made ?? null, text: lines.join(" ") };
}

/** The invitations that are good still, for those who may see them. */
export async function listInvitations(session: Session, room: string): Promise<readonly OpenInvitation[]> {
  const lines = await askService(session, "CHANSERV", "INVITATION", room, "LIST");
  return lines.flatMap((line) => {
    const [, id, text] = /^(\S+): (.*)$/.exec(line) ?? [];
    return id !== undefined && text !== undefined ? [{ id, text }] : [];
  });
}

/** Takes one back; the answer is the server's. */
export async function revokeInvitation(session: Session, room: string, id: string): Promise<string> {
  return (await askService(session, "CHANSERV", "INVITATION", room, "REMOVE", id)).join(" ");
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
