// How much each criterion matters: the points that readers give, or their order.
// Pure.
import { own } from "../app/own.js";
import { add, div, gcd, make, mul, whole, zero } from "./rational.js";

/** Points by swing: the reader's, else the profile's, else the default. */
export function swung(criteria, given, profile) {
  const defaults = [];
  const points = criteria.map(({ id, points }) => {
    if (given.has(id)) return whole(given.get(id));
    const theirs = own(profile && profile.points, id);
    if (theirs !== undefined) return whole(theirs);
    defaults.push(id);
    return whole(points);
  });
  return { points, defaults };
}

/**
 * Points by rank: the k-th of n places gets (1/n)·Σ(i=k..n) 1/i; equal ranks
 * share the mean of their places, and what has no rank shares the last. The
 * largest becomes 100.
 */
export function ranked(criteria, ranks) {
  const rank = ({ id }) => (ranks.has(id) ? ranks.get(id) : Infinity);
  const order = [...criteria.keys()].sort((a, b) => (rank(criteria[a]) < rank(criteria[b]) ? -1 : rank(criteria[a]) > rank(criteria[b]) ? 1 : a - b));
  const places = [];
  for (let k = order.length, sum = zero; k > 0; k--) places[k - 1] = sum = add(sum, make(1n, BigInt(k)));
  const shares = [];
  for (let from = 0, to; from < order.length; from = to) {
    let sum = zero;
    for (to = from; to < order.length && rank(criteria[order[to]]) === rank(criteria[order[from]]); to++) sum = add(sum, places[to]);
    for (let i = from; i < to; i++) shares[order[i]] = div(sum, whole(to - from));
  }
  const largest = shares[order[0]];
  return shares.map((share) => div(mul(share, whole(100)), largest));
}

/** Points as whole numbers of one part each, with the parts of 1 and their sum. */
export function inParts(points) {
  const unit = points.reduce((unit, { d }) => (unit / gcd(unit, d)) * d, 1n);
  const parts = points.map(({ n, d }) => n * (unit / d));
  return { unit, parts, total: parts.reduce((a, b) => a + b, 0n) };
}
