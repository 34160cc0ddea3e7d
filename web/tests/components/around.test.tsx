// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { aroundOf } from "../../src/components/shellContext";
import { ChatScreen } from "../../src/screens/chatScreen";
import { defaultPreferences, preferences } from "../../src/state/preferences";
import { type Sheet, Shell } from "../../src/state/shell";
import { shortcuts } from "../../src/state/shortcuts";
import { language } from "../../src/words/words";
import { capabilities, said, Talk } from "../state/talk";

const page = () => document.body;
const all = (selector: string) => [...page().querySelectorAll<HTMLElement>(selector)];
const texts = (selector: string) => all(selector).map((one) => one.textContent?.trim());
const click = (element: HTMLElement | null | undefined) => act(() => element?.click());
const named = (text: string) => all("button").find((one) => one.textContent?.trim() === text || one.getAttribute("aria-label") === text);
const press = (key: string, held: KeyboardEventInit = {}, target: EventTarget | null = document.body) =>
  act(() => void target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held })));

afterEach(() => {
  render(null, page());
  preferences.value = defaultPreferences;
  language.value = "en";
});

const shown = async (sheet: ((talk: Talk) => Sheet) | null = null) => {
  const talk = new Talk().enters(capabilities).answers([]);
  talk.hears(
    ":s 005 me PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,imnstRMcC :are",
    ":me!~me@host JOIN #room",
    ":s 353 me = #room :~me bob",
    ":s 366 me #room :end",
  );
  talk.answers([]);
  talk.taken();
  const shell = new Shell(talk.session);
  const around = aroundOf(shell, { leave: vi.fn(), connectNow: vi.fn() });
  await act(() => render(<ChatScreen around={around} leave={() => {}} />, page()));
  if (sheet) await act(() => shell.open(sheet(talk)));
  return { talk, shell, around };
};

/** Answers the last question of the client. */
const answers = (talk: Talk, ...lines: string[]) =>
  act(async () => {
    const label = talk
      .taken()
      .map((line) => /@label=(\d+)/.exec(line)?.[1])
      .filter(Boolean)
      .at(-1);
    talk.hears(`@label=${label} :s BATCH +q labeled-response`, ...lines.map((line) => `@batch=q ${line}`), ":s BATCH -q");
    await Promise.resolve();
  });

it("marks what is unread and what is for oneself", async () => {
  const { talk } = await shown();
  await act(() => void talk.hears(":me!~me@host JOIN #tea", said(1, "a", "hi").replace("#room", "#tea"), ":bob!b@h PRIVMSG me :psst"));
  expect(texts(".rail li button")).toEqual(["room", "tea1 unread", "bob1 unread, 1 for you"]);
});

it("folds a group, except what is unread", async () => {
  const { talk, shell } = await shown();
  shell.goTo("#room");
  await act(() => void talk.hears(":me!~me@host JOIN #tea", ":me!~me@host JOIN #quiet", said(1, "a", "hi").replace("#room", "#tea")));
  await click(named("Rooms"));
  expect(texts(".rail li button")).toEqual(["room", "tea1 unread"]);
  expect(preferences.value.folded).toEqual(["rooms"]);
});

it("opens and walks a menu by keys, and gives the focus back", async () => {
  await shown();
  const button = all(".place [aria-haspopup=menu]")[0];
  await click(button);
  expect(document.activeElement?.textContent).toContain("Room settings");
  await press("ArrowDown", {}, document.activeElement);
  expect(document.activeElement?.textContent).toContain("Invite people");
  await press("End", {}, document.activeElement);
  expect(document.activeElement?.textContent).toContain("Leave the room");
  await press("Escape", {}, document.activeElement);
  expect(all("[role=menu]")).toEqual([]);
  expect(document.activeElement).toBe(button);
});

it("opens a sheet by its key, and closes it with the focus where it was", async () => {
  const { shell } = await shown();
  const field = page().querySelector("textarea");
  field?.focus();
  await press("k", { ctrlKey: true }, field);
  expect(page().querySelector("dialog")?.open).toBe(true);
  expect(document.activeElement?.getAttribute("role")).toBe("combobox");
  await act(() => shell.close());
  expect(page().querySelector("dialog")).toBeNull();
  expect(document.activeElement).toBe(field);
});

it("shows every key of the table on the sheet", async () => {
  await shown(() => ({ kind: "shortcuts" }));
  expect(all(".shortcuts dt").length).toBe(shortcuts.length);
  expect(texts(".shortcuts dt")).not.toContain("");
});

