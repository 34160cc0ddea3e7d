import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface OwnProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** What stands beside the field. */
  readonly children?: ComponentChildren;
  /** Whether it gets the focus when its sheet opens. */
  readonly isFirst?: boolean;
}

/** What is given on to the field itself. */
interface InputProps {
  readonly name?: string;
  readonly type?: "text" | "password" | "email" | "search";
  readonly defaultValue?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly autocomplete?: string;
  readonly autocapitalize?: "off";
  readonly spellcheck?: boolean;
  readonly inputMode?: "numeric" | "text";
  onInput?(event: { readonly currentTarget: HTMLInputElement }): void;
}

/** A field with its name, a hint, and what is wrong with it. */
export function Field({ label, hint, error, children, isFirst, ...input }: OwnProps & InputProps) {
  const id = useId();
  const field = (
    <input
      id={id}
      data-first={isFirst}
      aria-describedby={hint || error ? `${id}-hint` : undefined}
      aria-invalid={error ? "true" : undefined}
      spellcheck={false}
      {...(input as JSX.IntrinsicElements["input"])}
    />
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children ? (
        <div class="with-button">
          {field}
          {children}
        </div>
      ) : (
        field
      )}
      <div id={`${id}-hint`}>
        {hint && <p class="hint">{hint}</p>}
        <p class="error" role="alert">
          {error}
        </p>
      </div>
    </div>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly isFixed?: boolean;
  change(value: V): void;
}

/** One of a few. */
export function Choice<V extends string>({ label, hint, value, options, isFixed, change }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={isFixed}
        onChange={(event) => {
          const chosen = event.currentTarget.value as V;
          // It shows what is, also when nothing comes of the choice.
          event.currentTarget.value = value;
          change(chosen);
        }}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
      {hint && <p class="hint">{hint}</p>}
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOn: boolean;
  readonly isFixed?: boolean;
  change(isOn: boolean): void;
}

/** On or off, at once. */
export function Toggle({ label, hint, isOn, isFixed, change }: ToggleProps) {
  const id = useId();
  return (
    <label class={isFixed ? "toggle is-fixed" : "toggle"}>
      <span>{label}</span>
      <input
        type="checkbox"
        checked={isOn}
        disabled={isFixed}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => {
          event.currentTarget.checked = isOn;
          change(!isOn);
        }}
      />
      {hint && (
        <span class="hint" id={id}>
          {hint}
        </span>
      )}
    </label>
  );
}
