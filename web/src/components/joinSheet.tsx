import { useSignal } from "@preact/signals";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { useChat } from "./shellContext";

/** Enters a room by its name, or makes it. */
export function JoinSheet() {
  const { shell } = useChat();
  const error = useSignal("");
  const say = words.value.join;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(data.get("room") ?? "").trim();
    const key = String(data.get("key") ?? "").trim();
    if (!/^[^\s,\x07]{1,50}$/u.test(name) || name === "#") {
      error.value = say.wrong;
      return;
    }
    shell.close();
    shell.goTo(shell.session.state.isRoomName(name) ? name : `#${name}`, key === "" ? null : key);
  };
  return (
    <Dialog title={say.title} size="small" close={() => shell.close()}>
      <form onSubmit={submit} noValidate>
        <Field
          isFirst
          label={say.room}
          hint={say.hint}
          error={error.value}
          name="room"
          maxLength={50}
          autocomplete="off"
          autocapitalize="off"
        />
        <Field label={say.key} hint={say.keyHint} name="key" maxLength={200} autocomplete="off" autocapitalize="off" />
        <div class="buttons">
          <button type="button" class="plain" onClick={() => shell.close()}>
            {words.value.common.cancel}
          </button>
          <button type="submit" class="primary">
            {say.enter}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
