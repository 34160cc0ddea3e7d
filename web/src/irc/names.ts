const brackets: Record<string, string> = { "[": "{", "]": "}", "\\": "|", "~": "^" };

/** Which names are one: https://modern.ircdocs.horse/#casemapping-parameter */
export class NameFolding {
  private isRfc1459 = true;

  use(mapping: string): void {
    this.isRfc1459 = mapping === "rfc1459";
  }

  /** The form that all names of one thing share. */
  fold(name: string): string {
    const lower = name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return this.isRfc1459 ? lower.replace(/[[\]\\~]/g, (sign) => brackets[sign] ?? sign) : lower;
  }

  /** Whether two names are one. */
  same(one: string, other: string): boolean {
    return this.fold(one) === this.fold(other);
  }
}
