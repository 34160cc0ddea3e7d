import { defaultLimits, type Limits } from "../../src/state/limits";
import { Room } from "../../src/state/room";
import { Session, type SessionOptions } from "../../src/state/session";

export const capabilities =
  "message-tags server-time echo-message batch labeled-response draft/chathistory chaton/client-id draft/read-marker draft/multiline=max-bytes=4096,max-lines=24 draft/message-redaction chaton/message-edit";

/** A session and the test as its server. */
export class Talk {
  time = Date.parse("2026-01-01T12:00:00.000Z");
  readonly session: Session;
  private readonly sent: string[] = [];
  private ids = 0;

  constructor(limits: Partial<Limits> = {}, options: Partial<SessionOptions> = {}) {
    this.session = new Session(
      { nick: "me", rooms: ["#room"], limits: { ...defaultLimits, ...limits }, ...options },
      { now: () => this.time, steady: () => this.time, newId: () => `id${++this.ids}`, send: (line) => this.sent.push(line) },
    );
  }

  /** What was sent since this was asked last. */
  taken(): string[] {
    return this.sent.splice(0);
  }

  hears(...lines: string[]): this {
    for (const line of lines) this.session.receive(line);
    return this;
  }

  /** Comes in and enters the room. */
  enters(offered = capabilities): this {
    this.session.connected();
    this.hears(`:s CAP * LS :${offered}`, `:s CAP * ACK :${offered.replace(/=[^ ]*/g, "")}`, ":s 001 me :hi", ":s 376 me :end");
    this.hears(":me!~me@host JOIN #room", ":s 353 me = #room :@op me", ":s 366 me #room :end");
    return this;
  }

  /** Answers the last request for history in the room. */
  answers(lines: string[], target = "#room"): this {
    const request = this.taken().findLast((line) => line.includes("CHATHISTORY"));
    const label = /@label=(\d+)/.exec(request ?? "")?.[1];
    if (!label) throw new Error("nothing was asked");
    this.hears(`@label=${label} :s BATCH +h chathistory ${target}`);
    for (const line of lines) this.hears(line.startsWith("@") ? `@batch=h;${line.slice(1)}` : `@batch=h ${line}`);
    return this.hears(":s BATCH -h");
  }

  breaks(): this {
    this.session.disconnected("gone");
    this.taken();
    return this;
  }

  get room(): Room {
    const room = this.session.state.findRoom("#room");
    if (!(room instanceof Room)) throw new Error("no room");
    return room;
  }

  get texts(): string[] {
    return this.room.timeline.messages.map((message) => message.text);
  }
}

/** A message in the room, so many seconds after noon. */
export function said(seconds: number, id: string, text: string, from = "bob"): string {
  return `@time=2026-01-01T12:00:${String(seconds).padStart(2, "0")}.000Z;msgid=${id} :${from}!b@h PRIVMSG #room :${text}`;
}
