// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { said } from "../state/talk";
import { clear, TalkPage } from "./talkPage";

afterEach(clear);

const own = (seconds: number, id: string, text: string) => said(seconds, id, text, "me");

const shown = async (...lines: string[]) => {
  const page = await new TalkPage().draw();
  await page.hears(...lines);
  page.taken();
  return page;
};

it("puts what one says in a row under one name, and days and events between", async () => {
  const page = await shown(said(1, "a", "one"), said(2, "b", "two"), ":bob!b@h PART #room :tea", said(4, "c", "three", "eve"));
  expect(page.articles.map((one) => one.classList.contains("continued"))).toEqual([false, true, false]);
  expect(page.one(".events").textContent).toContain("bob left");
  expect(document.querySelectorAll(".day").length).toBe(1);
});

it("draws a window of a long room", async () => {
  const page = await shown(...Array.from({ length: 300 }, (_, i) => said(i % 60, `i${i}`, `line ${i}`)));
  expect(page.articles.length).toBe(120);
});

it("marks what came since one left", async () => {
  const page = new TalkPage();
  page.talk.hears(said(1, "a", "old"));
  page.talk.session.markRead(page.talk.room);
  page.talk.hears(said(2, "b", "new"));
  await page.draw();
  await page.hears(said(3, "c", "newer"));
  expect(page.one(".new").nextElementSibling?.textContent).toContain("new");
  expect(document.querySelectorAll(".new").length).toBe(1);
});

it("reads to who listens what comes, not what was said before", async () => {
  const page = new TalkPage();
  page.talk.hears(said(1, "a", "before"));
  await page.draw();
  expect(page.one("[role=log]").textContent).toBe("");
  expect(page.one("[role=log]").getAttribute("aria-live")).toBe("polite");
});

it("shows reactions with their count, and takes one's own back", async () => {
  const page = await shown(said(1, "a", "one"));
  await page.hears("@+reply=a;+draft/react=x :bob!b@h TAGMSG #room", "@+reply=a;+draft/react=x :me!m@h TAGMSG #room");
  const button = page.one(".reactions button");
  expect(button.textContent).toBe("x 2");
  expect(button.getAttribute("aria-pressed")).toBe("true");
  await page.click(".reactions button");
  expect(page.talk.taken()).toEqual(["@+reply=a;+draft/unreact=x TAGMSG :#room"]);
});

it("has the actions of a message by keyboard", async () => {
  const page = await shown(said(1, "a", "theirs"), own(2, "b", "mine"));
  await page.press(page.one(".log"), "ArrowUp");
  expect(document.activeElement).toBe(page.articles[1]);
  expect(page.one("[role=toolbar]").closest("article")).toBe(page.articles[1]);
  await page.press(page.articles[1] as Element, "e");
  expect(page.field.value).toBe("mine");
  expect(document.activeElement).toBe(page.field);
  await page.press(page.field, "Escape");
  await page.press(page.one(".log"), "ArrowUp");
  await page.press(page.articles[1] as Element, "ArrowUp");
  await page.press(page.articles[0] as Element, "r");
  await page.says("an answer");
  expect(page.talk.taken().join("\n")).toContain("+reply=a");
});

it("deletes an own message only after a while, and not when that is undone", async () => {
  const page = await shown(own(1, "a", "oops"));
  await page.press(page.one(".log"), "ArrowUp");
  await page.press(page.articles[0] as Element, "Delete");
  expect(page.articles[0]?.textContent).toContain("Undo");
  await page.click(".status button");
  page.talk.time += 10_000;
  page.talk.session.tick();
  expect(page.taken()).toEqual([]);
});

it("asks before it deletes what another said, where one may", async () => {
  const page = await shown(said(1, "a", "spam"), ":s MODE #room +o me");
  await page.press(page.one(".log"), "ArrowUp");
  await page.press(page.articles[0] as Element, "Delete");
  expect(page.taken()).toEqual([]);
  expect(document.activeElement?.textContent).toBe("Cancel");
  await page.click(".confirm .grave");
  expect(page.taken()).toEqual(["REDACT #room :a"]);
  await page.hears(":me!m@h REDACT #room a");
  expect(page.articles[0]?.textContent).toContain("deleted");
  expect(page.articles[0]?.textContent).not.toContain("spam");
});

