import { useSignal } from "@preact/signals";
import { useContext, useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Conversation } from "../state/conversation";
import { lastEditable } from "../state/messageRights";
import { safeName } from "../state/safeText";
import type { Session } from "../state/session";
import type { SlashOutcome } from "../state/slash/slash";
import { send as sendText } from "../state/writing";
import { words } from "../words/words";
import { CommandHelp, ManyLines, ProblemBar, Purpose, Typing } from "./composerBars";
import { ComposerSuggestions } from "./composerSuggestions";
import { EmojiPicker } from "./emojiPicker";
import { Icon } from "./icon";
import { Places, type PlacesToGo } from "./places";
import { useSuggestions } from "./useSuggestions";

interface Props {
  readonly session: Session;
  readonly conversation: Conversation;
}

const manyLines = 8;

/** Where one writes. Enter sends, Shift and Enter begins a line. */
export function Composer({ session, conversation }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const places = useContext(Places);
  const asked = useSignal(0);
  const showsHelp = useSignal(false);
  const picker = useSignal<DOMRect | null>(null);
  const hasText = useSignal(false);
  const id = useId();
  const say = words.value.composer;
  const { answering, editing, problem } = conversation;

  const wrote = () => {
    const text = field.current?.value ?? "";
    hasText.value = text.trim() !== "";
    if (!editing.value) places.drafts?.write(conversation.name, text);
    if (field.current) fitHeight(field.current);
  };
  const put = (text: string) => {
    if (!field.current) return;
    field.current.value = text;
    wrote();
  };
  const suggestions = useSuggestions(session, conversation, field, wrote);

  useLayoutEffect(() => put(places.drafts?.read(conversation.name) ?? ""), [conversation]);

  // What is edited is put in place of the draft, and the draft back after that.
  const wasEditing = useRef(false);
  useEffect(() => {
    const { value } = editing;
    if (value) put(value.text);
    else if (wasEditing.current) put(places.drafts?.read(conversation.name) ?? "");
    wasEditing.current = value !== null;
    if (value || answering.value) field.current?.focus();
  }, [editing.value, answering.value]);

  const send = (mayBeLong = false) => {
    const text = field.current?.value ?? "";
    if (text.trim() === "" && !editing.value) return;
    const lines = text.split("\n").length;
    if (!mayBeLong && lines >= manyLines && !text.startsWith("```")) {
      asked.value = lines;
      return;
    }
    const outcome = sendText(session, conversation, text);
    asked.value = 0;
    if (outcome.problem) problem.value = outcome.problem;
    else put(editing.value ? text : "");
    if (outcome.showsHelp) showsHelp.value = true;
    follow(outcome, places);
    field.current?.focus();
  };

  const answerMany = (how: "all" | "code" | "none") => {
    if (how === "code") put(`\`\`\`\n${field.current?.value}\n\`\`\``);
    asked.value = 0;
    if (how !== "none") send(true);
    field.current?.focus();
  };

  const cancel = () => {
    editing.value = answering.value = null;
    field.current?.focus();
  };

  const keyDown = (event: KeyboardEvent) => {
    if (event.isComposing || suggestions.press(event)) return;
    const isEmpty = field.current?.value === "";
    const last = event.key === "ArrowUp" && isEmpty && !event.shiftKey ? lastEditable(session, conversation) : undefined;
    if (event.key === "Enter" && !event.shiftKey) send();
    else if (event.key === "Escape" && (editing.value || answering.value)) cancel();
    else if (last) editing.value = last;
    else return;
    event.preventDefault();
  };

  const closeHelp = () => {
    showsHelp.value = false;
    field.current?.focus();
  };

  const insert = (sign: string) => {
    picker.value = null;
    field.current?.focus();
    field.current?.setRangeText(sign, field.current.selectionStart, field.current.selectionEnd, "end");
    wrote();
  };

  const label = say.placeholder(safeName(conversation.name));
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Typing conversation={conversation} />
      {showsHelp.value && <CommandHelp close={closeHelp} />}
      <ComposerSuggestions id={`${id}-list`} suggestions={suggestions.all} chosen={suggestions.chosen} take={suggestions.take} />
      <ProblemBar conversation={conversation} id={`${id}-problem`} />
      {asked.value > 0 && <ManyLines count={asked.value} answer={answerMany} />}
      <div class="box">
        <Purpose conversation={conversation} cancel={cancel} />
        <div class="row">
          <button
            type="button"
            class="icon"
            aria-label={say.emoji}
            title={say.emoji}
            aria-haspopup="dialog"
            aria-expanded={picker.value !== null}
            onClick={(event) => (picker.value = event.currentTarget.getBoundingClientRect())}
          >
            <Icon name="react" />
          </button>
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={label}
            placeholder={label}
            enterkeyhint="send"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={suggestions.all.length > 0 ? `${id}-list` : undefined}
            aria-activedescendant={suggestions.all.length > 0 ? `${id}-list-${suggestions.chosen}` : undefined}
            aria-describedby={problem.value ? `${id}-problem` : undefined}
            aria-invalid={problem.value ? true : undefined}
            onKeyDown={keyDown}
            onInput={() => {
              wrote();
              problem.value = null;
              suggestions.update();
              session.typing(conversation, hasText.value && !field.current?.value.startsWith("/"));
            }}
            onBlur={suggestions.close}
            onClick={suggestions.update}
          />
          <button
            class="primary icon"
            type="submit"
            aria-label={editing.value ? say.save : say.send}
            aria-disabled={!hasText.value && !editing.value}
          >
            <Icon name={editing.value ? "check" : "send"} />
          </button>
        </div>
      </div>
      {picker.value && <EmojiPicker at={picker.value} pick={insert} close={() => (picker.value = null)} />}
    </form>
  );
}

function follow(outcome: SlashOutcome, places: PlacesToGo): void {
  if (outcome.goTo) places.openRoom(outcome.goTo.name, outcome.goTo.key);
  if (outcome.profile !== undefined) places.openProfile(outcome.profile);
  if (outcome.search !== undefined) places.search(outcome.search);
}

// Where the style cannot do that by itself.
function fitHeight(field: HTMLTextAreaElement): void {
  if (globalThis.CSS?.supports?.("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
