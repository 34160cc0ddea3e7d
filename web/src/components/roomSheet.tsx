import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Room } from "../state/room";
import { may } from "../state/roomRights";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Field, Toggle } from "./field";
import { RoomMasks } from "./roomMasks";
import { RoomPastPart } from "./roomPastPart";
import { RoomRoles } from "./roomRoles";
import { useChat } from "./shellContext";
import { Tabs } from "./tabs";

type Tab = "about" | "rules" | "past" | "roles" | "bans";

/** What a room is and how it is kept; to be changed by those who may. */
export function RoomSheet({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const tab = useSignal<Tab>("about");
  const say = words.value.room;
  const tabs: readonly (readonly [Tab, string])[] = [
    ["about", say.about],
    ["rules", say.rules],
    ["past", say.past],
    ["roles", say.roles],
    ["bans", say.bans],
  ];
  return (
    <Dialog
      title={<bdi>{safeName(room.name)}</bdi>}
      size="wide"
      close={() => shell.close()}
      head={<Tabs label={say.title} all={tabs} current={tab.value} choose={(one) => (tab.value = one)} />}
    >
      {tab.value === "about" && <About room={room} />}
      {tab.value === "rules" && <Rules room={room} />}
      {tab.value === "past" && <RoomPastPart room={room} />}
      {tab.value === "roles" && <RoomRoles room={room} />}
      {tab.value === "bans" && <RoomMasks room={room} />}
    </Dialog>
  );
}

function About({ room }: { readonly room: Room }) {
  room.changes.value;
  const { shell } = useChat();
  const { session } = shell;
  const say = words.value.room;
  const mayChange = may(session, room, "topic");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = (name: string) => String(new FormData(event.currentTarget as HTMLFormElement).get(name) ?? "").trim();
    if (text("topic") !== room.topic) session.send("TOPIC", room.name, text("topic"));
    shell.close();
  };
  return (
    <>
      <form onSubmit={submit}>
        <Field
          isFirst
          label={say.topic}
          hint={room.topicBy ? say.topicBy(safeName(room.topicBy)) : undefined}
          name="topic"
          defaultValue={mayChange ? room.topic : safeText(room.topic)}
          readOnly={!mayChange}
          maxLength={session.state.isupport.number("TOPICLEN", 390)}
          autocomplete="off"
          spellcheck
        />
        {mayChange ? (
          <div class="buttons">
            <button type="submit" class="primary">
              {say.setTopic}
            </button>
          </div>
        ) : (
          <p class="soft">{say.topicFixed}</p>
        )}
      </form>
      {may(session, room, "rename") && session.has("draft/channel-rename") && <Rename room={room} />}
    </>
  );
}

function Rename({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const error = useSignal("");
  const say = words.value.room;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get("name") ?? "").trim();
    if (!shell.session.state.isRoomName(name) || /[\s,]/.test(name)) error.value = words.value.join.wrong;
    else {
      error.value = "";
      shell.session.send("RENAME", room.name, name, "");
    }
  };
  return (
    <section>
      <form onSubmit={submit} noValidate>
        <Field
          label={say.name}
          hint={say.renameHint}
          error={error.value}
          name="name"
          defaultValue={room.name}
          maxLength={64}
          autocomplete="off"
        >
          <button type="submit" class="plain">
            {say.rename}
          </button>
        </Field>
      </form>
    </section>
  );
}

const flags = ["i", "m", "t", "n", "s", "R", "M", "c", "C"] as const;

/** The modes of a room in plain words. */
function Rules({ room }: { readonly room: Room }) {
  room.changes.value;
  const { shell } = useChat();
  const { session } = shell;
  const say = words.value.room;
  const isFixed = !may(session, room, "modes");
  const known = flags.filter((flag) => (session.state.isupport.modeKinds[3] ?? "").includes(flag));
  const change = (flag: string, isOn: boolean) => session.send("MODE", room.name, `${isOn ? "+" : "-"}${flag}`);
  return (
    <>
      {isFixed && <p class="soft">{say.onlyOperators}</p>}
      <div>
        {known.map((flag) => (
          <Toggle key={flag} label={say.flags[flag]} isOn={room.modes.has(flag)} isFixed={isFixed} change={(isOn) => change(flag, isOn)} />
        ))}
      </div>
      {!isFixed && (
        <section>
          <Bound room={room} letter="k" label={say.key} hint={say.keyHint} />
          <Bound room={room} letter="l" label={say.limit} hint={say.limitHint} />
        </section>
      )}
    </>
  );
}

interface BoundProps {
  readonly room: Room;
  readonly letter: "k" | "l";
  readonly label: string;
  readonly hint: string;
}

/** A mode with a value, which is set, changed, or taken away. */
function Bound({ room, letter, label, hint }: BoundProps) {
  const { shell } = useChat();
  const say = words.value.room;
  const current = room.modes.get(letter) ?? "";
  // What somebody types is not to be lost when the room changes meanwhile.
  const [error, setError] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget as HTMLFormElement).get("value") ?? "").trim();
    const isGood = value === "" || (letter === "k" ? /^[^\s,:]{1,23}$/.test(value) : /^[1-9]\d{0,5}$/.test(value));
    setError(isGood ? "" : say.wrongValue);
    if (!isGood || value === current) return;
    if (value === "") shell.session.send("MODE", room.name, `-${letter}`, ...(letter === "k" ? [current] : []));
    else shell.session.send("MODE", room.name, `+${letter}`, value);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label={label}
        hint={hint}
        error={error}
        name="value"
        defaultValue={current}
        autocomplete="off"
        inputMode={letter === "l" ? "numeric" : "text"}
      >
        <button type="submit" class="plain">
          {say.set}
        </button>
      </Field>
    </form>
  );
}
