// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { aroundOf } from "../../src/components/shellContext";
import { ChatScreen } from "../../src/screens/chatScreen";
import { Shell } from "../../src/state/shell";
import { said, Talk } from "../state/talk";

const page = () => document.body;

afterEach(() => render(null, page()));

const shown = async () => {
  const talk = new Talk().enters().answers([]);
  await act(() => render(<ChatScreen around={aroundOf(new Shell(talk.session))} leave={() => {}} />, page()));
  return talk;
};

it("shows what is said, and how an own message fares", async () => {
  const talk = await shown();
  await act(() => void talk.hears(said(1, "a", "hello")));
  expect(page().querySelector(".log")?.textContent).toContain("hello");
  const field = page().querySelector("textarea");
  if (field) field.value = "hi";
  await act(() => void field?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  expect(page().querySelector(".status")?.textContent).toBe("sending…");
  await act(() => void talk.hears("@msgid=m;chaton/client-id=id1 :me!~me@host PRIVMSG #room :hi"));
  expect(page().querySelector(".status")).toBeNull();
});

it("draws text of others as text, and shows what hides", async () => {
  const talk = await shown();
  const attack = '<img src=x onerror="alert(1)"><script>alert(1)</script> javascript:alert(1)';
  await act(() => void talk.hears(said(1, "a", attack, "<b>\u202Eeve"), `:s TOPIC #room :${attack}`, ":<i>x!u@h JOIN #room"));
  expect(page().querySelector("img, script, a, b, i")).toBeNull();
  expect(page().textContent).toContain(attack);
  expect(page().textContent).toContain("<b><202E>eve");
});

it("draws a window of a long room", async () => {
  const talk = await shown();
  await act(() => {
    for (let i = 0; i < 1_000; i++) talk.hears(said(i % 60, `i${i}`, `line ${i}`));
  });
  expect(page().querySelectorAll("article").length).toBe(120);
});

it("says how the line is", async () => {
  const talk = await shown();
  expect(page().querySelector("[role=status]")?.textContent).toBe("");
  await act(() => void talk.breaks());
  expect(page().querySelector("[role=status]")?.textContent).toContain("Connecting");
  talk.session.state.retryAt = talk.time + 4_000;
  await act(() => talk.session.state.changed());
  expect(page().querySelector(".line-state")?.textContent).toContain("Not connected: gone. Next try in 4 s.");
});
