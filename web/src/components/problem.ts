import type { Problem } from "../state/conversation";
import { safeText } from "../state/safeText";
import { words } from "../words/words";

/** Why something was not done, in plain words; in the server's where there are no others. */
export function problemText({ code, text }: Problem): string {
  const known = words.value.composer.problem;
  const own = Object.hasOwn(known, code) ? known[code] : undefined;
  return own ? own(safeText(text)) : safeText(text);
}
