// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { browserStore } from "../../src/screens/browserStore";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it("finds the keys that begin so, and no others", () => {
  const store = browserStore("localStorage");
  for (const key of ["chaton.unsent.a", "chaton.unsent.b", "chaton.kept.me"]) store.write(key, "x");
  expect([...store.keys("chaton.unsent.")].sort()).toEqual(["chaton.unsent.a", "chaton.unsent.b"]);
});

it("has nothing where the browser keeps nothing", () => {
  const store = browserStore("localStorage");
  vi.stubGlobal("localStorage", undefined);
  expect(store.write("chaton.kept.me", "x")).toBe(false);
  expect(store.read("chaton.kept.me")).toBeNull();
  expect(store.keys("chaton.")).toEqual([]);
});
