const exponents = new Uint8Array(510);
const logarithms = new Uint8Array(256);

// The field of 256 elements by x^8 + x^4 + x^3 + x^2 + 1: ISO/IEC 18004, 7.5.2.
for (let i = 0, value = 1; i < 255; i++) {
  exponents[i] = exponents[i + 255] = value;
  logarithms[value] = i;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

function multiply(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : (exponents[(logarithms[one] ?? 0) + (logarithms[other] ?? 0)] ?? 0);
}

/** The generator polynomial of so many check bytes, the highest power first and its 1 left out. */
function generator(degree: number): Uint8Array {
  const factors = new Uint8Array(degree);
  factors[degree - 1] = 1;
  for (let i = 0; i < degree; i++) {
    const root = exponents[i] ?? 0;
    for (let j = 0; j < degree; j++) factors[j] = multiply(factors[j] ?? 0, root) ^ (factors[j + 1] ?? 0);
  }
  return factors;
}

/** The check bytes of a block, after Reed and Solomon. */
export function checkBytes(data: Uint8Array, count: number): Uint8Array {
  const factors = generator(count);
  const remainder = new Uint8Array(count);
  for (const byte of data) {
    const factor = byte ^ (remainder[0] ?? 0);
    remainder.copyWithin(0, 1);
    remainder[count - 1] = 0;
    for (let i = 0; i < count; i++) remainder[i] = (remainder[i] ?? 0) ^ multiply(factors[i] ?? 0, factor);
  }
  return remainder;
}
