// Exact fractions of whole numbers: the twin of math/big.Rat in package aid. A
// fraction is { n, d } with d above 0, and is never changed. It is brought to
// lowest terms only where that shows or keeps it short, since that is what takes
// most of the time. No float is used, so that the browser and the generator agree
// to the last digit.

export const zero = whole(0);
export const one = whole(1);

const long = 10n ** 1000n; // denominators from here on are brought to lowest terms

/** n/d as it is; d must not be 0. */
export function over(n, d) {
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  return d < long ? { n, d } : make(n, d);
}

/** n/d in lowest terms; d must not be 0. */
export function make(n, d = 1n) {
  if (d === 1n) return { n, d };
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  const shared = gcd(n, d);
  return shared === 1n ? { n, d } : { n: n / shared, d: d / shared };
}

/** A whole number as a fraction. */
export function whole(n) {
  return { n: BigInt(n), d: 1n };
}

/** Reads a number of a definition: "65" or "5/2". */
export function parse(text) {
  const at = text.indexOf("/");
  return at < 0 ? whole(text) : make(BigInt(text.slice(0, at)), BigInt(text.slice(at + 1)));
}

// Euclid's algorithm, with Lehmer's steps for long numbers (Knuth, The Art of
// Computer Programming, 4.5.2, algorithm L): many divisions are made on the leading
// bits, which fit into a Number exactly, and carried over to the whole at once.
export function gcd(a, b) {
  if (a < 0n) a = -a;
  if (b < 0n) b = -b;
  while (b !== 0n) {
    if (a < exact && b < exact) return small(Number(a), Number(b));
    const step = b < short ? null : leading(a, b);
    if (step === null) [a, b] = [b, a % b];
    else [a, b] = [step[0] * a + step[1] * b, step[2] * a + step[3] * b];
  }
  return a;
}

// small is gcd for what Numbers hold exactly.
function small(a, b) {
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return BigInt(a);
}

const exact = 2n ** 53n;
const bits = 50;
const short = 2n ** 64n;

// leading returns what divisions on the leading bits make of a and b, as four
// factors; null if not even the first is sure to be right.
function leading(a, b) {
  if (a < b) return null;
  const shift = BigInt(4 * a.toString(16).length - bits);
  let [x, y] = [Number(a >> shift), Number(b >> shift)];
  let [k, l, m, n] = [1, 0, 0, 1];
  while (y + m !== 0 && y + n !== 0) {
    const q = Math.floor((x + k) / (y + m));
    if (q !== Math.floor((x + l) / (y + n))) break;
    [k, l, m, n] = [m, n, k - q * m, l - q * n];
    [x, y] = [y, x - q * y];
  }
  return l === 0 ? null : [BigInt(k), BigInt(l), BigInt(m), BigInt(n)];
}

export function add(a, b) {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : over(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function neg(a) {
  return { n: -a.n, d: a.d };
}

export function sub(a, b) {
  return a.d === b.d ? { n: a.n - b.n, d: a.d } : over(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function mul(a, b) {
  return over(a.n * b.n, a.d * b.d);
}

/** a/b; b must not be 0. */
export function div(a, b) {
  return over(a.n * b.d, a.d * b.n);
}

/** Below 0, 0 or above 0, as a is less than b, equal or more. */
export function compare(a, b) {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The whole number that a fraction is, or null. */
export function wholeOf({ n, d }) {
  return n % d === 0n ? n / d : null;
}

/** "5/2" in lowest terms, or "65" if it is whole. */
export function toText(r) {
  const { n, d } = make(r.n, r.d);
  return d === 1n ? String(n) : n + "/" + d;
}

/** Rounds half away from zero to so many decimals; there is no negative zero. */
export function shown({ n, d }, dp) {
  const scaled = (n < 0n ? -n : n) * 10n ** BigInt(dp);
  const rounded = scaled / d + ((scaled % d) * 2n >= d ? 1n : 0n);
  const digits = String(rounded).padStart(dp + 1, "0");
  const at = digits.length - dp;
  return (n < 0n && rounded !== 0n ? "-" : "") + digits.slice(0, at) + (dp > 0 ? "." + digits.slice(at) : "");
}
