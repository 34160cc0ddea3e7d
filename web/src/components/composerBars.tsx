import type { Conversation } from "../state/conversation";
import { safeName, safeText } from "../state/safeText";
import { slashes } from "../state/slash/table";
import { words } from "../words/words";
import { Icon } from "./icon";
import { problemText } from "./problem";

const mostNamed = 3;
const mostCharacters = 200;

/** Who types now. */
export function Typing({ conversation }: { readonly conversation: Conversation }) {
  conversation.changes.value;
  const { typing } = conversation;
  const names = typing.slice(0, mostNamed).map(safeName).join(", ");
  return (
    <p class="typing" aria-live="off">
      {typing.length > 0 && (
        <>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <bdi>{words.value.composer.typing(names, typing.length, typing.length > mostNamed)}</bdi>
        </>
      )}
    </p>
  );
}

/** What the text will be: an answer, or another form of what was said. */
export function Purpose({ conversation, cancel }: { readonly conversation: Conversation; cancel(): void }) {
  const { answering, editing } = conversation;
  const message = editing.value ?? answering.value;
  if (!message) return null;
  const say = words.value.composer;
  return (
    <div class="purpose">
      <Icon name={editing.value ? "edit" : "reply"} />
      <p>
        <strong>{editing.value ? say.editing : say.answering(safeName(message.sender))}</strong>{" "}
        <bdi class="soft">{safeText(message.text.slice(0, mostCharacters)).replaceAll("\n", " ")}</bdi>
      </p>
      <button type="button" class="icon" aria-label={say.cancel} title={say.cancel} onClick={cancel}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Why what was written was not done. */
export function ProblemBar({ conversation, id }: { readonly conversation: Conversation; readonly id: string }) {
  const { value } = conversation.problem;
  return (
    <p class="problem" role="alert" id={id}>
      {value && problemText(value)}
    </p>
  );
}

/** Asks before many lines are sent. */
export function ManyLines({ count, answer }: { readonly count: number; answer(how: "all" | "code" | "none"): void }) {
  const say = words.value.composer;
  return (
    <fieldset class="many">
      <legend>{say.manyLines(count)}</legend>
      <button type="button" class="primary" onClick={() => answer("all")}>
        {say.sendAll}
      </button>
      <button type="button" class="plain" onClick={() => answer("code")}>
        {say.asCode}
      </button>
      <button type="button" class="plain" onClick={() => answer("none")}>
        {say.cancel}
      </button>
    </fieldset>
  );
}

/** All slash commands. */
export function CommandHelp({ close }: { close(): void }) {
  const say = words.value.composer;
  return (
    <section class="commands" aria-label={say.help}>
      <header>
        <h2>{say.help}</h2>
        <button type="button" class="icon" aria-label={say.closeHelp} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <dl tabIndex={0}>
        {slashes.map(({ name, syntax }) => (
          <div key={name}>
            <dt>
              <code>
                /{name} {syntax}
              </code>
            </dt>
            <dd>{say.commands[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
