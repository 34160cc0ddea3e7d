import { useId } from "preact/hooks";

interface Props<T extends string> {
  readonly label: string;
  readonly all: readonly (readonly [T, string])[];
  readonly current: T;
  choose(tab: T): void;
}

/** Which part of a sheet is seen: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function Tabs<T extends string>({ label, all, current, choose }: Props<T>) {
  const id = useId();
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = all.findIndex(([key]) => key === current);
    const next = all[(at + step + all.length) % all.length];
    if (!next) return;
    choose(next[0]);
    document.getElementById(`${id}-${next[0]}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={press}>
      {all.map(([key, text]) => (
        <button
          key={key}
          id={`${id}-${key}`}
          type="button"
          role="tab"
          aria-selected={key === current}
          tabIndex={key === current ? 0 : -1}
          onClick={() => choose(key)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
