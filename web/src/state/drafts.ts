import { personOf } from "./person";
import { fieldsOf, readJson, type Store } from "./store";

const prefix = "chaton.drafts.";
const mostDrafts = 100;
const mostCharacters = 8_000;
const mostTogether = 200_000;

/** What somebody has begun to write and not sent, by conversation; it outlasts the page, and is nobody else's who uses this device. */
export class Drafts {
  private readonly key: string;
  /** What the device did not take: it lasts as long as the page. */
  private unkept = new Map<string, string>();

  constructor(
    private readonly store: Store,
    nick: string,
  ) {
    this.key = prefix + personOf(nick);
  }

  read(name: string): string {
    return this.unkept.get(name) ?? this.kept().get(name) ?? "";
  }

  /** The longest without a change are forgotten first. */
  write(name: string, text: string): void {
    if (text === this.read(name)) return;
    // Read again each time: another tab writes here too.
    const texts = new Map([...this.kept(), ...this.unkept]);
    texts.delete(name);
    if (text.trim() !== "") texts.set(name, text.slice(0, mostCharacters));
    let together = [...texts].reduce((sum, [one, draft]) => sum + one.length + draft.length, 0);
    for (const [oldest, draft] of texts) {
      if (texts.size <= mostDrafts && together <= mostTogether) break;
      texts.delete(oldest);
      together -= oldest.length + draft.length;
    }
    const isKept = this.store.write(this.key, JSON.stringify(Object.fromEntries(texts)));
    if (isKept) this.unkept.clear();
    else this.unkept.set(name, texts.get(name) ?? "");
  }

  /** What was begun is deleted. */
  forget(): void {
    this.unkept.clear();
    this.store.remove(this.key);
  }

  private kept(): Map<string, string> {
    const given = Object.entries(fieldsOf(readJson(this.store, this.key)));
    const texts = given.filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].length <= mostCharacters);
    return new Map(texts.slice(-mostDrafts));
  }
}
