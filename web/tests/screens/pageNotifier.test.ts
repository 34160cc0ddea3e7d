// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { notifyPage } from "../../src/screens/pageNotifier";
import { defaultPreferences, preferences } from "../../src/state/preferences";
import { Shell } from "../../src/state/shell";
import { MemoryStore } from "../../src/state/store";
import { Talk } from "../state/talk";

// As in browsers of phones.
class Forbidden {
  static permission = "granted";

  constructor() {
    throw new TypeError("Illegal constructor");
  }
}

beforeEach(() => {
  preferences.value = { ...defaultPreferences, system: true };
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  preferences.value = defaultPreferences;
});

const notifying = (worker: object | undefined, notification: unknown = Forbidden) => {
  vi.stubGlobal("Notification", notification);
  const messages = new EventTarget();
  vi.stubGlobal("navigator", {
    serviceWorker: Object.assign(messages, { getRegistration: async () => worker }),
  });
  const talk = new Talk().enters().answers([]);
  const shell = new Shell(talk.session);
  notifyPage(shell, new MemoryStore(), "Garden");
  return { talk, shell, messages };
};
const spoken = ":bob!b@h PRIVMSG me :psst";
const toasts = (shell: Shell) => shell.toasts.value.map(({ text, isError }) => [text, isError]);

it("shows it through the service worker, and goes there by a click", async () => {
  const showNotification = vi.fn(async () => {});
  const { talk, shell, messages } = notifying({ active: {}, showNotification });
  talk.hears(spoken);
  await vi.waitFor(() => expect(showNotification).toHaveBeenCalledWith("bob", { body: "psst", tag: "bob", icon: "/icon-192.png" }));
  expect([preferences.value.system, toasts(shell), shell.current.value?.name]).toEqual([true, [], "#room"]);
  messages.dispatchEvent(new MessageEvent("message", { data: { clicked: "bob" } }));
  expect(shell.current.value?.name).toBe("bob");
  for (const data of [null, "x", { clicked: 7 }, { clicked: "nobody" }]) messages.dispatchEvent(new MessageEvent("message", { data }));
  expect(shell.current.value?.name).toBe("bob");
});

it("shows it by the page where there is no worker", async () => {
  const shown: string[] = [];
  class Allowed {
    static permission = "granted";

    constructor(title: string) {
      shown.push(title);
    }
  }
  const { talk } = notifying(undefined, Allowed);
  talk.hears(spoken);
  await vi.waitFor(() => expect(shown).toEqual(["bob"]));
});

it.each([
  [undefined, Forbidden, "This browser could not show a notification"],
  [
    {
      active: {},
      showNotification: async () => {
        throw new TypeError("No");
      },
    },
    Forbidden,
    "This browser could not show a notification",
  ],
  [undefined, Object.assign(() => {}, { permission: "denied" }), "The browser does not allow notifications"],
])("turns itself off and says why when that fails (%#)", async (worker, notification, text) => {
  const { talk, shell } = notifying(worker, notification);
  talk.hears(spoken);
  await vi.waitFor(() => expect(preferences.value.system).toBe(false));
  expect(toasts(shell)).toEqual([[expect.stringContaining(text), true]]);
  talk.hears(spoken);
  await Promise.resolve();
  expect(shell.toasts.value.length).toBe(1);
});
