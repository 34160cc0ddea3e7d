import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../words/words";
import { focusOnTalk } from "./focus";
import { Icon } from "./icon";
import { useAround } from "./shellContext";
import { Toasts } from "./toasts";

interface Props {
  readonly title: ComponentChildren;
  readonly size?: "small" | "wide";
  /** What stands between the title and the rest, and stays there. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
  close(): void;
}

/** What stands before the page until it is closed; then the focus is where it was. */
export function Dialog({ title, size, head, children, close }: Props) {
  const place = useRef<HTMLDialogElement>(null);
  const around = useAround();
  const id = useId();

  useEffect(() => {
    const dialog = place.current;
    const before = document.activeElement;
    dialog?.showModal();
    const first =
      dialog?.querySelector<HTMLElement>("[data-first]") ??
      dialog?.querySelector<HTMLElement>(".body :is(input, select, textarea, button)");
    first?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusOnTalk();
    };
  }, []);

  const cancel = (event: Event) => {
    event.preventDefault();
    close();
  };
  const outside = (event: MouseEvent) => {
    if (event.target === place.current) close();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is that on what lies behind.
    <dialog ref={place} class={`sheet ${size ?? ""}`} aria-labelledby={id} onCancel={cancel} onClick={outside}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon" aria-label={words.value.common.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {head}
      <div class="body">{children}</div>
      {/* What lies behind can be neither read nor pressed. */}
      {around && <Toasts shell={around.shell} />}
    </dialog>
  );
}
