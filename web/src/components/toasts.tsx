import { useEffect } from "preact/hooks";
import type { Conversation } from "../state/conversation";
import { safeText } from "../state/safeText";
import type { Shell, Toast } from "../state/shell";
import { words } from "../words/words";
import { keepFocus } from "./focus";
import { Icon } from "./icon";

const shownFor = 7_000;
const errorShownFor = 14_000;

/** What is said in passing; it goes by itself, or when it is sent away. */
export function Toasts({ shell }: { readonly shell: Shell }) {
  return (
    <div class="toasts" role="log" aria-live="polite" aria-label={words.value.common.notices}>
      {shell.toasts.value.map((toast) => (
        <One key={toast.key} toast={toast} shell={shell} />
      ))}
    </div>
  );
}

function One({ toast, shell }: { readonly toast: Toast; readonly shell: Shell }) {
  const { room, place } = toast;
  const go = (conversation: Conversation) => {
    shell.close();
    shell.choose(conversation);
  };
  useEffect(() => {
    // What can be answered stays.
    if (room !== null) return;
    const timer = setTimeout(() => shell.dismiss(toast), toast.isError ? errorShownFor : shownFor);
    return () => clearTimeout(timer);
  }, [toast, room, shell]);

  const dismiss = () => {
    shell.dismiss(toast);
    keepFocus();
  };
  return (
    <div class={toast.isError ? "toast bad" : "toast"}>
      {place === null ? (
        <p>{safeText(toast.text)}</p>
      ) : (
        <button type="button" class="tells" onClick={() => go(place)}>
          {safeText(toast.text)}
        </button>
      )}
      {room !== null && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            shell.dismiss(toast);
            shell.close();
            shell.goTo(room);
          }}
        >
          {words.value.common.enter}
        </button>
      )}
      <button type="button" class="icon" aria-label={words.value.common.dismiss} onClick={dismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}
