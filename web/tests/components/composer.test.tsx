// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { capabilities, said } from "../state/talk";
import { clear, TalkPage } from "./talkPage";

afterEach(clear);

const shown = async (offered = capabilities) => {
  const page = await new TalkPage(offered).draw();
  page.taken();
  return page;
};

it("sends by Enter, and begins a line by Shift and Enter", async () => {
  const page = await shown();
  await page.types("hello");
  await page.press(page.field, "Enter", { shiftKey: true });
  expect(page.taken().filter((line) => line.startsWith("PRIVMSG"))).toEqual([]);
  await page.press(page.field, "Enter");
  expect(page.taken()).toContain("PRIVMSG #room :hello");
  expect(page.field.value).toBe("");
});

it("keeps a draft, also when the page is drawn anew", async () => {
  const page = await shown();
  await page.types("not yet");
  clear();
  await page.draw();
  expect(page.field.value).toBe("not yet");
  await page.says("now");
  clear();
  await page.draw();
  expect(page.field.value).toBe("");
});

it("suggests names, rooms, commands and emoji, and takes one by Enter", async () => {
  const page = await shown();
  await page.hears(":bob!b@h JOIN #room", ":bea!b@h JOIN #room", said(1, "a", "hi", "bob"));
  await page.types("hi @b");
  const options = () => [...document.querySelectorAll("[role=option] bdi")].map((one) => one.textContent);
  expect(options()).toEqual(["bob", "bea"]);
  expect(page.field.getAttribute("aria-activedescendant")).toBe(page.one("[aria-selected=true]").id);
  await page.press(page.field, "ArrowDown");
  await page.press(page.field, "Enter");
  expect(page.field.value).toBe("hi @bea ");
  await page.types("#r");
  expect(options()).toEqual(["#room"]);
  await page.types("/to");
  expect(options()).toEqual(["/topic"]);
  await page.types(":tad");
  await page.press(page.field, "Tab");
  expect(page.field.value).toBe("🎉 ");
  await page.types("bo");
  await page.press(page.field, "Tab");
  expect(page.field.value).toBe("bob: ");
});

it("edits the last own message by the arrow up", async () => {
  const page = await shown();
  await page.hears(said(1, "a", "helo", "me"));
  await page.types("");
  await page.press(page.field, "ArrowUp");
  expect(page.field.value).toBe("helo");
  await page.says("hello");
  expect(page.taken()).toContain("EDITMSG #room a :hello");
  expect(page.field.value).toBe("");
  await page.hears("@msgid=e :me!m@h EDITMSG #room a :hello");
  expect(page.articles[0]?.textContent).toContain("hello (edited)");
});

it("gives the draft back after an edit that was given up", async () => {
  const page = await shown();
  await page.hears(said(1, "a", "mine", "me"));
  await page.types("a draft");
  await page.press(page.one(".log"), "ArrowUp");
  await page.press(page.articles[0] as Element, "e");
  expect(page.field.value).toBe("mine");
  await page.press(page.field, "Escape");
  expect(page.field.value).toBe("a draft");
});

it("asks before many lines are sent, and can make code of them", async () => {
  const page = await shown();
  const text = Array.from({ length: 9 }, (_, i) => `line ${i}`).join("\n");
  await page.says(text);
  expect(page.taken().filter((line) => line.includes("PRIVMSG"))).toEqual([]);
  await page.click(".many button:nth-of-type(2)");
  expect(page.taken().filter((line) => line.includes("PRIVMSG #room :```")).length).toBe(2);
});

it("does commands, and says in plain words why one was refused", async () => {
  const page = await shown();
  await page.says("/topic tea at five");
  const label = /@label=(\d+) TOPIC #room :tea at five/.exec(page.talk.taken().join("\n"))?.[1];
  await page.hears(`@label=${label} :s 482 me #room :You're not channel operator`);
  expect(page.one(".problem").textContent).toBe("Only an operator of the room may do that.");
  await page.says("/nonsense");
  expect(page.one(".problem").textContent).toContain("There is no /nonsense");
  expect(page.field.value).toBe("/nonsense");
  await page.says("/kick");
  expect(page.one(".problem").textContent).toBe("It is: /kick nick [reason]");
  await page.says("/join tea");
  expect(page.went).toEqual(["room #tea"]);
});

it("tells others that one types, but not that one types a command", async () => {
  const page = await shown();
  await page.types("/me");
  expect(page.talk.taken()).toEqual([]);
  await page.types("hi");
  expect(page.talk.taken()).toEqual(["@+typing=active TAGMSG :#room"]);
});

it("inserts an emoji that was looked for", async () => {
  const page = await shown();
  await page.types("well ");
  await page.click(".composer .row > button");
  const field = page.one<HTMLInputElement>("[role=combobox]");
  expect(document.activeElement).toBe(field);
  await page.fills(field, "tada");
  await page.press(field, "Enter");
  expect(page.field.value).toBe("well 🎉");
  expect(document.activeElement).toBe(page.field);
});

it("takes what fits what was typed, though it has not been drawn yet", async () => {
  const page = await shown();
  await page.types("/to");
  await act(() => {
    page.field.value = "/ki";
    page.field.setSelectionRange(3, 3);
    page.field.dispatchEvent(new Event("input", { bubbles: true }));
    page.field.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true }));
  });
  expect(page.field.value).toBe("/kick ");
});

it("inserts the emoji that was looked for, though it has not been drawn yet", async () => {
  const page = await shown();
  await page.click("button[aria-label='Emoji']");
  await act(() => {
    const find = page.one<HTMLInputElement>(".emoji input");
    find.value = "tada";
    find.dispatchEvent(new Event("input", { bubbles: true }));
    find.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  expect(page.field.value).toBe("🎉");
});

it("sends by one Enter what is written out in full, though it is also suggested", async () => {
  const page = await new TalkPage().draw();
  page.taken();
  await page.types("/join #room");
  await page.press(page.field, "Enter");
  expect(page.field.value).toBe("");
  expect(page.went).toEqual(["room #room"]);
});
