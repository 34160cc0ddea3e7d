/** A place for texts that outlasts the page, as the browser has it or a test pretends it. */
export interface Store {
  read(key: string): string | null;
  /** False when it could not be kept. */
  write(key: string, text: string): boolean;
  remove(key: string): void;
  /** All keys that begin so. */
  keys(prefix: string): readonly string[];
}

/** A store that lasts as long as the page. */
export class MemoryStore implements Store {
  private readonly kept = new Map<string, string>();

  read(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  write(key: string, text: string): boolean {
    this.kept.set(key, text);
    return true;
  }

  remove(key: string): void {
    this.kept.delete(key);
  }

  keys(prefix: string): readonly string[] {
    return [...this.kept.keys()].filter((key) => key.startsWith(prefix));
  }
}

/** What a store has under a key; null where there is nothing, or nothing that can be read. How long it may be is the store's to say: what it took comes back. */
export function readJson(store: Store, key: string): unknown {
  const text = store.read(key);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The fields of a value that is an object; none where it is not. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
