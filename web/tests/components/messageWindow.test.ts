import { expect, it } from "vitest";
import { atEnd, nearness, newer, older, windowSize } from "../../src/components/messageWindow";

it("moves by steps and stays inside", () => {
  expect(atEnd(5)).toEqual({ from: 0, to: 5 });
  let window = atEnd(1_000);
  for (let i = 0; i < 50; i++) {
    window = older(window, 1_000);
    expect(window.to - window.from).toBe(windowSize);
  }
  expect(window.from).toBe(0);
  for (let i = 0; i < 50; i++) window = newer(window, 1_000);
  expect(window).toEqual({ from: 880, to: 1_000 });
});

it("asks for no step back after a step, however high the screen", () => {
  const drawn = 2_880;
  for (const seen of [300, 700, 1_200, 1_900]) {
    const near = nearness(drawn, seen);
    const top = near + (drawn * 30) / windowSize;
    expect(drawn - seen - top).toBeGreaterThanOrEqual(near);
  }
});
