import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contrast, darkestLightGround, groundOf, inkOf, inkOn, lightestDarkGround, nickColour } from "../../../src/state/format/colours";
import { hexColour } from "../../../src/state/format/style";

const colours = [
  ...Array.from({ length: 99 }, (_, i) => i),
  ...[0, 0xffffff, 0x808080, 0xff0000, 0x0000ff, 0x123456].map((bits) => hexColour + bits),
];

it("keeps every colour readable in both themes", () => {
  for (const colour of colours) {
    const { light, dark } = inkOf(colour);
    expect(contrast(light, darkestLightGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, lightestDarkGround)).toBeGreaterThanOrEqual(4.5);
  }
});

it("keeps every colour readable on every ground of its own", () => {
  const grounds = colours.filter((_, i) => i < 16 || i % 9 === 0 || i > 98);
  for (const ground of grounds)
    for (const colour of [null, ...grounds]) expect(contrast(inkOn(colour, ground), groundOf(ground))).toBeGreaterThanOrEqual(4.5);
});

it("gives nicknames colours that can be read, many, and always the same", () => {
  const all = Array.from({ length: 500 }, (_, i) => nickColour(`nick${i}`));
  for (const { light, dark } of all) {
    expect(contrast(light, darkestLightGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, lightestDarkGround)).toBeGreaterThanOrEqual(4.5);
  }
  expect(new Set(all.map(({ light }) => light)).size).toBeGreaterThan(30);
  expect(nickColour("bob")).toEqual(nickColour("bob"));
});

it("knows the grounds that the themes have", () => {
  const css = readFileSync(new URL("../../../src/styles/tokens.css", import.meta.url), "utf8");
  const pairs = [...css.matchAll(/--(?:back|card|raised|accent-soft|warn-soft): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  expect(pairs.length).toBeGreaterThanOrEqual(10);
  for (const [, light = "", dark = ""] of pairs) {
    expect(contrast(light, "#000000")).toBeGreaterThanOrEqual(contrast(darkestLightGround, "#000000"));
    expect(contrast(dark, "#ffffff")).toBeGreaterThanOrEqual(contrast(lightestDarkGround, "#ffffff"));
  }
});
