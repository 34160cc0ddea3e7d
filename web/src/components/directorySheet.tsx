import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ListedRoom, lookUpRooms } from "../state/lookups";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Icon } from "./icon";
import { useChat } from "./shellContext";

const mostShown = 100;

/** The rooms that the server lists. */
export function DirectorySheet() {
  const { shell } = useChat();
  const rooms = useSignal<readonly ListedRoom[] | null>(null);
  const error = useSignal<string | null>(null);
  const wanted = useSignal("");
  const say = words.value.directory;

  useEffect(() => {
    let isOpen = true;
    void lookUpRooms(shell.session).then((found) => {
      if (!isOpen) return;
      rooms.value = found.rooms;
      error.value = found.error;
    });
    return () => {
      isOpen = false;
    };
  }, [shell, rooms, error]);

  const text = wanted.value.toLowerCase();
  const found = (rooms.value ?? []).filter((one) => one.name.toLowerCase().includes(text) || one.topic.toLowerCase().includes(text));
  const enter = (name: string) => {
    shell.close();
    shell.goTo(name);
  };
  return (
    <Dialog title={say.title} size="wide" close={() => shell.close()}>
      <Field
        isFirst
        label={say.filter}
        type="search"
        autocomplete="off"
        onInput={(event) => {
          wanted.value = event.currentTarget.value;
        }}
      />
      <p class="soft" role="status">
        {error.value ? safeText(error.value) : rooms.value === null ? say.loading : say.found(found.length, rooms.value.length)}
      </p>
      <ul class="list picks">
        {found.slice(0, mostShown).map((one) => (
          <li key={one.name}>
            <button type="button" onClick={() => enter(one.name)}>
              <Icon name="hash" />
              <bdi>{safeName(one.name.replace(/^#/, ""))}</bdi>
              <span class="much">{say.members(one.members)}</span>
              {one.topic !== "" && <small>{safeText(one.topic).slice(0, 200)}</small>}
            </button>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="plain" onClick={() => shell.open({ kind: "join" })}>
          {words.value.rooms.join}
        </button>
      </div>
    </Dialog>
  );
}
