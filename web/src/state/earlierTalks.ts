import { formatServerTime } from "../irc/serverTime";
import type { IncomingLine } from "./incomingLine";
import type { Session } from "./session";

const most = 50;
const aDay = 86_400_000;

/**
 * Direct talks that this device does not know of: the server tells with whom one talked, so that they are there with what was read of them on
 * other devices: https://ircv3.net/specs/extensions/chathistory#targets
 */
export class EarlierTalks {
  private names: string[] = [];
  private wanted = 0;
  private since = 0;

  constructor(private readonly session: Session) {}

  /** One is in: asks for what was said after the last that was seen here, or for all. */
  ask(): void {
    const { state } = this.session;
    const known = state.conversations.filter((one) => one.isDirect && one.seenUntil !== null);
    // What others of one's devices have read meanwhile.
    this.names = known.slice(0, most).map(({ name }) => name);
    if (!this.session.has("draft/chathistory") || !this.session.has("batch")) return;
    this.since = Math.max(0, ...state.conversations.map((one) => one.seenUntil ?? 0));
    this.wanted = most;
    // The later first: then these are the last ones.
    const times = [this.session.now() + aDay, Math.max(0, this.since - 1)].map((time) => `timestamp=${formatServerTime(time)}`);
    const words = ["CHATHISTORY", "TARGETS", ...times, String(most)] as const;
    // A refusal is no news either; without labels it could be that of another question.
    if (this.session.has("labeled-response")) void this.session.questions.ask({ words, takes: [] });
    else this.session.send(...words);
  }

  /** `CHATHISTORY TARGETS target timestamp` */
  told(line: IncomingLine): void {
    const { state } = this.session;
    const name = line.at(1);
    if (line.at(0) !== "TARGETS" || this.wanted <= 0) return;
    this.wanted--;
    if (name === "" || state.isRoomName(name) || state.isMe(name) || this.names.some((one) => state.names.same(one, name))) return;
    this.names.push(name);
  }

  disconnected(): void {
    this.names = [];
    this.wanted = 0;
  }

  // One a second: a server counts what is asked, and what somebody says now comes first.
  tick(): void {
    const name = this.names.shift();
    const known = name === undefined ? undefined : this.session.state.find(name);
    const talk = known ?? (name === undefined ? undefined : this.session.state.open(name));
    if (!talk) return;
    // Only a refusal is an answer: somebody may be gone, and nobody has to hear of it.
    if (this.session.has("draft/read-marker")) void this.session.questions.ask({ words: ["MARKREAD", talk.name], takes: [] });
    else if (!known) talk.readTo(this.since || this.session.now());
    if (talk.seenUntil === null) this.session.history.catchUp(talk);
  }
}
