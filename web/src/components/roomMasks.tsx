import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ListedMask, lookUpMasks } from "../state/lookups";
import type { Room } from "../state/room";
import { may } from "../state/roomRights";
import { safeName, safeText } from "../state/safeText";
import { language, words } from "../words/words";
import { Choice, Field } from "./field";
import { useChat } from "./shellContext";

type Letter = "b" | "e" | "I";

/** Whom a room keeps out, spares, or lets in. */
export function RoomMasks({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const letter = useSignal<Letter>("b");
  const masks = useSignal<readonly ListedMask[] | string | null>(null);
  const error = useSignal("");
  const { session } = shell;
  const say = words.value.room;
  const mayChange = may(session, room, "lists");
  const load = async (which: Letter) => {
    const found = await lookUpMasks(session, room.name, which);
    if (letter.value === which) masks.value = found;
  };
  useEffect(() => {
    masks.value = null;
    void load(letter.value);
  }, [letter.value]);
  const change = async (modes: string, mask: string) => {
    session.send("MODE", room.name, modes, mask);
    await load(letter.value);
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const mask = String(new FormData(form).get("mask") ?? "").trim();
    error.value = mask === "" || /\s/.test(mask) ? say.wrongMask : "";
    if (error.value !== "") return;
    form.reset();
    void change(`+${letter.value}`, mask);
  };
  const when = (at: number | null) =>
    at === null ? "" : new Date(at).toLocaleString(language.value, { dateStyle: "medium", timeStyle: "short" });
  const { value } = masks;
  return (
    <>
      {mayChange && (
        <Choice
          label={say.which}
          value={letter.value}
          options={[
            ["b", say.lists.b],
            ["e", say.lists.e],
            ["I", say.lists.I],
          ]}
          change={(one) => {
            letter.value = one;
          }}
        />
      )}
      {value === null && <p class="soft">{words.value.profile.loading}</p>}
      {typeof value === "string" && <p class="error">{safeText(value)}</p>}
      {value !== null && typeof value !== "string" && (
        <ul class="list">
          {value.length === 0 && <li class="soft">{say.nobody}</li>}
          {value.map(({ mask, by, at }) => (
            <li key={mask}>
              <div>
                <bdi>{safeName(mask)}</bdi>
                <small>{say.maskBy(safeName(by), when(at))}</small>
              </div>
              {mayChange && (
                <button type="button" class="plain" onClick={() => void change(`-${letter.value}`, mask)}>
                  {say.lift}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <form onSubmit={add} noValidate>
          <Field
            label={say.mask}
            hint={say.maskHint}
            error={error.value}
            name="mask"
            maxLength={200}
            autocomplete="off"
            autocapitalize="off"
          >
            <button type="submit" class="plain">
              {say.add}
            </button>
          </Field>
        </form>
      )}
    </>
  );
}
