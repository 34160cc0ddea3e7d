import { type Tags, writeTagged } from "../irc/messageWriter";
import type { IncomingLine } from "./incomingLine";
import type { Session } from "./session";

const patience = 30_000;
const mostLines = 20_000;

/** What came back: the lines that answer, and in the server's words why it was refused. */
export interface Answer {
  readonly lines: readonly IncomingLine[];
  readonly error: string | null;
  /** The numeric, or the code of the FAIL, of that refusal. */
  readonly code: string | null;
}

/** What is asked, and how the answer is known where the server gives no labels. */
export interface Question {
  readonly words: readonly [string, ...string[]];
  /** Verbs and numerics that belong to the answer. */
  readonly takes: readonly string[];
  /** The last of them; without one, the first line ends the answer. */
  readonly until?: readonly string[];
}

interface Open {
  readonly question: Question;
  readonly lines: IncomingLine[];
  readonly label: string | null;
  readonly askedAt: number;
  error: string | null;
  code: string | null;
  answer(answer: Answer): void;
}

/** Questions to the server whose answers somebody waits for: https://ircv3.net/specs/extensions/labeled-response, or one after the other without. */
export class Questions {
  private open: Open[] = [];

  constructor(private readonly session: Session) {}

  ask(question: Question): Promise<Answer> {
    if (this.session.state.phase !== "online")
      return Promise.resolve({ lines: [], error: "there is no connection", code: "needsConnection" });
    return new Promise((answer) => {
      const label = this.session.has("labeled-response") ? this.session.nextLabel() : null;
      this.open.push({ question, lines: [], label, askedAt: this.session.steady(), error: null, code: null, answer });
      const tags: Tags = label === null ? {} : { label };
      this.session.sendLine(writeTagged(tags, ...question.words));
    });
  }

  /** Says whether a line belongs to an answer, and to nothing else. */
  take(line: IncomingLine): boolean {
    const one = this.openFor(line);
    if (!one) return false;
    const isError = isRefusal(line);
    if (!isError && !one.question.takes.includes(line.verb)) {
      if (line.label !== null && line.batch === null && line.verb !== "BATCH") this.finish(one);
      return false;
    }
    if (isError) {
      one.error ??= line.last;
      one.code ??= line.verb === "FAIL" ? line.at(1) : line.verb;
    } else if (one.lines.length < mostLines) one.lines.push(line);
    const { until } = one.question;
    const isLast = isError || until === undefined || until.includes(line.verb);
    // With a label, the end of the batch is the end; a single line is its own.
    if (one.label === null ? isLast : line.batch === null) this.finish(one);
    return true;
  }

  /** A batch with a label is complete. */
  ended(label: string): void {
    const one = this.open.find((open) => open.label === label);
    if (one) this.finish(one);
  }

  disconnected(): void {
    for (const one of this.open.splice(0)) one.answer({ lines: one.lines, error: "the connection broke", code: "brokenLine" });
  }

  tick(): void {
    const now = this.session.steady();
    for (const one of this.open.filter((open) => now - open.askedAt > patience)) {
      one.error ??= "the server has not answered";
      one.code ??= "unanswered";
      this.finish(one);
    }
  }

  private openFor(line: IncomingLine): Open | undefined {
    const { label } = line;
    if (label !== null) return this.open.find((one) => one.label === label);
    return this.open.find((one) => one.label === null && (one.question.takes.includes(line.verb) || this.isRefusalOf(line, one)));
  }

  private isRefusalOf(line: IncomingLine, { question }: Open): boolean {
    if (!isRefusal(line)) return false;
    const subject = line.verb === "FAIL" ? line.at(0) : line.at(1);
    return question.words.some((word, i) => (i === 0 || word.length > 0) && this.session.state.names.same(word, subject));
  }

  private finish(one: Open): void {
    this.open = this.open.filter((other) => other !== one);
    one.answer({ lines: one.lines, error: one.error, code: one.code });
  }
}

function isRefusal({ verb }: IncomingLine): boolean {
  return verb === "FAIL" || /^[45]\d\d$/.test(verb);
}
