import { fieldsOf, readJson, type Store } from "./store";

const key = "chaton.drafts";
const mostDrafts = 100;
const mostCharacters = 8_000;

/** What was begun to be written and not sent, by conversation; it outlasts the page. */
export class Drafts {
  private readonly texts: Map<string, string>;

  constructor(private readonly store: Store) {
    const given = Object.entries(fieldsOf(readJson(store, key)));
    const texts = given.filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].length <= mostCharacters);
    this.texts = new Map(texts.slice(-mostDrafts));
  }

  read(name: string): string {
    return this.texts.get(name) ?? "";
  }

  /** The longest without a change are forgotten first. */
  write(name: string, text: string): void {
    if (text === this.read(name)) return;
    this.texts.delete(name);
    if (text.trim() !== "") this.texts.set(name, text.slice(0, mostCharacters));
    for (const oldest of this.texts.keys()) {
      if (this.texts.size <= mostDrafts) break;
      this.texts.delete(oldest);
    }
    this.store.write(key, JSON.stringify(Object.fromEntries(this.texts)));
  }
}
