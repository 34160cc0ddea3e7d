import type { Store } from "../state/store";

/** What the browser keeps for this page: for good, or for as long as the tab is open. A browser that keeps nothing is a store without anything. */
export function browserStore(kind: "localStorage" | "sessionStorage"): Store {
  const attempt = <T>(action: (storage: Storage) => T, otherwise: T): T => {
    try {
      return action(globalThis[kind]);
    } catch {
      // Forbidden, or full.
      return otherwise;
    }
  };
  return {
    read: (key) => attempt((storage) => storage.getItem(key), null),
    write: (key, text) =>
      attempt((storage) => {
        storage.setItem(key, text);
        return true;
      }, false),
    keys: (prefix) => attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix)), []),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}
