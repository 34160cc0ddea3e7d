const nearEnd = 12;

/** Keeps what is read in its place while lines come and go around it, or change their height. */
export class ScrollPlace {
  /** Whether the end is followed. */
  isFollowing = true;

  private key: string | null = null;
  private top = 0;

  constructor(private readonly log: HTMLElement) {}

  get below(): number {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  get isAtEnd(): boolean {
    return this.below <= nearEnd;
  }

  /** Remembers the first line that is seen, and where. */
  note(): void {
    const seen = this.firstSeen();
    this.key = seen?.dataset.key ?? null;
    this.top = seen ? seen.offsetTop - this.log.scrollTop : 0;
  }

  /** Puts that line where it was, or the end where the end is followed. */
  restore(): void {
    if (this.isFollowing) {
      this.log.scrollTop = this.log.scrollHeight;
      return;
    }
    const line = this.key === null ? null : this.line(this.key);
    const wanted = line ? line.offsetTop - this.top : this.log.scrollTop;
    if (Math.abs(wanted - this.log.scrollTop) >= 1) this.log.scrollTop = wanted;
  }

  /** Shows a line in the middle, and gives it the focus. */
  show(key: number): boolean {
    const line = this.line(String(key));
    if (!line) return false;
    this.isFollowing = false;
    this.log.scrollTop = line.offsetTop - (this.log.clientHeight - line.offsetHeight) / 2;
    line.focus({ preventScroll: true });
    this.note();
    return true;
  }

  /** Whether an element is seen, or above or below of it. */
  sideOf(element: HTMLElement): "seen" | "above" | "below" {
    if (element.offsetTop + element.offsetHeight < this.log.scrollTop) return "above";
    return element.offsetTop > this.log.scrollTop + this.log.clientHeight ? "below" : "seen";
  }

  private line(key: string): HTMLElement | null {
    return this.log.querySelector<HTMLElement>(`[data-key="${key}"]`);
  }

  // By halves: the lines stand in order.
  private firstSeen(): HTMLElement | undefined {
    const lines = this.log.querySelectorAll<HTMLElement>("[data-key]");
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const line = lines[middle] as HTMLElement;
      if (line.offsetTop + line.offsetHeight <= this.log.scrollTop) low = middle + 1;
      else high = middle;
    }
    return lines[low];
  }
}
