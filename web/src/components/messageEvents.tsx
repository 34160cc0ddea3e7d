import { type EventGroup, gather } from "../state/grouping";
import type { RoomEvent } from "../state/roomEvent";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { clockOf } from "./messageTime";

const mostNames = 4;

/** What happened between what was said, in a line. */
export function MessageEvents({ time, events }: { readonly time: number; readonly events: readonly RoomEvent[] }) {
  return (
    <p class="events">
      {gather(events).map(describe).join(" · ")} <time dateTime={new Date(time).toISOString()}>{clockOf(time)}</time>
    </p>
  );
}

function describe({ what, names, event }: EventGroup): string {
  const say = words.value.talk;
  const [who, whom, text] = [safeName(event.who), safeName(event.whom), safeText(event.text).replaceAll("\n", " ")];
  if (what === "joined" || what === "left" || what === "quit") return say[what](nameAll(names));
  if (what === "kicked") return say.kicked(who, whom, text);
  if (what === "topic" || what === "mode") return say[what](who, text);
  return say[what](who, whom);
}

/** Some names, and how many more. */
export function nameAll(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(safeName).join(", ");
  return names.length > mostNames ? words.value.message.and(shown, names.length - mostNames) : shown;
}
