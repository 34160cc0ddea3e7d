import { expect, it } from "vitest";
import { noteClicked, type OpenPage } from "../../src/worker/noteClicked";

const clicking = async (count: number) => {
  const done: unknown[] = [];
  const page: OpenPage = { focus: async () => done.push("focus"), postMessage: (message) => done.push(message) };
  await noteClicked(
    { tag: "#tea", close: () => done.push("close") },
    { matchAll: async () => Array<OpenPage>(count).fill(page), openWindow: async (address) => done.push(`open ${address}`) },
  );
  return done;
};

it("leads to the conversation on a page that is open", async () => {
  expect(await clicking(2)).toEqual(["close", { clicked: "#tea" }, "focus"]);
});

it("opens the page where there is none", async () => {
  expect(await clicking(0)).toEqual(["close", "open /"]);
});
