import { changePreferences, choices, type Preferences, preferences } from "../state/preferences";
import { languages, words } from "../words/words";
import { Dialog } from "./dialog";
import { Choice, Toggle } from "./field";
import { useChat } from "./shellContext";

/** What somebody can choose on this device. */
export function SettingsSheet() {
  const { shell, store } = useChat();
  const say = words.value.settings;
  const chosen = preferences.value;
  const change = (part: Partial<Preferences>) => changePreferences(store, part);
  const options = <N extends keyof typeof choices>(name: N) =>
    choices[name].map((key) => [key, (say[name] as Record<string, string>)[key] ?? key] as const);

  const notifyBySystem = async (isOn: boolean) => {
    const isAllowed = isOn && "Notification" in globalThis && (await Notification.requestPermission()) === "granted";
    change({ system: isAllowed });
    if (isOn && !isAllowed) shell.say(say.notAllowed, true);
  };

  return (
    <Dialog title={say.title} close={() => shell.close()}>
      <section aria-label={say.looks}>
        <h3>{say.looks}</h3>
        <div class="pair">
          <Choice label={say.themeLabel} value={chosen.theme} options={options("theme")} change={(theme) => change({ theme })} />
          <Choice
            label={say.contrastLabel}
            value={chosen.contrast}
            options={options("contrast")}
            change={(contrast) => change({ contrast })}
          />
          <Choice
            label={say.textSizeLabel}
            value={chosen.textSize}
            options={options("textSize")}
            change={(textSize) => change({ textSize })}
          />
          <Choice label={say.clockLabel} value={chosen.clock} options={options("clock")} change={(clock) => change({ clock })} />
          <Choice
            label={say.languageLabel}
            value={chosen.language}
            options={[["", say.languageOfBrowser], ...languages.map((tag) => [tag, nameOf(tag)] as const)]}
            change={(language) => change({ language })}
          />
        </div>
      </section>
      <section aria-label={say.notifications}>
        <h3>{say.notifications}</h3>
        <Choice
          label={say.notifyLabel}
          hint={say.notifyHint}
          value={chosen.notify}
          options={options("notify")}
          change={(notify) => change({ notify })}
        />
        <Toggle label={say.system} hint={say.systemHint} isOn={chosen.system} change={(isOn) => void notifyBySystem(isOn)} />
      </section>
      <section aria-label={say.privacy}>
        <h3>{say.privacy}</h3>
        <Toggle label={say.sendTyping} hint={say.sendTypingHint} isOn={chosen.sendTyping} change={(sendTyping) => change({ sendTyping })} />
        <Toggle label={say.keepLines} hint={say.keepLinesHint} isOn={chosen.keepLines} change={(keepLines) => change({ keepLines })} />
      </section>
    </Dialog>
  );
}

/** A language in itself. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
}
