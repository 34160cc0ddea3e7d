import { checkBytes } from "./galois";
import { Grid } from "./grid";
import { penalty } from "./penalty";
import { capacity, type Version, versions } from "./versions";

/** The modules of a QR code (true is dark), row by row: ISO/IEC 18004, byte mode, error correction M. Null when the text is too long. */
export function qrCode(text: string): readonly (readonly boolean[])[] | null {
  const bytes = new TextEncoder().encode(text);
  const version = versions.find((one) => bytes.length + (one.number < 10 ? 2 : 3) <= capacity(one));
  if (!version) return null;
  const grid = new Grid(version);
  grid.fill(interleaved(version, dataBytes(version, bytes)));
  let best = { mask: 0, penalty: Number.POSITIVE_INFINITY };
  for (let mask = 0; mask < 8; mask++) {
    grid.mask(mask);
    grid.format(mask);
    const counted = penalty(grid.dark);
    if (counted < best.penalty) best = { mask, penalty: counted };
    grid.mask(mask);
  }
  grid.mask(best.mask);
  grid.format(best.mask);
  return grid.dark;
}

/** Mode, length, text, end, and padding. */
export function dataBytes(version: Version, text: Uint8Array): Uint8Array {
  const length = version.number < 10 ? [text.length] : [text.length >> 8, text.length & 0xff];
  // Four bits of mode shift all that follows by half a byte.
  const halves = [4, ...[...length, ...text].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const all = new Uint8Array(capacity(version));
  for (let i = 0; i < all.length; i++) {
    const given = i < halves.length / 2;
    const pad = (i - Math.ceil(halves.length / 2)) % 2 === 0 ? 0xec : 0x11;
    all[i] = given ? ((halves[2 * i] ?? 0) << 4) | (halves[2 * i + 1] ?? 0) : pad;
  }
  return all;
}

/** The blocks, byte by byte in turn, then their check bytes in turn. */
function interleaved({ blocks, checks }: Version, data: Uint8Array): Uint8Array {
  let from = 0;
  const pieces = blocks.map((length) => {
    from += length;
    return data.subarray(from - length, from);
  });
  const ends = pieces.map((piece) => checkBytes(piece, checks));
  const inTurn = (all: readonly Uint8Array[]) =>
    Array.from({ length: Math.max(...all.map((one) => one.length)) }, (_, i) =>
      all.flatMap((one) => (i < one.length ? [one[i] ?? 0] : [])),
    ).flat();
  return Uint8Array.from([...inTurn(pieces), ...inTurn(ends)]);
}