it("shows how an own message fares, and tries again or gives up", async () => {
  const page = await shown();
  await page.says("hi");
  expect(page.one(".status").textContent).toBe("sending…");
  const label = /@label=(\d+)/.exec(page.talk.taken().find((line) => line.includes("PRIVMSG")) ?? "")?.[1];
  await page.hears(`@label=${label} :s 404 me #room :Cannot send to channel`);
  expect(page.one(".status").textContent).toContain("You may not speak here");
  await page.click(".status button:last-of-type");
  expect(page.articles).toEqual([]);
});

it("leads from an answer to what is answered, and reads that where it is not there", async () => {
  const page = await shown("@time=2026-01-01T12:00:01.000Z;msgid=b;+reply=old :bob!b@h PRIVMSG #room :yes");
  await page.click(".quote");
  expect(page.taken()).toEqual(["CHATHISTORY AROUND #room msgid=old :100"]);
});

it("draws text of others as text, also in answers, reactions and events", async () => {
  const attack = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
  const page = await shown(said(1, "a", attack, "<b>\u202Eeve"), `:s TOPIC #room :${attack}`, ":<i>x!u@h PART #room");
  await page.hears(`@+reply=a;+draft/react=${attack.replaceAll(" ", "\\s").replaceAll(";", "")} :<u>!u@h TAGMSG #room`);
  await page.hears("@+reply=a;msgid=r :x!x@h PRIVMSG #room :re");
  expect(document.querySelector("img, script, b, u")).toBeNull();
  expect(page.one(".log").textContent).toContain(attack);
  expect([...document.querySelectorAll(".sender")].map((one) => one.textContent)).toContain("<b><202E>eve");
});

it("goes back to the newest when one says something while one reads what is old", async () => {
  const page = await shown(said(1, "a", "now"));
  page.talk.session.history.jump(page.talk.room, "old");
  page.talk.answers([said(1, "old", "long ago").replace("2026-01-01", "2025-01-01")]);
  await page.hears();
  expect(page.articles.map((one) => one.textContent).join()).toContain("long ago");
  await page.says("here I am");
  expect(page.talk.room.past).toBeNull();
  expect(page.articles.at(-1)?.textContent).toContain("here I am");
});

it("jumps once, and not again when one comes back to the room", async () => {
  const page = await shown(said(1, "a", "one"), said(2, "b", "two"));
  await page.hears();
  page.talk.session.history.jump(page.talk.room, "a");
  await page.draw();
  expect(document.querySelector(".marked")?.textContent).toContain("one");
  clear();
  await page.draw();
  expect(document.querySelector(".marked")).toBeNull();
});

const finger = (type: string, target: Element, at = 0) =>
  act(() => {
    target.dispatchEvent(
      new PointerEvent(type, { pointerType: "touch", isPrimary: true, clientX: at, clientY: at, bubbles: true, cancelable: true }),
    );
  });

it("shows what can be done with a message that is pressed for long", async () => {
  const page = await shown(said(1, "a", "theirs"), own(2, "b", "mine"));
  vi.useFakeTimers();
  await finger("pointerdown", page.articles[1]?.querySelector(".text") as Element);
  await act(() => void vi.advanceTimersByTime(600));
  vi.useRealTimers();
  const sheet = page.one("dialog");
  expect(sheet.textContent).toContain("mine");
  expect([...sheet.querySelectorAll(".choices button")].map((one) => one.textContent)).toEqual(["Answer", "Edit", "Copy", "Delete"]);
  await page.click(".choices button:nth-child(2)");
  expect(document.querySelector("dialog")).toBeNull();
  expect(page.field.value).toBe("mine");
});

it("takes no tap, no moving finger and no link for a long press", async () => {
  const page = await shown(said(1, "a", "a word and https://example.org/page"));
  vi.useFakeTimers();
  const text = page.one("article .text");
  await finger("pointerdown", text);
  await finger("pointerup", text);
  await act(() => void vi.advanceTimersByTime(600));
  await finger("pointerdown", text);
  await finger("pointermove", text, 40);
  await act(() => void vi.advanceTimersByTime(600));
  await finger("pointerdown", page.one("article a"));
  await act(() => void vi.advanceTimersByTime(600));
  vi.useRealTimers();
  expect(document.querySelector("dialog")).toBeNull();
});
