import { signal } from "@preact/signals-core";
import { fieldsOf, readJson, type Store } from "./store";

/** What somebody has chosen on this device. */
export interface Preferences {
  readonly nick: string;
  readonly theme: "system" | "light" | "dark";
  readonly contrast: "system" | "more";
  /** A tag of BCP 47; "" for the browser's. */
  readonly language: string;
  readonly clock: "system" | "12" | "24";
  readonly textSize: "small" | "normal" | "large" | "largest";
  readonly sendTyping: boolean;
  readonly notify: "all" | "mentions" | "nothing";
  /** Whether notifications are shown by the system, too; the browser has to allow it. */
  readonly system: boolean;
  /** Whether the last lines are kept on this device, to be there without a connection. */
  readonly keepLines: boolean;
  /** Rooms that never notify. */
  readonly muted: readonly string[];
  /** Groups of the room list that are folded. */
  readonly folded: readonly string[];
}

export const defaultPreferences: Preferences = {
  nick: "",
  theme: "system",
  contrast: "system",
  language: "",
  clock: "system",
  textSize: "normal",
  sendTyping: true,
  notify: "mentions",
  system: false,
  keepLines: true,
  muted: [],
  folded: [],
};

type ChoiceName = "theme" | "contrast" | "clock" | "textSize" | "notify";

/** The choices there are, for what is chosen from a few. */
export const choices: { readonly [N in ChoiceName]: readonly Preferences[N][] } = {
  theme: ["system", "light", "dark"],
  contrast: ["system", "more"],
  clock: ["system", "24", "12"],
  textSize: ["small", "normal", "large", "largest"],
  notify: ["all", "mentions", "nothing"],
};

/** What is chosen, for all that draws. */
export const preferences = signal<Preferences>(defaultPreferences);

const key = "chaton.preferences";
const mostNames = 500;
const mostNameLength = 100;

/** Whether a change under a key, or of all of them (null), is one of preferences. */
export function isOfPreferences(changed: string | null): boolean {
  return changed === null || changed === key;
}

/** Takes over what was chosen here before. */
export function loadPreferences(store: Store): void {
  preferences.value = readPreferences(readJson(store, key));
}

export function changePreferences(store: Store, change: Partial<Preferences>): void {
  preferences.value = readPreferences({ ...preferences.value, ...change });
  store.write(key, JSON.stringify(preferences.value));
}

/** Whatever cannot be understood is as it is usually. */
export function readPreferences(value: unknown): Preferences {
  const given = fieldsOf(value);
  const usual = defaultPreferences;
  const flag = (name: "sendTyping" | "system" | "keepLines") => (typeof given[name] === "boolean" ? given[name] : usual[name]);
  const choice = <N extends ChoiceName>(name: N): Preferences[N] =>
    (choices[name] as readonly unknown[]).includes(given[name]) ? (given[name] as Preferences[N]) : usual[name];
  return {
    nick: shortText(given.nick),
    language: shortText(given.language),
    theme: choice("theme"),
    contrast: choice("contrast"),
    clock: choice("clock"),
    textSize: choice("textSize"),
    notify: choice("notify"),
    sendTyping: flag("sendTyping"),
    system: flag("system"),
    keepLines: flag("keepLines"),
    muted: names(given.muted),
    folded: names(given.folded),
  };
}

function shortText(value: unknown): string {
  return typeof value === "string" && value.length <= mostNameLength ? value : "";
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? [...new Set(value.map(shortText).filter((one) => one !== ""))].slice(0, mostNames) : [];
}
