import { afterEach, expect, it } from "vitest";
import { changePreferences, defaultPreferences, loadPreferences, preferences, readPreferences } from "../../src/state/preferences";
import { MemoryStore } from "../../src/state/store";

afterEach(() => {
  preferences.value = defaultPreferences;
});

it("keeps what was chosen", () => {
  const store = new MemoryStore();
  changePreferences(store, { theme: "dark", muted: ["#noise"] });
  preferences.value = defaultPreferences;
  loadPreferences(store);
  expect(preferences.value).toEqual({ ...defaultPreferences, theme: "dark", muted: ["#noise"] });
});

it.each(["", "{", "null", "[]", '"x"', '{"theme":"__proto__","muted":"x","sendTyping":1,"nick":{}}', `{"nick":"${"x".repeat(200)}"}`])(
  "is as usual where what was kept is %s",
  (text) => {
    const store = new MemoryStore();
    store.write("chaton.preferences", text);
    loadPreferences(store);
    expect(preferences.value).toEqual(defaultPreferences);
  },
);

it("bounds what it takes over", () => {
  const muted = readPreferences({ muted: Array.from({ length: 2_000 }, (_, i) => `#${i}`) }).muted;
  expect(muted.length).toBe(500);
  expect(readPreferences({ muted: ["#a", "#a", 3, "", "y".repeat(101)] }).muted).toEqual(["#a"]);
});

it("goes on where nothing can be kept", () => {
  changePreferences({ read: () => null, write: () => false, remove: () => {}, keys: () => [] }, { clock: "12" });
  expect(preferences.value.clock).toBe("12");
});
