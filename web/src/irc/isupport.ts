/** What a server says of itself: https://modern.ircdocs.horse/#rplisupport-005 */
export class Isupport {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly most: number) {}

  get(name: string): string | undefined {
    return this.tokens.get(name);
  }

  /** Takes the tokens of one 005. */
  take(tokens: readonly string[]): void {
    for (const token of tokens) {
      if (token.startsWith("-")) {
        this.tokens.delete(token.slice(1));
        continue;
      }
      const equals = token.indexOf("=");
      const name = equals < 0 ? token : token.slice(0, equals);
      if (this.tokens.size >= this.most && !this.tokens.has(name)) continue;
      this.tokens.set(name, equals < 0 ? "" : unescapeValue(token.slice(equals + 1)));
    }
  }

  clear(): void {
    this.tokens.clear();
  }

  get roomTypes(): string {
    return this.tokens.get("CHANTYPES") ?? "#&";
  }

  /** Letters and signs of ranks, the highest first: `PREFIX=(ov)@+`. */
  get ranks(): { letters: string; signs: string } {
    const match = /^\(([^)]*)\)(.*)$/.exec(this.tokens.get("PREFIX") ?? "(ov)@+");
    const [letters, signs] = [match?.[1] ?? "", match?.[2] ?? ""];
    const count = Math.min(letters.length, signs.length);
    return { letters: letters.slice(0, count), signs: signs.slice(0, count) };
  }

  /** The four kinds of a room's modes: lists, always with an argument, with one when set, without. */
  get modeKinds(): readonly string[] {
    return (this.tokens.get("CHANMODES") ?? "beI,k,l,imnpst").split(",");
  }

  number(name: string, otherwise: number): number {
    const text = this.tokens.get(name) ?? "";
    return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : otherwise;
  }
}

function unescapeValue(value: string): string {
  return value.replace(/\\x([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
