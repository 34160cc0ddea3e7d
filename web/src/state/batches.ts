import type { IncomingLine } from "./incomingLine";

/** A batch that has begun: https://ircv3.net/specs/extensions/batch */
export class OpenBatch {
  text = "";
  verb = "PRIVMSG";
  private lines = 0;

  constructor(
    readonly type: string,
    readonly start: IncomingLine,
  ) {}

  get parent(): OpenBatch | null {
    return this.start.batch;
  }

  get label(): string | null {
    return this.start.label;
  }

  get isMultiline(): boolean {
    return this.type === "draft/multiline";
  }

  get isHistory(): boolean {
    return this.type === "chathistory";
  }

  /** What SEARCH finds: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md */
  get isSearch(): boolean {
    return this.type === "soju.im/search" || (this.parent?.isSearch ?? false);
  }

  get isInHistory(): boolean {
    return this.isHistory || (this.parent?.isInHistory ?? false);
  }

  /** A line of a message of several: https://ircv3.net/specs/extensions/multiline */
  addLine(line: IncomingLine, most: number): void {
    this.verb = line.verb;
    const separator = this.lines++ === 0 || line.tag("draft/multiline-concat") !== null ? "" : "\n";
    this.text = (this.text + separator + line.at(1)).slice(0, most);
  }
}

/** The batches that are open, so many at most. */
export class BatchTracker {
  private readonly open = new Map<string, OpenBatch>();

  constructor(private readonly most: number) {}

  find(reference: string | undefined): OpenBatch | null {
    return (reference !== undefined && this.open.get(reference)) || null;
  }

  begin(reference: string, batch: OpenBatch): void {
    if (this.open.size < this.most && !this.open.has(reference)) this.open.set(reference, batch);
  }

  end(reference: string): OpenBatch | null {
    const batch = this.find(reference);
    this.open.delete(reference);
    return batch;
  }

  clear(): void {
    this.open.clear();
  }
}
