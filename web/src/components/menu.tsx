import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icon";

/** A choice of a menu; null is a line between two groups. */
export type MenuItem = { readonly text: string; readonly icon: IconName; readonly isGrave?: boolean; run(): void } | null;

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Whether it opens above its button. */
  readonly isAbove?: boolean;
}

/** A button that opens a menu: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function Menu({ label, items, children, class: kind, isAbove }: Props) {
  const isOpen = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const choices = () => [...(place.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

  useEffect(() => {
    if (!isOpen.value) return;
    choices()[0]?.focus();
    const leave = (event: PointerEvent) => {
      if (!place.current?.contains(event.target as Node)) isOpen.value = false;
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [isOpen.value]);

  const shut = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  const toggle = () => {
    if (isOpen.value) shut();
    else isOpen.value = true;
  };
  const press = (event: KeyboardEvent) => {
    const all = choices();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = target(event.key, at, all);
    if (!isOpen.value) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") isOpen.value = true;
      else return;
    } else if (event.key === "Escape") shut();
    else if (event.key === "Tab") isOpen.value = false;
    else if (to) to.focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button and the menu in it.
    <div class="menu-place" ref={place} onKeyDown={press}>
      <button
        type="button"
        ref={button}
        class={kind}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={toggle}
      >
        {children}
      </button>
      {isOpen.value && (
        <div class={isAbove ? "menu up" : "menu"} role="menu" id={id} aria-label={label}>
          {items.map((item, i) =>
            item === null ? (
              <hr key={i} />
            ) : (
              <button
                key={item.text}
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={item.isGrave ? "grave" : undefined}
                onClick={() => {
                  shut();
                  item.run();
                }}
              >
                <Icon name={item.icon} />
                {item.text}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}

function target(key: string, at: number, all: readonly HTMLElement[]): HTMLElement | undefined {
  if (key === "ArrowDown") return all[(at + 1) % all.length];
  if (key === "ArrowUp") return all.at(at <= 0 ? -1 : at - 1);
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const begins = (one: HTMLElement) => one.textContent?.trim().toLowerCase().startsWith(key.toLowerCase());
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find(begins);
}
