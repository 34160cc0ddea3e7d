/** The shape of a code of one version, at error correction M. */
export interface Version {
  readonly number: number;
  readonly size: number;
  /** Check bytes of each block. */
  readonly checks: number;
  /** Data bytes of each block, the shorter first. */
  readonly blocks: readonly number[];
  /** Centres of the alignment patterns, on both axes. */
  readonly alignments: readonly number[];
}

// ISO/IEC 18004, tables 7 and 9, error correction M: check bytes a block, blocks and data bytes of the first kind, and of the second.
const table: readonly (readonly [number, number, number, number, number])[] = [
  [10, 1, 16, 0, 0],
  [16, 1, 28, 0, 0],
  [26, 1, 44, 0, 0],
  [18, 2, 32, 0, 0],
  [24, 2, 43, 0, 0],
  [16, 4, 27, 0, 0],
  [18, 4, 31, 0, 0],
  [22, 2, 38, 2, 39],
  [22, 3, 36, 2, 37],
  [26, 4, 43, 1, 44],
  [30, 1, 50, 4, 51],
  [22, 6, 36, 2, 37],
  [22, 8, 37, 1, 38],
  [24, 4, 40, 5, 41],
  [24, 5, 41, 5, 42],
];

/** The versions that can be made, the smallest first. */
export const versions: readonly Version[] = table.map(([checks, first, firstBytes, second, secondBytes], i) => {
  const number = i + 1;
  return {
    number,
    size: 17 + 4 * number,
    checks,
    blocks: [...Array<number>(first).fill(firstBytes), ...Array<number>(second).fill(secondBytes)],
    alignments: alignmentsOf(number),
  };
});

// Annex E: from 6 to the seventh from the end, evenly and with even steps.
function alignmentsOf(number: number): readonly number[] {
  if (number === 1) return [];
  const [count, last] = [Math.floor(number / 7) + 2, 10 + 4 * number];
  const step = Math.ceil((last - 6) / (2 * (count - 1))) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => last - step * (count - 2 - i))];
}

/** The data bytes of a version. */
export function capacity({ blocks }: Version): number {
  return blocks.reduce((sum, one) => sum + one, 0);
}
