// Exact fractions of whole numbers: the twin of math/big.Rat in package aid. A
// fraction is { n, d } in lowest terms with d above 0, and is never changed. No
// float is used, so that the browser and the generator agree to the last digit.

export const zero = whole(0);
export const one = whole(1);

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
  const [n, d = "1"] = text.split("/");
  return make(BigInt(n), BigInt(d));
}

export function gcd(a, b) {
  if (a < 0n) a = -a;
  while (b !== 0n) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

export function add(a, b) {
  return a.d === b.d ? make(a.n + b.n, a.d) : make(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function neg(a) {
  return { n: -a.n, d: a.d };
}

export function sub(a, b) {
  return add(a, neg(b));
}

export function mul(a, b) {
  return make(a.n * b.n, a.d * b.d);
}

/** a/b; b must not be 0. */
export function div(a, b) {
  return make(a.n * b.d, a.d * b.n);
}

/** Below 0, 0 or above 0, as a is less than b, equal or more. */
export function compare(a, b) {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** "5/2", or "65" if it is whole. */
export function toText({ n, d }) {
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
