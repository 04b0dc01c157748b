// The numbers that readers give: a number of JSON, or text that is a decimal. Pure.
import { compare, over, shown, wholeOf } from "./rational.js";

const mostDigits = 15; // significant ones
const mostLength = 40; // without the minus

/** Reads a number; null if it is none, or has too many digits. */
export function readNumber(value) {
  const text = typeof value === "number" ? written(String(value)) : value;
  const parts = typeof text === "string" && /^(-?)(\d+)(\.(\d+))?$/.exec(text);
  if (!parts) return null;
  const fraction = parts[4] || "";
  const digits = parts[2] + fraction;
  if (text.length - parts[1].length > mostLength || digits.replace(/^0+|0+$/g, "").length > mostDigits) return null;
  const n = BigInt(digits);
  return over(parts[1] === "" ? n : -n, 10n ** BigInt(fraction.length));
}

/** Reads a whole number from…to; null if it is none. */
export function readWhole(value, from, to) {
  const r = readNumber(value);
  const n = r === null ? null : wholeOf(r);
  return n !== null && n >= from && n <= to ? Number(n) : null;
}

/** Tells whether a fraction has at most dp decimals. */
export function fits({ n, d }, dp) {
  return (n * 10n ** BigInt(dp)) % d === 0n;
}

/** How many decimals a fraction has, at most so many. */
export function decimalsOf(r, most) {
  let dp = 0;
  while (dp < most && !fits(r, dp)) dp++;
  return dp;
}

/** Writes a fraction that is a decimal with as few digits as it needs. */
export function decimal(r) {
  return shown(r, decimalsOf(r, mostLength));
}

/** Tells whether two values are the same number. */
export function same(a, b) {
  return a === null || b === null ? a === b : compare(a, b) === 0;
}

// written writes out the exponent that String gives to numbers far from 1.
function written(text) {
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const digits = parts[2] + (parts[3] || "");
  const power = Number(parts[4]);
  return parts[1] + (power > 0 ? digits.padEnd(power + 1, "0") : "0." + "0".repeat(-power - 1) + digits);
}
