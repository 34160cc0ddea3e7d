import { hexColour } from "./style";

/** A colour for each of the two themes, as `#rrggbb`. */
export interface ThemedColour {
  readonly light: string;
  readonly dark: string;
}

type Rgb = readonly [number, number, number];

// The least favourable of the grounds that a text stands on; the themes keep to these (tests/state/colours.test.ts).
export const darkestLightGround: Rgb = [0xd8, 0xe6, 0xe0];
export const lightestDarkGround: Rgb = [0x2f, 0x3d, 0x40];
const enough = 4.5;

// https://modern.ircdocs.horse/formatting#colors-16-98
const palette = (
  "ffffff 000000 00007f 009300 ff0000 7f0000 9c009c fc7f00 ffff00 00fc00 009393 00ffff 0000fc ff00ff 7f7f7f d2d2d2 " +
  "470000 472100 474700 324700 004700 00472c 004747 002747 000047 2e0047 470047 47002a " +
  "740000 743a00 747400 517400 007400 007449 007474 004074 000074 4b0074 740074 740045 " +
  "b50000 b56300 b5b500 7db500 00b500 00b571 00b5b5 0063b5 0000b5 7500b5 b500b5 b5006b " +
  "ff0000 ff8c00 ffff00 b2ff00 00ff00 00ffa0 00ffff 008cff 0000ff a500ff ff00ff ff0098 " +
  "ff5959 ffb459 ffff71 cfff60 6fff6f 65ffc9 6dffff 59b4ff 5959ff c459ff ff66ff ff59bc " +
  "ff9c9c ffd39c ffff9c e2ff9c 9cff9c 9cffdb 9cffff 9cd3ff 9c9cff dc9cff ff9cff ff94d3 " +
  "000000 131313 282828 363636 4d4d4d 656565 818181 9f9f9f bcbcbc e2e2e2 ffffff"
).split(" ");

/** The ground of a text, as it was asked for. */
export function groundOf(colour: number): string {
  return hex(rgbOf(colour));
}

/** A colour of a text, changed as much as it takes to be read in either theme. */
export function inkOf(colour: number): ThemedColour {
  const rgb = rgbOf(colour);
  return { light: hex(readable(rgb, darkestLightGround)), dark: hex(readable(rgb, lightestDarkGround)) };
}

/** The colour of a text on a ground of its own. */
export function inkOn(colour: number | null, ground: number): string {
  const on = rgbOf(ground);
  const wanted: Rgb = colour === null ? (luminance(on) > 0.18 ? [0, 0, 0] : [255, 255, 255]) : rgbOf(colour);
  return hex(readable(wanted, on));
}

const hues = 48;
const nickColours: ThemedColour[] = Array.from({ length: hues }, (_, i) => {
  const rgb = fromHue((i * 360) / hues);
  return { light: hex(readable(rgb, darkestLightGround)), dark: hex(readable(rgb, lightestDarkGround)) };
});

/** The colour of a nickname, given in the form that all spellings share: always the same. */
export function nickColour(folded: string): ThemedColour {
  let hash = 0x811c9dc5;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return nickColours[(hash >>> 8) % hues] as ThemedColour;
}

/** How much two colours differ: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string | Rgb, other: string | Rgb): number {
  const [a, b] = [luminance(typeof one === "string" ? parse(one) : one), luminance(typeof other === "string" ? parse(other) : other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

// Towards black or white, whichever helps, in small steps.
function readable(rgb: Rgb, ground: Rgb): Rgb {
  const goal = luminance(ground) > 0.18 ? 0 : 255;
  let colour = rgb;
  for (let step = 1; contrast(colour, ground) < enough && step <= 32; step++)
    colour = rgb.map((part) => Math.round(part + ((goal - part) * step) / 32)) as unknown as Rgb;
  return colour;
}

function rgbOf(colour: number): Rgb {
  if (colour < hexColour) return parse(`#${palette[colour] ?? "7f7f7f"}`);
  const bits = colour - hexColour;
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

function parse(text: string): Rgb {
  const bits = Number.parseInt(text.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function fromHue(hue: number): Rgb {
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (0.48 - 0.3 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [part(0), part(8), part(4)];
}
