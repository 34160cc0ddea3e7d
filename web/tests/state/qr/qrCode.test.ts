import { expect, it } from "vitest";
import { checkBytes } from "../../../src/state/qr/galois";
import { Grid } from "../../../src/state/qr/grid";
import { penalty } from "../../../src/state/qr/penalty";
import { dataBytes, qrCode } from "../../../src/state/qr/qrCode";
import { capacity, type Version, versions } from "../../../src/state/qr/versions";

const version = (number: number) => versions[number - 1] as Version;
const bytes = (hex: string) => Uint8Array.from(hex.split(" "), (byte) => Number.parseInt(byte, 16));
const drawn = (text: string) => (qrCode(text) ?? []).map((line) => line.map((isDark) => (isDark ? "#" : ".")).join(""));

it("makes the check bytes of the example in ISO/IEC 18004, annex I", () => {
  const data = bytes("10 20 0c 56 61 80 ec 11 ec 11 ec 11 ec 11 ec 11");
  expect(checkBytes(data, 10)).toEqual(bytes("a5 24 d4 c1 ed 36 c7 87 2c 55"));
});

it("writes mode, length, text, end and padding", () => {
  expect(dataBytes(version(1), new TextEncoder().encode("Hi"))).toEqual(bytes("40 24 86 90 ec 11 ec 11 ec 11 ec 11 ec 11 ec 11"));
});

it("writes the format bits of level M with mask 5 as the standard's example has them", () => {
  const grid = new Grid(version(1));
  grid.format(5);
  const bit = (row: number, column: number) => (grid.dark[row]?.[column] ? "1" : "0");
  const upwards = [0, 1, 2, 3, 4, 5, 7, 8].map((row) => bit(row, 8));
  const leftwards = [7, 5, 4, 3, 2, 1, 0].map((column) => bit(8, column));
  expect([...upwards, ...leftwards].reverse().join("")).toBe("100000011001110");
});

it("writes the version bits of version 7 as the standard's annex D has them", () => {
  const { dark } = new Grid(version(7));
  const bits = Array.from({ length: 18 }, (_, i) => (dark[Math.floor(i / 3)]?.[34 + (i % 3)] ? "1" : "0"));
  expect(bits.reverse().join("")).toBe("000111110010010100");
});

it("has the capacities and alignments of the standard's tables", () => {
  expect(versions.map(capacity)).toEqual([16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415]);
  expect(version(7).alignments).toEqual([6, 22, 38]);
  expect(version(14).alignments).toEqual([6, 26, 46, 66]);
});

it("counts penalties as the standard does", () => {
  const all = (isDark: boolean) => Array.from({ length: 5 }, () => Array<boolean>(5).fill(isDark));
  // 10 lines of five, 16 squares of four, and far from half and half.
  expect(penalty(all(true))).toBe(10 * 3 + 16 * 3 + 100);
  const alternating = all(true).map((line, i) => line.map((_, j) => (i + j) % 2 === 0));
  expect(penalty(alternating)).toBe(0);
});

it("draws a link as other readers read it", () => {
  expect(drawn("https://chat.example/#tea")).toEqual([
    "#######...####....#######",
    "#.....#.#..##...#.#.....#",
    "#.###.#.##.##..##.#.###.#",
    "#.###.#.#.#.##.##.#.###.#",
    "#.###.#..#.###..#.#.###.#",
    "#.....#....#..#.#.#.....#",
    "#######.#.#.#.#.#.#######",
    "........#................",
    "#.....#.#....###.##..###.",
    "###.##..###.#.##...#####.",
    "#..#####.###..##...###.##",
    "..#..#.#...#..#...#..#..#",
    "#.##..#.###.#.#...##....#",
    "#.#.#...##...#.##..#...#.",
    "#.#.#####..######.####.##",
    "#...##...#.#.....###.##.#",
    "#..######.####.######.#..",
    "........#.#.#...#...#....",
    "#######...##..#.#.#.#...#",
    "#.....#...#.#.###...#..##",
    "#.###.#..##.#########.#..",
    "#.###.#..#.#.....##....##",
    "#.###.#..##...#.##...##.#",
    "#.....#..#......#####...#",
    "#######.#.###..####..#..#",
  ]);
});

it("takes what fits into its largest version, and no more", () => {
  expect(qrCode("x".repeat(412))?.length).toBe(77);
  expect(qrCode("x".repeat(413))).toBeNull();
});