it("lists and filters the rooms of the server, with names and topics as text", async () => {
  const { talk } = await shown(() => ({ kind: "directory" }));
  await answers(talk, ":s 321 me C :U", ":s 322 me #tea 3 :<b>green</b>", ":s 322 me #coffee 5 :black", ":s 323 me :End");
  expect(texts("dialog .picks bdi")).toEqual(["coffee", "tea"]);
  expect(page().querySelector("dialog b")).toBeNull();
  const filter = page().querySelector<HTMLInputElement>("dialog input");
  await act(() => {
    if (filter) filter.value = "green";
    filter?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(texts("dialog .picks bdi")).toEqual(["tea"]);
  await click(page().querySelector<HTMLElement>("dialog .picks button"));
  expect(talk.taken()).toContain("JOIN :#tea");
});

it("changes the rules of a room in plain words, by right only", async () => {
  const { talk } = await shown((one) => ({ kind: "room", room: one.room }));
  await click(named("Rules"));
  const box = all("dialog .toggle")
    .find((one) => one.textContent?.includes("Only the invited"))
    ?.querySelector("input");
  await act(() => box?.click());
  expect(talk.taken()).toContain("MODE #room :+i");
  await act(() => void talk.hears(":s MODE #room -q me"));
  expect(all("dialog .toggle input").every((one) => (one as HTMLInputElement).disabled)).toBe(true);
});

const chooses = (value: string) =>
  act(() => {
    const choice = page().querySelector<HTMLSelectElement>("dialog select");
    if (choice) choice.value = value;
    choice?.dispatchEvent(new Event("change", { bubbles: true }));
  });
const submits = () =>
  act(() => {
    page()
      .querySelector("dialog form")
      ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });

it("asks before it makes somebody an owner, and not before a lesser role", async () => {
  const { talk } = await shown((one) => ({ kind: "profile", nick: "bob", room: one.room }));
  talk.taken();
  for (const step of ["v", "h", "o", "a", "q"]) await chooses(step);
  await submits();
  await submits();
  expect(talk.taken()).toEqual([]);
  expect(page().querySelector("dialog .confirm")?.textContent).toContain("Make bob Owner?");
  expect(document.activeElement?.textContent).toBe("Cancel");
  await click(named("Cancel"));
  expect([document.activeElement?.textContent, talk.taken()]).toEqual(["Change the role", []]);
  await submits();
  await click(named("Give: Owner"));
  expect(talk.taken()).toEqual(["MODE #room +q :bob"]);
  await chooses("o");
  await submits();
  expect(talk.taken()).toEqual(["MODE #room +o :bob"]);
});

it("shows who somebody is, gives a role, and puts out with a reason", async () => {
  const { talk } = await shown((one) => ({ kind: "profile", nick: "bob", room: one.room }));
  await answers(talk, ":s 311 me bob ~b host * :<script>x</script>", ":s 330 me bob bobby :is", ":s 318 me bob :End");
  expect(page().querySelector("dialog")?.textContent).toContain("<script>x</script>");
  expect(page().querySelector("script")).toBeNull();
  await chooses("v");
  expect(talk.taken()).toEqual([]);
  await submits();
  expect(talk.taken()).toEqual(["MODE #room +v :bob"]);
  await click(named("Put out…"));
  const reason = page().querySelector<HTMLInputElement>("dialog [name=reason]");
  if (reason) reason.value = "enough";
  await act(
    () =>
      void page()
        .querySelector("dialog form")
        ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })),
  );
  expect(talk.taken()).toContain("KICK #room bob :enough");
});

it("bans by the account where there is one", async () => {
  const { talk } = await shown((one) => ({ kind: "ban", nick: "bob", room: one.room }));
  await act(() => void talk.hears(":bob!~b@host ACCOUNT bobby"));
  await act(
    () =>
      void page()
        .querySelector("dialog form")
        ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })),
  );
  expect(talk.taken()).toEqual(["MODE #room +b :$a:bobby", "KICK #room bob :"]);
});

it("says why one is not in a room, and enters again", async () => {
  const { talk } = await shown();
  await act(() => void talk.hears(":bob!b@h KICK #room me :out"));
  expect(page().querySelector(".outside")?.textContent).toContain("You are not in #room.");
  await click(named("Enter again"));
  expect(talk.taken()).toContain("JOIN :#room");
});

it("speaks German when that is chosen", async () => {
  await shown(() => ({ kind: "settings" }));
  await act(() => {
    language.value = "de";
  });
  expect(page().querySelector("dialog h2")?.textContent).toBe("Einstellungen");
});

it("offers to connect at once, and counts what waits", async () => {
  const { talk, around } = await shown();
  await act(() => {
    talk.breaks();
    talk.session.say(talk.room, "later");
    talk.session.state.retryAt = talk.time + 9_000;
    talk.session.state.changed();
  });
  expect(page().querySelector(".line-state")?.textContent).toContain("One message waits to be sent.");
  await click(named("Try now"));
  expect(around.connectNow).toHaveBeenCalled();
});

it("goes to the room that was typed, though it has not been drawn yet", async () => {
  const { shell, talk } = await shown(() => ({ kind: "switcher" }));
  await act(() => {
    const field = all("dialog input")[0] as HTMLInputElement;
    field.value = "#tea";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  expect(talk.taken()).toContain("JOIN :#tea");
  expect(shell.current.value?.name).toBe("#tea");
});
