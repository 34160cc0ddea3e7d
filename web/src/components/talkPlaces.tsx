import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Room } from "../state/room";
import { words } from "../words/words";
import { Icon } from "./icon";
import { Places, type PlacesToGo } from "./places";
import { useChat } from "./shellContext";

/** Leads from what is said to rooms, people and the search, and keeps drafts. */
export function TalkPlaces({ children }: { readonly children: ComponentChildren }) {
  const { shell, drafts } = useChat();
  const { session } = shell;
  const places = useMemo((): PlacesToGo => {
    return {
      drafts,
      openRoom: (name, key) => shell.goTo(name, key ?? null),
      openProfile: (nick) => {
        const { value } = shell.current;
        shell.open({ kind: "profile", nick, room: value instanceof Room ? value : null });
      },
      search: (text) => {
        session.search.clear();
        session.search.typed = text;
        shell.beside.value = null;
        shell.toggleBeside("search");
      },
      // Where one is already, the focus is for what is shown.
      show: (conversation) => {
        if (shell.current.value === conversation) shell.pane.value = "talk";
        else shell.choose(conversation);
      },
    };
  }, [shell, drafts]);

  useEffect(() => {
    // What was deleted is not to come back because the page goes.
    const flush = () => session.deletions.flush();
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, [session]);

  return <Places.Provider value={places}>{children}</Places.Provider>;
}

/** Opens the search and the mentions. */
export function TalkButtons() {
  const { shell } = useChat();
  const { value } = shell.beside;
  const button = (what: "search" | "mentions", icon: "search" | "mention", label: string) => (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-pressed={value === what}
      data-opens={what}
      onClick={() => shell.toggleBeside(what)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      {button("mentions", "mention", words.value.talk.mentions)}
      {button("search", "search", words.value.search.title)}
    </>
  );
}
