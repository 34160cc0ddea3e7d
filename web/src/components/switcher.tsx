import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Conversation } from "../state/conversation";
import { Room } from "../state/room";
import { safeName, safeText } from "../state/safeText";
import { fitting } from "../state/switching";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Icon } from "./icon";
import { useChat } from "./shellContext";

const mostShown = 12;

/** Goes to a conversation by a few letters of its name. */
export function Switcher() {
  const { shell } = useChat();
  const typed = useSignal("");
  const at = useSignal(0);
  const id = useId();
  const say = words.value.switcher;
  // Keys may be quicker than what is drawn, so they ask anew.
  const pick = () => {
    const found = fitting(shell.listed.value, typed.value, mostShown);
    const name = typed.value.trim();
    const isNew = /^[^\s,:]+$/.test(name) && !shell.session.state.find(name);
    return { found, name, isNew, count: found.length + (isNew ? 1 : 0) };
  };
  const { found, name, isNew, count } = pick();
  const go = (one: Conversation | undefined, name: string | null) => {
    shell.close();
    if (one) shell.choose(one);
    else if (name !== null) shell.goTo(name);
  };
  const press = (event: KeyboardEvent) => {
    const { found, name, isNew, count } = pick();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && count > 0) at.value = (at.value + step + count) % count;
    else if (event.key === "Enter") go(found[at.value], isNew ? name : null);
    else return;
    event.preventDefault();
  };
  const input = (event: Event) => {
    typed.value = (event.currentTarget as HTMLInputElement).value;
    at.value = 0;
  };

  return (
    <Dialog title={say.title} close={() => shell.close()}>
      <input
        data-first
        type="text"
        role="combobox"
        aria-label={say.label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={count > 0 ? `${id}-${at.value}` : undefined}
        placeholder={say.label}
        autocomplete="off"
        spellcheck={false}
        onInput={input}
        onKeyDown={press}
      />
      <div class="picks" id={id} role="listbox" aria-label={say.title}>
        {found.map((one, i) => (
          <div key={one.name} role="presentation">
            <button
              id={`${id}-${i}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={i === at.value}
              onClick={() => go(one, null)}
            >
              <Icon name={one.isDirect ? "person" : "hash"} />
              <bdi>{safeName(one.name.replace(/^#/, ""))}</bdi>
              {one.unread > 0 ? <span class={one.mentions > 0 ? "badge mention" : "badge"}>{one.unread}</span> : <span />}
              {one instanceof Room && one.topic !== "" && <small>{safeText(one.topic).slice(0, 80)}</small>}
            </button>
          </div>
        ))}
        {isNew && (
          <div role="presentation">
            <button
              id={`${id}-${found.length}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={at.value === found.length}
              onClick={() => go(undefined, name)}
            >
              <Icon name="plus" />
              {shell.session.state.isRoomName(name) ? say.enter(safeName(name)) : say.talkTo(safeName(name))}
            </button>
          </div>
        )}
      </div>
      {count === 0 && <p class="soft">{say.nothing}</p>}
    </Dialog>
  );
}
