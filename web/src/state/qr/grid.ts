import type { Version } from "./versions";

type Mask = (row: number, column: number) => boolean;

// ISO/IEC 18004, table 10.
export const masks: readonly Mask[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** The modules of a code: its fixed patterns, then its bits. */
export class Grid {
  readonly dark: boolean[][];
  private readonly fixed: boolean[][];

  constructor(private readonly version: Version) {
    const { size } = version;
    const empty = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    [this.dark, this.fixed] = [empty(), empty()];
    for (let i = 0; i < size; i++) {
      this.fix(6, i, i % 2 === 0);
      this.fix(i, 6, i % 2 === 0);
    }
    for (const [row, column] of [[3, 3] as const, [3, size - 4] as const, [size - 4, 3] as const]) this.finder(row, column);
    this.align();
    this.format(0);
    this.versionBits();
  }

  /** Fills in the bits of the data, upwards and downwards in pairs of columns from the right. */
  fill(bytes: Uint8Array): void {
    const { size } = this.version;
    let bit = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        const row = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (this.fixed[row]?.[column]) continue;
          this.set(row, column, (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1);
          bit++;
        }
      }
    }
  }

  /** Turns over what a mask says; twice is as before. */
  mask(which: number): void {
    const turns = masks[which] as Mask;
    this.dark.forEach((line, row) => {
      line.forEach((isDark, column) => {
        if (!this.fixed[row]?.[column] && turns(row, column)) line[column] = !isDark;
      });
    });
  }

  /** The 15 bits that tell level M and the mask, twice. */
  format(mask: number): void {
    const bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412;
    const { size } = this.version;
    const isDark = (i: number) => ((bits >> i) & 1) === 1;
    for (let i = 0; i < 15; i++) {
      this.fix(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, isDark(i));
      this.fix(8, i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, isDark(i));
    }
    this.fix(size - 8, 8, true);
  }

  private finder(row: number, column: number): void {
    for (let i = -4; i <= 4; i++)
      for (let j = -4; j <= 4; j++) {
        const distance = Math.max(Math.abs(i), Math.abs(j));
        this.fix(row + i, column + j, distance !== 2 && distance !== 4);
      }
  }

  private align(): void {
    const { alignments, size } = this.version;
    const isFinder = (row: number, column: number) =>
      (row === 6 && column === 6) || (row === 6 && column === size - 7) || (row === size - 7 && column === 6);
    for (const row of alignments)
      for (const column of alignments) {
        if (isFinder(row, column)) continue;
        for (let i = -2; i <= 2; i++) for (let j = -2; j <= 2; j++) this.fix(row + i, column + j, Math.max(Math.abs(i), Math.abs(j)) !== 1);
      }
  }

  private versionBits(): void {
    const { number, size } = this.version;
    if (number < 7) return;
    const bits = (number << 12) | remainder(number, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const isDark = ((bits >> i) & 1) === 1;
      this.fix(size - 11 + (i % 3), Math.floor(i / 3), isDark);
      this.fix(Math.floor(i / 3), size - 11 + (i % 3), isDark);
    }
  }

  private fix(row: number, column: number, isDark: boolean): void {
    const line = this.fixed[row];
    if (!line || column < 0 || column >= this.version.size) return;
    line[column] = true;
    this.set(row, column, isDark);
  }

  private set(row: number, column: number, isDark: boolean): void {
    const line = this.dark[row];
    if (line) line[column] = isDark;
  }
}

// The check bits of a number, by a generator polynomial of that degree.
function remainder(value: number, degree: number, polynomial: number): number {
  let rest = value;
  for (let i = 0; i < degree; i++) rest = (rest << 1) ^ ((rest >> (degree - 1)) * polynomial);
  return rest;
}
