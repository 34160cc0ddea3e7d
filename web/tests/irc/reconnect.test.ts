import { expect, it } from "vitest";
import { Reconnect } from "../../src/irc/reconnect";

it("waits longer each time, up to two minutes, between half and all of it", () => {
  const shortest = new Reconnect(() => 0);
  expect([1, 2, 3].map(() => shortest.wait())).toEqual([500, 1_000, 2_000]);
  const longest = new Reconnect(() => 1);
  const waits = Array.from({ length: 12 }, () => longest.wait());
  expect(waits[0]).toBe(1_000);
  expect(waits.at(-1)).toBe(120_000);
});

it("begins anew after it worked", () => {
  const reconnect = new Reconnect(() => 0);
  reconnect.wait();
  reconnect.wait();
  reconnect.succeeded();
  expect(reconnect.wait()).toBe(500);
});
