const first = 1_000;
const longest = 120_000;

/** How long to wait before the next try: longer each time, and never for all at the same moment. */
export class Reconnect {
  private next = first;

  /** @param random from 0 to below 1 */
  constructor(private readonly random: () => number) {}

  /** It worked: the next break begins anew. */
  succeeded(): void {
    this.next = first;
  }

  /** The milliseconds to wait now: between half of what is due and all of it. */
  wait(): number {
    const wait = this.next * (0.5 + this.random() / 2);
    this.next = Math.min(this.next * 2, longest);
    return wait;
  }
}
