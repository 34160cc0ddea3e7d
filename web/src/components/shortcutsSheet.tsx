import { Fragment } from "preact";
import { type Shortcut, shortcuts } from "../state/shortcuts";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { useChat } from "./shellContext";

const drawn: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };

/** All keys that do something, made of the table that the page listens by. */
export function ShortcutsSheet() {
  const { shell } = useChat();
  const say = words.value.shortcuts;
  return (
    <Dialog title={say.title} close={() => shell.close()}>
      <dl class="shortcuts">
        {shortcuts.map((one) => (
          <Fragment key={one.command}>
            <dt>{say[one.command]}</dt>
            <dd>
              <Keys shortcut={one} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <p class="soft">{say.hint}</p>
    </Dialog>
  );
}

function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  const names = { ctrl: words.value.shortcuts.ctrl, alt: "Alt", shift: words.value.shortcuts.shift };
  const keys = [
    ...shortcut.with.map((one) => names[one]),
    drawn[shortcut.key] ?? (shortcut.key.length === 1 ? shortcut.key.toUpperCase() : shortcut.key),
  ];
  return (
    <span>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
