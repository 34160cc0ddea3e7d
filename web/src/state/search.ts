import { type Signal, signal } from "@preact/signals-core";
import { escapeTagValue } from "../irc/messageTags";
import { formatServerTime } from "../irc/serverTime";
import type { IncomingLine } from "./incomingLine";
import { actionText } from "./intake";
import { type Message, newMessage } from "./message";
import type { Session } from "./session";

const mostFound = 100;
const day = 86_400_000;

/** A message that was found, and where it was said. */
export interface Found {
  readonly place: string;
  readonly message: Message;
}

export type SearchPhase = "idle" | "searching" | "done" | "failed" | "offline" | "cannot" | "wrongDate";

/** What is wanted, read from what was typed. */
export interface SearchRequest {
  readonly text: string;
  readonly from: string | null;
  readonly in: string | null;
  readonly after: number | null;
  readonly before: number | null;
  /** What stands for a date and is none. */
  readonly wrongDate: string | null;
}

/** Looks for what was said: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md */
export class Search {
  readonly phase: Signal<SearchPhase> = signal("idle");
  readonly results: Signal<readonly Found[]> = signal([]);
  /** What was typed. */
  typed = "";
  wrongDate = "";

  private gathered: Found[] = [];
  private searches = 0;

  constructor(private readonly session: Session) {}

  get isOffered(): boolean {
    return this.session.has("soju.im/search") && this.session.has("labeled-response") && this.session.has("batch");
  }

  /** @param place where to look, when what was typed does not say; null for everywhere */
  async run(typed: string, place: string | null): Promise<void> {
    const request = readRequest(typed);
    this.typed = typed;
    this.gathered = [];
    this.results.value = [];
    this.wrongDate = request.wrongDate ?? "";
    const mine = ++this.searches;
    if (request.wrongDate !== null) this.phase.value = "wrongDate";
    else if (this.session.state.phase !== "online") this.phase.value = "offline";
    else if (!this.isOffered) this.phase.value = "cannot";
    else {
      this.phase.value = "searching";
      const { error } = await this.session.questions.ask({ words: ["SEARCH", writeAttributes(request, place)], takes: [] });
      if (mine !== this.searches) return;
      // The newest first.
      this.results.value = this.gathered.toSorted((one, other) => other.message.time - one.message.time);
      this.phase.value = error === null ? "done" : "failed";
    }
  }

  clear(): void {
    this.searches++;
    this.typed = "";
    this.phase.value = "idle";
    this.results.value = [];
  }

  /** A message came that was looked for. */
  found(line: IncomingLine, target: string, text: string): void {
    if (this.phase.value !== "searching" || this.gathered.length >= mostFound) return;
    const { state } = this.session;
    const room = state.withoutRanks(target);
    const isOwn = state.isMe(line.nick);
    const place = state.isRoomName(room) || isOwn ? room : line.nick;
    const action = actionText(text);
    const shown = { text: action ?? text, kind: action === undefined ? ("said" as const) : ("action" as const) };
    this.gathered.push({ place, message: newMessage({ id: line.id, sender: line.nick, time: line.time, isOwn, ...shown }) });
  }
}

/** Reads `from:nick in:#room after:date before:date words`. */
export function readRequest(typed: string): SearchRequest {
  const found: { [key: string]: string | undefined } = {};
  const words = typed.split(/\s+/).filter((word) => {
    const match = /^(from|in|after|before):(.+)$/i.exec(word);
    if (match) found[(match[1] ?? "").toLowerCase()] = match[2];
    return !match && word !== "";
  });
  const after = found.after === undefined ? null : dateOf(found.after);
  const before = found.before === undefined ? null : dateOf(found.before);
  const wrong = [found.after, found.before].find((text) => text !== undefined && dateOf(text) === null);
  return {
    text: words.join(" "),
    from: found.from?.replace(/^@/, "") || null,
    in: found.in ?? null,
    // After a day is from the next day on.
    after: after === null ? null : after + day - 1,
    before,
    wrongDate: wrong ?? null,
  };
}

// The beginning of a day where one is.
function dateOf(text: string): number | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const time = new Date(year, month - 1, date);
  return time.getMonth() === month - 1 && time.getDate() === date ? time.getTime() : null;
}

function writeAttributes(request: SearchRequest, place: string | null): string {
  const at = (time: number | null) => (time === null ? null : formatServerTime(time));
  const { text, from } = request;
  const all = { in: request.in ?? place, from, after: at(request.after), before: at(request.before), text: text === "" ? null : text };
  const given = Object.entries({ ...all, limit: String(mostFound) }).filter(([, value]) => value !== null);
  return given.map(([key, value]) => `${key}=${escapeTagValue(value ?? "")}`).join(";");
}
