import { useSignal } from "@preact/signals";
import { useContext, useEffect, useId, useMemo, useRef } from "preact/hooks";
import type { Conversation } from "../state/conversation";
import { safeName, safeText } from "../state/safeText";
import type { Found } from "../state/search";
import type { Session } from "../state/session";
import { words } from "../words/words";
import { FoundMessage } from "./foundMessage";
import { Icon } from "./icon";
import { Places } from "./places";

interface Props {
  readonly session: Session;
  readonly conversation: Conversation;
  close(): void;
}

/** Looks for what was said, here or everywhere, and leads there. */
export function SearchPanel({ session, conversation, close }: Props) {
  const { search } = session;
  const { show } = useContext(Places);
  const field = useRef<HTMLInputElement>(null);
  const isEverywhere = useSignal(false);
  const hint = useId();
  const say = words.value.search;
  const names = useMemo(() => ({ isMe: (nick: string) => session.state.isMe(nick), isMember: () => false }), [session]);

  useEffect(() => {
    if (field.current) field.current.value = search.typed;
    field.current?.focus();
    if (search.typed !== "" && search.phase.value === "idle") find();
  }, []);

  const find = () => {
    const typed = field.current?.value ?? "";
    if (typed.trim() !== "") void search.run(typed, isEverywhere.value ? null : conversation.name);
  };
  const go = ({ place, message }: Found) => {
    const where = session.state.find(place) ?? session.state.open(place);
    if (!where || message.id === null) return;
    show(where);
    session.history.jump(where, message.id);
  };

  return (
    <aside class="members panel" aria-label={say.title} onKeyDown={(event) => event.key === "Escape" && close()}>
      <PanelHead title={say.title} close={close} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <div class="row">
          <input ref={field} type="search" aria-label={say.words} placeholder={say.words} aria-describedby={hint} maxLength={300} />
          <button type="submit" class="primary icon" aria-label={say.find}>
            <Icon name="search" />
          </button>
        </div>
        <p class="soft hint" id={hint}>
          {say.hint}
        </p>
        <div class="row choices" role="radiogroup" aria-label={say.title}>
          {[false, true].map((everywhere) => (
            <label key={String(everywhere)}>
              <input
                type="radio"
                name={hint}
                checked={isEverywhere.value === everywhere}
                onChange={() => {
                  isEverywhere.value = everywhere;
                  if (search.phase.value !== "idle") find();
                }}
              />
              {everywhere ? say.everywhere : say.here(safeName(conversation.name))}
            </label>
          ))}
        </div>
      </form>
      <p class="soft state" role="status">
        {describe(session)}
      </p>
      <ul class="results">
        {search.results.value.map((one) => (
          <FoundMessage key={one.message.key} place={one.place} message={one.message} names={names} go={() => go(one)} />
        ))}
      </ul>
    </aside>
  );
}

/** The title of a panel, and the way out. */
export function PanelHead({ title, close }: { readonly title: string; close(): void }) {
  return (
    <header>
      <h2>{title}</h2>
      <button type="button" class="icon" aria-label={words.value.talk.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );
}

function describe({ search }: Session): string {
  const say = words.value.search;
  switch (search.phase.value) {
    case "idle":
      return "";
    case "done":
      return search.results.value.length === 0 ? say.nothing : say.found(search.results.value.length);
    case "wrongDate":
      return say.wrongDate(safeText(search.wrongDate));
    default:
      return say[search.phase.value];
  }
}
