import type { Conversation } from "../state/conversation";
import { isMuted } from "../state/notifier";
import { changePreferences, preferences } from "../state/preferences";
import { Room } from "../state/room";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Icon } from "./icon";
import { Menu, type MenuItem } from "./menu";
import { useChat } from "./shellContext";

interface Props {
  readonly conversation: Conversation;
  /** Whether who is here is seen beside what is said. */
  readonly isWithMembers: boolean;
  toggleMembers(): void;
  /** What else can be done here, before the menu. */
  readonly children?: preact.ComponentChildren;
}

/** Where one is, what it is about, and what can be done with it. */
export function RoomHeader({ conversation, isWithMembers, toggleMembers, children }: Props) {
  conversation.changes.value;
  const { shell } = useChat();
  const say = words.value.place;
  const isRoom = conversation instanceof Room;
  return (
    <header class="place">
      <button type="button" class="icon only-narrow" aria-label={say.toRooms} onClick={() => (shell.pane.value = "rooms")}>
        <Icon name="back" />
      </button>
      <div class="what">
        <h1>
          <bdi>{safeName(conversation.name)}</bdi>
        </h1>
        {isRoom ? (
          <button
            type="button"
            class="topic"
            title={safeText(conversation.topic)}
            onClick={() => shell.open({ kind: "room", room: conversation })}
          >
            {conversation.topic === "" ? say.noTopic : safeText(conversation.topic)}
          </button>
        ) : (
          <p class="topic">{awayOf(conversation) ?? say.direct}</p>
        )}
      </div>
      {children}
      {isRoom && (
        <button
          type="button"
          class="count"
          data-opens="members"
          aria-label={say.members(conversation.memberCount)}
          aria-pressed={(shell.pane.value === "members" && shell.beside.value === null) || (isWithMembers && !isSlim())}
          onClick={toggleMembers}
        >
          <Icon name="people" />
          {conversation.memberCount}
        </button>
      )}
      <Menu label={say.menu(safeName(conversation.name))} class="icon" items={useItems(conversation)}>
        <Icon name="more" />
      </Menu>
    </header>
  );
}

// As the sheet of style has it: two panes at most.
function isSlim(): boolean {
  return matchMedia("(max-width: 64rem)").matches;
}

function awayOf(conversation: Conversation): string | null {
  const away = "away" in conversation ? conversation.away : null;
  return typeof away === "string" ? words.value.place.away(safeText(away)) : null;
}

function useItems(conversation: Conversation): readonly MenuItem[] {
  const { shell, store } = useChat();
  const say = words.value.place;
  const { session } = shell;
  const name = conversation.name.toLowerCase();
  const muted = isMuted(name, preferences.value);
  const rest = preferences.value.muted.filter((one) => one !== name);
  const mute: MenuItem = {
    text: muted ? say.unmute : say.mute,
    icon: muted ? "bell" : "muted",
    run: () => changePreferences(store, { muted: muted ? rest : [...rest, name] }),
  };
  const read: MenuItem = { text: say.markRead, icon: "check", run: () => session.markRead(conversation) };
  if (!(conversation instanceof Room))
    return [
      { text: say.profile, icon: "person", run: () => shell.open({ kind: "profile", nick: conversation.name, room: null }) },
      read,
      mute,
      null,
      { text: say.close, icon: "close", run: () => session.leave(conversation) },
    ];
  return [
    { text: say.settings, icon: "settings", run: () => shell.open({ kind: "room", room: conversation }) },
    { text: say.invite, icon: "link", run: () => shell.open({ kind: "invite", room: conversation }) },
    read,
    mute,
    null,
    { text: say.leave, icon: "leave", isGrave: true, run: () => session.leave(conversation) },
  ];
}
