import { preferences } from "../state/preferences";
import { language, words } from "../words/words";

const formats = new Map<string, Intl.DateTimeFormat>();

// The language in use, as it is written where the reader is.
function locale(): string {
  const wanted = globalThis.navigator?.languages ?? [];
  return wanted.find((tag) => tag.split("-")[0] === language.value) ?? language.value;
}

function format(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language.value} ${key}`;
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale(), options);
  formats.set(name, known);
  return known;
}

/** The time of day, as it is read in the language, or as it was chosen. */
export function clockOf(time: number): string {
  return clock().format(time);
}

/** The same without the half of the day, where there is little room. */
export function shortClockOf(time: number): string {
  const parts = clock().formatToParts(time);
  return parts
    .filter(({ type }) => type !== "dayPeriod")
    .map(({ value }) => value)
    .join("")
    .trim();
}

function clock(): Intl.DateTimeFormat {
  const { clock } = preferences.value;
  const hours = clock === "system" ? {} : { hour12: clock === "12" };
  return format(`clock ${clock}`, { hour: "2-digit", minute: "2-digit", ...hours });
}

/** The day, in words where it is near. @param now milliseconds since 1970 */
export function dayOf(time: number, now: number): string {
  const day = (at: number) => new Date(at).toDateString();
  if (day(time) === day(now)) return words.value.talk.today;
  if (day(time) === day(now - 86_400_000)) return words.value.talk.yesterday;
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return format(`day ${isThisYear}`, { weekday: "long", day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" }) }).format(
    time,
  );
}

/** Day and time, in few signs. @param now milliseconds since 1970 */
export function momentOf(time: number, now: number): string {
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const day = format(`date ${isThisYear}`, { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
  return `${day.format(time)}, ${clockOf(time)}`;
}
