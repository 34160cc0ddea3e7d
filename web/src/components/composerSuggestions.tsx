import type { Suggestion } from "../state/completion";
import { safeName } from "../state/safeText";
import { words } from "../words/words";

interface Props {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  take(suggestion: Suggestion): void;
}

/** What may be meant; the field keeps the focus and names the active one. */
export function ComposerSuggestions({ id, suggestions, chosen, take }: Props) {
  const say = words.value.composer;
  return (
    <>
      <p class="only-read" role="status">
        {suggestions.length > 0 && say.suggested(suggestions.length)}
      </p>
      {suggestions.length > 0 && (
        <div class="suggestions" role="listbox" id={id} aria-label={say.suggestions}>
          {suggestions.map((one, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, and names the active one.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
            <div
              key={one.label}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === chosen}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              <bdi>{safeName(one.label)}</bdi>
              {one.detail !== "" && <span class={one.kind === "emoji" ? "sign" : "soft"}>{one.detail}</span>}
              {one.kind === "command" && <span class="soft does">{say.commands[one.label.slice(1)]}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
