import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { type Completion, complete, completeNick, type Suggestion } from "../state/completion";
import type { Conversation } from "../state/conversation";
import type { Session } from "../state/session";

export interface Suggestions {
  readonly all: readonly Suggestion[];
  readonly chosen: number;
  update(): void;
  close(): void;
  take(one: Suggestion): void;
  /** Says whether the key was meant for them. */
  press(event: KeyboardEvent): boolean;
}

/** What a field suggests while one writes, and the keys for that. */
export function useSuggestions(
  session: Session,
  conversation: Conversation,
  field: RefObject<HTMLTextAreaElement | null>,
  changed: () => void,
): Suggestions {
  const completion = useSignal<Completion | null>(null);
  const chosen = useSignal(0);
  const all = completion.value?.suggestions ?? [];

  const open = (next: Completion | null) => {
    completion.value = next;
    chosen.value = 0;
  };
  const close = () => open(null);
  const find = (how: (text: string, caret: number) => Completion | null) => {
    const { current } = field;
    return current && current.selectionStart === current.selectionEnd ? how(current.value, current.selectionStart) : null;
  };

  const take = (one: Suggestion) => {
    const { current } = field;
    if (!current || !completion.value) return;
    current.setRangeText(one.text, completion.value.from, current.selectionStart, "end");
    close();
    changed();
    current.focus();
  };

  const isTyped = ({ text }: Suggestion) =>
    text.trimEnd() === field.current?.value.slice(completion.value?.from ?? 0, field.current.selectionStart);

  const press = (event: KeyboardEvent) => {
    // Keys may be quicker than what is drawn.
    const all = completion.value?.suggestions ?? [];
    const current = all[chosen.value];
    if (current) {
      if (event.key === "ArrowDown") chosen.value = (chosen.value + 1) % all.length;
      else if (event.key === "ArrowUp") chosen.value = (chosen.value + all.length - 1) % all.length;
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && isTyped(current)) {
        // There is nothing to complete: what was written is sent.
        close();
        return false;
      } else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey)) take(current);
      else return false;
    } else {
      // The Tab key completes names, as everywhere in chat; where nothing is begun it goes on.
      const next = event.key === "Tab" && !event.shiftKey ? find((text, caret) => completeNick(conversation, text, caret)) : null;
      if (!next) return false;
      open(next);
      const [only] = next.suggestions;
      if (next.suggestions.length === 1 && only) take(only);
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    all,
    chosen: chosen.value,
    update: () => open(find((text, caret) => complete(session, conversation, text, caret))),
    close,
    take,
    press,
  };
}
