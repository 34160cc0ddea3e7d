import { useSignal } from "@preact/signals";
import type { CSSProperties } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { emoji, findEmoji } from "../state/emoji";
import { words } from "../words/words";

const columns = 8;
// In rem, as the sheet of style has it.
const [pickerWidth, pickerHeight] = [21, 20];

interface Props {
  /** What it stands next to. */
  readonly at: DOMRect;
  pick(sign: string): void;
  close(): void;
}

/** Chooses an emoji: the field keeps the focus, the arrow keys move in the grid (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export function EmojiPicker({ at, pick, close }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const wanted = useSignal("");
  const chosen = useSignal(0);
  const id = useId();
  const say = words.value.message;
  const shown = findEmoji(wanted.value, emoji.length);

  useEffect(() => {
    const before = document.activeElement;
    const picker = place.current;
    field.current?.focus();
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      // Unless it has gone elsewhere, the focus is where it was; the picker may be off the page already.
      const { activeElement } = document;
      const isHere = activeElement === null || activeElement === document.body || picker?.contains(activeElement);
      if (isHere && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => place.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [chosen.value]);

  const press = (event: KeyboardEvent) => {
    // Keys may be quicker than what is drawn.
    const shown = findEmoji(wanted.value, emoji.length);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (step !== undefined) chosen.value = Math.max(0, Math.min(shown.length - 1, chosen.value + step));
    else if (event.key === "Enter" && shown[chosen.value]) pick(shown[chosen.value]?.sign ?? "");
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const rows = Array.from({ length: Math.ceil(shown.length / columns) }, (_, i) => shown.slice(i * columns, (i + 1) * columns));
  return (
    <div class="emoji" ref={place} style={placeAt(at)} role="dialog" aria-label={say.chooseEmoji}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={say.findEmoji}
        placeholder={say.findEmoji}
        aria-expanded={true}
        aria-controls={id}
        aria-haspopup="grid"
        aria-activedescendant={shown.length > 0 ? `${id}-${chosen.value}` : undefined}
        maxLength={40}
        spellcheck={false}
        onKeyDown={press}
        onInput={(event) => {
          wanted.value = event.currentTarget.value;
          chosen.value = 0;
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a grid of choices is no table. */}
      <div role="grid" id={id} aria-label={say.chooseEmoji}>
        {rows.map((row, r) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <div role="row" key={row[0]?.code}>
            {row.map((one, c) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
              // biome-ignore lint/a11y/useSemanticElements: as above.
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              <span
                key={one.code}
                role="gridcell"
                id={`${id}-${r * columns + c}`}
                aria-selected={r * columns + c === chosen.value}
                aria-label={one.code.replaceAll("_", " ")}
                title={`:${one.code}:`}
                onClick={() => pick(one.sign)}
              >
                {one.sign}
              </span>
            ))}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p role="status">{say.noEmoji}</p>}
    </div>
  );
}

// Inside of what is seen, above where there is more room.
function placeAt(at: DOMRect) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const [width, height] = [pickerWidth * rem, pickerHeight * rem];
  const below = at.bottom + height < window.innerHeight || at.top < height;
  const isOnLeft = at.left < window.innerWidth / 2;
  const left = Math.max(8, Math.min(isOnLeft ? at.left : at.right - width, window.innerWidth - width - 8));
  const top = Math.max(8, below ? Math.min(at.bottom + 4, window.innerHeight - height - 8) : at.top - height - 4);
  return { "--left": `${left}px`, "--top": `${top}px` } as CSSProperties;
}
