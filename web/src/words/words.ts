import { computed, signal } from "@preact/signals";
import { de } from "./de";
import { en, type Words } from "./en";

const catalogues: Readonly<Record<string, Words>> = { en, de };

/** The languages there are, by their tag (BCP 47). */
export const languages: readonly string[] = Object.keys(catalogues);

/** The language in use, by its tag. */
export const language = signal(preferred(globalThis.navigator?.languages ?? []));

/** All that the pages say, in the language in use. */
export const words = computed(() => catalogues[language.value] ?? en);

/** The first of the wanted languages that there is a catalogue for; English when there is none. */
export function preferred(wanted: readonly string[]): string {
  return wanted.map((tag) => tag.split("-")[0] ?? "").find((tag) => tag in catalogues) ?? "en";
}
