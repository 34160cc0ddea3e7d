/** How hard a code is to read, as ISO/IEC 18004, 7.8.3.1 counts it: of the masks, the one with the least is taken. */
export function penalty(dark: readonly (readonly boolean[])[]): number {
  const columns = dark.map((_, i) => dark.map((line) => line[i] ?? false));
  const lines = [...dark, ...columns];
  return lines.reduce((sum, line) => sum + runs(line) + finderLikes(line), 0) + squares(dark) + balance(dark);
}

function runs(line: readonly boolean[]): number {
  let [sum, length] = [0, 1];
  for (let i = 1; i <= line.length; i++) {
    if (i < line.length && line[i] === line[i - 1]) length++;
    else {
      if (length >= 5) sum += length - 2;
      length = 1;
    }
  }
  return sum;
}

// 1:1:3:1:1 with four light ones on a side; outside of the code all is light.
function finderLikes(line: readonly boolean[]): number {
  const text = `0000${line.map((one) => (one ? "1" : "0")).join("")}0000`;
  let sum = 0;
  for (let at = text.indexOf("1011101"); at >= 0; at = text.indexOf("1011101", at + 1)) {
    if (text.slice(at - 4, at) === "0000") sum += 40;
    if (text.slice(at + 7, at + 11) === "0000") sum += 40;
  }
  return sum;
}

function squares(dark: readonly (readonly boolean[])[]): number {
  let sum = 0;
  for (let i = 1; i < dark.length; i++)
    for (let j = 1; j < dark.length; j++) {
      const one = dark[i]?.[j];
      if (one === dark[i - 1]?.[j] && one === dark[i]?.[j - 1] && one === dark[i - 1]?.[j - 1]) sum += 3;
    }
  return sum;
}

function balance(dark: readonly (readonly boolean[])[]): number {
  const share = dark.flat().filter((one) => one).length / dark.length ** 2;
  return Math.floor(Math.abs(share * 100 - 50) / 5) * 10;
}
