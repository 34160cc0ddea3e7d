import type { Conversation } from "../state/conversation";
import { isMuted } from "../state/notifier";
import { changePreferences, preferences } from "../state/preferences";
import { Room } from "../state/room";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Icon, Sign } from "./icon";
import { Menu, type MenuItem } from "./menu";
import { useChat } from "./shellContext";

/** Whose server this is, rooms and direct conversations with what is unread in them, and oneself. */
export function RoomList() {
  const { shell, server } = useChat();
  const all = shell.listed.value;
  const say = words.value.rooms;
  return (
    <nav class="rail" aria-label={say.label}>
      <div class="whose">
        <Sign />
        <p>{safeText(server.name)}</p>
        <button type="button" class="icon only-narrow" aria-label={words.value.common.close} onClick={() => (shell.pane.value = "talk")}>
          <Icon name="close" />
        </button>
      </div>
      <button type="button" class="find" onClick={() => shell.open({ kind: "switcher" })}>
        <Icon name="search" />
        {say.find}
        <kbd>Ctrl K</kbd>
      </button>
      <div class="groups">
        <Group name="rooms" title={say.rooms} all={all.filter((one) => !one.isDirect)}>
          <Menu label={say.add} class="icon" items={addItems(shell.open.bind(shell))}>
            <Icon name="plus" />
          </Menu>
        </Group>
        {all.some((one) => one.isDirect) && <Group name="people" title={say.people} all={all.filter((one) => one.isDirect)} />}
      </div>
      <Me />
    </nav>
  );
}

function addItems(open: ReturnType<typeof useChat>["shell"]["open"]): readonly MenuItem[] {
  const say = words.value.rooms;
  return [
    { text: say.directory, icon: "list", run: () => open({ kind: "directory" }) },
    { text: say.join, icon: "plus", run: () => open({ kind: "join" }) },
  ];
}

interface GroupProps {
  readonly name: string;
  readonly title: string;
  readonly all: readonly Conversation[];
  readonly children?: preact.ComponentChildren;
}

/** A group that can be folded: then only what is unread, and what is seen, remains. */
function Group({ name, title, all, children }: GroupProps) {
  const { shell, store } = useChat();
  const { folded } = preferences.value;
  const isFolded = folded.includes(name);
  const fold = () => changePreferences(store, { folded: isFolded ? folded.filter((one) => one !== name) : [...folded, name] });
  return (
    <section>
      <div class="group-head">
        <button type="button" aria-expanded={!isFolded} onClick={fold}>
          <Icon name="down" />
          {title}
        </button>
        {children}
      </div>
      <ul>
        {all.map((one) => (
          <Entry key={one.name} conversation={one} isCurrent={one === shell.current.value} isHiddenWhenRead={isFolded} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly conversation: Conversation;
  readonly isCurrent: boolean;
  readonly isHiddenWhenRead: boolean;
}

function Entry({ conversation, isCurrent, isHiddenWhenRead }: EntryProps) {
  conversation.changes.value;
  const { shell } = useChat();
  const { unread, mentions } = conversation;
  const say = words.value.rooms;
  if (isHiddenWhenRead && !isCurrent && unread === 0) return null;
  const isRoom = conversation instanceof Room;
  const muted = isMuted(conversation.name, preferences.value);
  const shown = muted ? mentions : unread;
  const kinds = [shown > 0 ? "unread" : "", isRoom && !conversation.isJoined ? "absent" : ""].filter((kind) => kind !== "");
  return (
    <li>
      <button
        type="button"
        class={kinds.join(" ") || undefined}
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => shell.choose(conversation)}
      >
        <Icon name={!isRoom ? "person" : muted ? "muted" : "hash"} />
        <bdi>{safeName(isRoom ? conversation.name.replace(/^#/, "") : conversation.name)}</bdi>
        {shown > 0 && (
          <span class={mentions > 0 ? "badge mention" : "badge"}>
            {shown > 999 ? "999+" : shown}
            <span class="only-read"> {mentions > 0 ? say.unreadForYou(mentions) : say.unread}</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** Who one is, and what one can do about it. */
function Me() {
  const { shell, leave } = useChat();
  const { session } = shell;
  const { state } = session;
  state.changes.value;
  const say = words.value.me;
  const items: readonly MenuItem[] = [
    state.isAway
      ? { text: say.back, icon: "check", run: () => session.send("AWAY") }
      : { text: say.away, icon: "bell", run: () => session.send("AWAY", say.awayText) },
    { text: state.account === null ? say.logIn : say.account, icon: "person", run: () => shell.open({ kind: "account" }) },
    { text: words.value.settings.title, icon: "settings", run: () => shell.open({ kind: "settings" }) },
    { text: words.value.shortcuts.title, icon: "keys", run: () => shell.open({ kind: "shortcuts" }) },
    null,
    { text: say.leave, icon: "leave", isGrave: true, run: leave },
  ];
  const isOn = state.phase === "online";
  return (
    <div class="me">
      <Menu label={say.menu(safeName(state.nick))} class="who" items={items} isAbove>
        <span class={!isOn ? "dot" : state.isAway ? "dot away" : "dot on"} />
        <span>
          <bdi>{safeName(state.nick)}</bdi>
          <small>{!isOn ? say.offline : state.isAway ? say.isAway : state.account === null ? say.guest : say.loggedIn}</small>
        </span>
      </Menu>
      <button type="button" class="icon" aria-label={words.value.settings.title} onClick={() => shell.open({ kind: "settings" })}>
        <Icon name="settings" />
      </button>
    </div>
  );
}
