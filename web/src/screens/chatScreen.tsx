import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Beside } from "../components/beside";
import { Composer } from "../components/composer";
import { focusOnTalk } from "../components/focus";
import { LineState } from "../components/lineState";
import { MessageList } from "../components/messageList";
import { Nowhere, Outside } from "../components/outside";
import { RoomHeader } from "../components/roomHeader";
import { RoomList } from "../components/roomList";
import { type Around, AroundProvider } from "../components/shellContext";
import { TalkButtons, TalkPlaces } from "../components/talkPlaces";
import { Toasts } from "../components/toasts";
import { Room } from "../state/room";
import { type Command, commandOf } from "../state/shortcuts";
import { Sheets } from "./sheets";

interface Props {
  readonly around: Around;
  /** Back to where one enters. */
  leave(): void;
}

const slim = "(max-width: 64rem)";

/** Rooms, what is said, who is there, and what one says oneself. */
export function ChatScreen({ around, leave }: Props) {
  const { shell } = around;
  const { session } = shell;
  const hidesMembers = useSignal(false);
  const conversation = shell.current.value;
  const room = conversation instanceof Room ? conversation : null;

  const toggleMembers = () => {
    if (shell.beside.value !== null) {
      shell.beside.value = null;
      hidesMembers.value = false;
      return;
    }
    if (matchMedia(slim).matches) shell.pane.value = shell.pane.value === "members" ? "talk" : "members";
    else hidesMembers.value = !hidesMembers.value;
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event, isField(event.target));
      if (command === null || (shell.sheet.value !== null && command !== "help")) return;
      event.preventDefault();
      commands(around, toggleMembers)[command]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
  useSignalEffect(() => {
    shell.writes.value;
    requestAnimationFrame(focusOnTalk);
  });

  const isWithMembers = room !== null && !hidesMembers.value;
  const isBeside = conversation !== undefined && (isWithMembers || shell.beside.value !== null);
  return (
    <AroundProvider value={around}>
      <TalkPlaces>
        <div class={isBeside ? "shell" : "shell without-members"} data-pane={shell.pane.value}>
          <LineState session={session} connectNow={around.connectNow} leave={leave} />
          <RoomList />
          {conversation ? (
            <main class="talk">
              <RoomHeader
                conversation={conversation}
                isWithMembers={isWithMembers && shell.beside.value === null}
                toggleMembers={toggleMembers}
              >
                <TalkButtons />
              </RoomHeader>
              <MessageList key={`log ${conversation.name}`} session={session} conversation={conversation} />
              {room && <Outside room={room} />}
              <Composer key={`composer ${conversation.name}`} session={session} conversation={conversation} />
            </main>
          ) : (
            <Nowhere />
          )}
          {isBeside && <Beside conversation={conversation} />}
        </div>
      </TalkPlaces>
      <Sheets />
      {shell.sheet.value === null && <Toasts shell={shell} />}
    </AroundProvider>
  );
}

function commands({ shell }: Around, toggleMembers: () => void): Readonly<Record<Command, () => void>> {
  const current = shell.current.value;
  return {
    next: () => shell.step(1, false),
    previous: () => shell.step(-1, false),
    nextUnread: () => shell.step(1, true),
    previousUnread: () => shell.step(-1, true),
    members: toggleMembers,
    rooms: () => {
      shell.pane.value = "rooms";
      requestAnimationFrame(() => focusOn(".rail [aria-current], .rail li button"));
    },
    write: () => {
      shell.pane.value = "talk";
      requestAnimationFrame(() => focusOn(".talk textarea"));
    },
    markRead: () => current && shell.session.markRead(current),
    switch: () => shell.open({ kind: "switcher" }),
    help: () => shell.open({ kind: "shortcuts" }),
    directory: () => shell.open({ kind: "directory" }),
    settings: () => shell.open({ kind: "settings" }),
  };
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
