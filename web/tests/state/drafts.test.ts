import { expect, it } from "vitest";
import { Drafts } from "../../src/state/drafts";
import { MemoryStore } from "../../src/state/store";

it("outlasts the page, and is gone when it was sent", () => {
  const store = new MemoryStore();
  new Drafts(store, "me").write("#room", "begun");
  const again = new Drafts(store, "me");
  expect(again.read("#room")).toBe("begun");
  again.write("#room", "");
  expect(new Drafts(store, "me").read("#room")).toBe("");
});

it("keeps a bounded number of bounded texts, and survives what is no draft", () => {
  const store = new MemoryStore();
  const drafts = new Drafts(store, "me");
  for (let i = 0; i < 200; i++) drafts.write(`#${i}`, "x".repeat(20_000));
  expect(drafts.read("#0")).toBe("");
  expect(drafts.read("#199").length).toBe(8_000);
  expect(store.read("chaton.drafts.me")?.length).toBeLessThan(210_000);
  for (const text of ["{", "[1]", '{"#a":5,"#b":"ok"}']) {
    store.write("chaton.drafts.me", text);
    expect(new Drafts(store, "me").read("#a")).toBe("");
  }
});

it("is nobody else's who uses the device, and goes when its owner leaves for good", () => {
  const store = new MemoryStore();
  new Drafts(store, "alice").write("#room", "secret");
  new Drafts(store, "bob").write("#room", "other");
  expect(new Drafts(store, "bob").read("#room")).toBe("other");
  expect(new Drafts(store, "Alice").read("#room")).toBe("secret");
  new Drafts(store, "alice").forget();
  expect(new Drafts(store, "alice").read("#room")).toBe("");
  expect(new Drafts(store, "bob").read("#room")).toBe("other");
});

it("does not undo what another tab has begun", () => {
  const store = new MemoryStore();
  const [one, other] = [new Drafts(store, "me"), new Drafts(store, "me")];
  one.write("#a", "from one");
  other.write("#b", "from the other");
  one.write("#c", "one again");
  const later = new Drafts(store, "me");
  expect(["#a", "#b", "#c"].map((name) => later.read(name))).toEqual(["from one", "from the other", "one again"]);
});

it("lasts as long as the page where the device takes nothing", () => {
  const store = new MemoryStore();
  store.write = () => false;
  const drafts = new Drafts(store, "me");
  drafts.write("#room", "begun");
  drafts.write("#other", "too");
  expect(drafts.read("#room")).toBe("begun");
  drafts.write("#room", "");
  expect(drafts.read("#room")).toBe("");
});
