// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followPanes, isAtPane } from "../../src/screens/paneHistory";
import { Shell } from "../../src/state/shell";
import { Talk } from "../state/talk";

let end: () => void;
let shell: Shell;

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  shell = new Shell(new Talk().enters().answers([]).session);
  end = followPanes(shell);
});

afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

it("goes back to a pane in the room where one is now, whatever the address was then", () => {
  history.replaceState({ pane: "rooms" }, "", "#elsewhere");
  window.dispatchEvent(new PopStateEvent("popstate", { state: { pane: "rooms" } }));
  expect(shell.pane.value).toBe("rooms");
  expect(location.hash).toBe("#room");
  expect(isAtPane()).toBe(true);
});

it("takes an address that somebody typed for no pane", () => {
  history.replaceState(null, "", "#elsewhere");
  window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
  expect(shell.pane.value).toBe("talk");
  expect(isAtPane()).toBe(false);
});
