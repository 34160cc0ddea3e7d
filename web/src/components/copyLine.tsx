import { useSignal } from "@preact/signals";
import { safeText } from "../state/safeText";
import { words } from "../words/words";
import { Icon } from "./icon";

/** A text that one takes elsewhere. */
export function CopyLine({ label, text }: { readonly label: string; readonly text: string }) {
  const isCopied = useSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      isCopied.value = true;
    } catch {
      // Then it is copied by hand: it stands there.
      isCopied.value = false;
    }
  };
  return (
    <div class="field">
      <span class="hint">{label}</span>
      <div class="copy">
        <code>
          {text.split("\n").map((line) => (
            <div key={line}>{safeText(line)}</div>
          ))}
        </code>
        <button type="button" class="icon" aria-label={words.value.common.copy(label)} onClick={() => void copy()}>
          <Icon name={isCopied.value ? "check" : "copy"} />
        </button>
      </div>
      <span class="only-read" role="status">
        {isCopied.value ? words.value.common.copied : ""}
      </span>
    </div>
  );
}
