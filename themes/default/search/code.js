// Numbers as they stand in the files of the index, and other basics that must come
// out as in Go: see code.go, class.go and shard.go of the package search.

/** The value of a character of the alphabet: ASCII without " < \. */
const value = (code) => code - 32 - (code > 34) - (code > 60) - (code > 92);

/** Reads the numbers of a string. What is cut off reads as NaN. */
export function reader(text) {
  let at = 0;
  const symbol = () => value(text.charCodeAt(at++));
  return {
    more: () => at < text.length,
    symbol,
    number() {
      for (let high = 0; ;) {
        const v = symbol();
        if (!(v > 59)) return high * 60 + v;
        high = high * 32 + v - 59;
      }
    },
  };
}

/** Reads rising numbers, at most n, from their distances. */
export function gaps(r, n = Infinity) {
  const out = [];
  for (let last = -1; n > 0 && r.more(); n--) out.push(last += r.number() + 1);
  return out;
}

/** Reads a set of pages: gaps, or a bit for each page. */
export function set(text) {
  const r = reader(text), out = [];
  if (!r.symbol()) return gaps(r);
  for (let from = 0; r.more(); from += 6) {
    const bits = r.symbol();
    for (let i = 0; i < 6; i++) if (bits >> i & 1) out.push(from + i);
  }
  return out;
}

/** The natural logarithm of x ≥ 1, by operations that round alike everywhere. */
export function ln(x) {
  let k = 0;
  for (; x >= 2; k++) x /= 2;
  const y = (x - 1) / (x + 1), square = y * y;
  let power = y, sum = y;
  for (let i = 3; i < 40; i += 2) {
    power *= square;
    sum += power / i;
  }
  return 2 * sum + k * Math.LN2;
}

/** The numbers that stand for the classes of counts, and of lengths. */
export const counts = [0, 1, 2, 3, 4, 5.5, 8, 12, 18, 30, 60];
export const lengths = [];
for (let n = 0; lengths.length < 92; n += Math.max(1, n >> 3)) lengths.push(n);

/** Orders strings by code points, as Go does; UTF-16 puts the rarest before others. */
export function compare(a, b) {
  if (a === b) return 0;
  let i = 0;
  while (a[i] === b[i]) i++;
  return place(a.charCodeAt(i)) - place(b.charCodeAt(i));
}

const place = (unit) => unit !== unit ? -1 : unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;

/** Hashes a term, and two terms one after the other (pair.go). */
export function hashTerm(term) {
  let h = 2166136261;
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), 16777619);
  return h >>> 0;
}

export function hashPair(first, second) {
  let h = Math.imul(first ^ second >>> 15, 0x9e3779b1);
  h = Math.imul(h ^ second, 0x85ebca6b);
  return (h ^ h >>> 15) >>> 0;
}
