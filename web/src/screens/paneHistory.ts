import { effect } from "@preact/signals";
import { writeLink } from "../state/links";
import { Room } from "../state/room";
import type { Pane, Shell } from "../state/shell";

const narrow = "(max-width: 44rem)";
const depths: Readonly<Record<Pane, number>> = { rooms: 0, talk: 1, members: 2 };

/** What stands behind the # of the address: the room; whom one talks to stands in no history of the browser. */
export function addressOf(shell: Shell): string {
  const { value } = shell.current;
  return value instanceof Room ? writeLink(value.name, null) : "#";
}

/** Whether the page came to its address by a step between panes, which is no link. */
export function isAtPane(): boolean {
  return (history.state as { pane?: Pane } | null)?.pane !== undefined;
}

/** On a narrow page the way back (a gesture, a button of the device) leads from pane to pane: who is here, what is said, the rooms. */
export function followPanes(shell: Shell): () => void {
  const isNarrow = matchMedia(narrow);
  let shown: Pane = "talk";
  let isGoingBack = false;

  const state = (pane: Pane) => ({ pane });
  if (isNarrow.matches) {
    history.replaceState(state("rooms"), "");
    history.pushState(state("talk"), "");
  }
  const arrive = (event: PopStateEvent) => {
    const { pane } = (event.state ?? {}) as { pane?: Pane };
    if (pane === undefined || !(pane in depths)) return;
    // The room may have become another since this pane was left.
    history.replaceState(event.state, "", addressOf(shell));
    isGoingBack = true;
    shell.close();
    shell.pane.value = pane;
    isGoingBack = false;
  };
  window.addEventListener("popstate", arrive);
  const end = effect(() => {
    const pane = shell.pane.value;
    const [from, to] = [depths[shown], depths[pane]];
    shown = pane;
    if (isGoingBack || from === to || !isNarrow.matches) return;
    const { pane: here } = (history.state ?? {}) as { pane?: Pane };
    if (to > from) history.pushState(state(pane), "");
    // Only back to what was put there: never off the page.
    else if (here === undefined) history.replaceState(state(pane), "");
    else history.go(to - from);
  });
  return () => {
    window.removeEventListener("popstate", arrive);
    end();
  };
}
