import { expect, it } from "vitest";
import { Drafts } from "../../src/state/drafts";
import { MemoryStore } from "../../src/state/store";

it("outlasts the page, and is gone when it was sent", () => {
  const store = new MemoryStore();
  new Drafts(store).write("#room", "begun");
  const again = new Drafts(store);
  expect(again.read("#room")).toBe("begun");
  again.write("#room", "");
  expect(new Drafts(store).read("#room")).toBe("");
});

it("keeps a bounded number of bounded texts, and survives what is no draft", () => {
  const store = new MemoryStore();
  const drafts = new Drafts(store);
  for (let i = 0; i < 200; i++) drafts.write(`#${i}`, "x".repeat(20_000));
  expect(drafts.read("#0")).toBe("");
  expect(drafts.read("#199").length).toBe(8_000);
  for (const text of ["{", "[1]", '{"#a":5,"#b":"ok"}']) {
    store.write("chaton.drafts", text);
    expect(new Drafts(store).read("#a")).toBe("");
  }
});
