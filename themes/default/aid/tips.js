// How far points or scores must move until another option draws level. Pure.
import { compare, over, shown, toText, whole } from "./rational.js";

/**
 * For each criterion and direction, the nearest points at which other options
 * draw level with the winner. state is that of a comparison.
 */
export function tips({ scores, parts, unit, total, sums, eligible }, winner, criteria, ids) {
  const found = [];
  const most = whole(100);
  criteria.forEach((criterion, c) => {
    for (const direction of ["down", "up"]) {
      let tip = null;
      for (const other of eligible) {
        const apart = BigInt(scores[winner][c] - scores[other][c]);
        if (apart === 0n || apart > 0n !== (direction === "down")) continue;
        const lead = sums[winner] - sums[other];
        const points = over(parts[c] * apart - lead, unit * apart);
        if (points.n < 0n || compare(points, most) > 0 || (points.n === 0n && total === parts[c])) continue;
        const distance = over(apart > 0n ? lead : -lead, unit * apart);
        const further = tip === null ? -1 : compare(distance, tip.distance);
        if (further < 0) tip = { distance, points, c, direction, options: [] };
        if (further <= 0) tip.options.push(ids[other]);
      }
      if (tip !== null) found.push({ ...tip, criterion });
    }
  });
  // Found by criterion, down first; sorting keeps that where distances are equal.
  return found
    .sort((a, b) => compare(a.distance, b.distance))
    .map(({ criterion, direction, points, options }) => ({ criterion, direction, points: toText(points), shown: shown(points, 1), options }));
}

/**
 * For each criterion with weight, the score at which a runner-up draws level, or
 * to which the winner's would have to fall.
 */
export function scoreTips({ scores, parts, sums }, winner, runners, criteria, ids) {
  const found = [];
  const lead = sums[winner] - sums[runners[0]];
  for (const place of [...runners, winner]) {
    parts.forEach((part, c) => {
      if (part <= 0n) return;
      const from = scores[place][c];
      const g = over(lead, part);
      const to = over(BigInt(from) * g.d + (place === winner ? -g.n : g.n), g.d);
      if (to.n < 0n || compare(to, whole(100)) > 0) return;
      found.push({ g, option: ids[place], criterion: criteria[c], from: String(from), to });
    });
  }
  return found
    .sort((a, b) => compare(a.g, b.g))
    .map(({ option, criterion, from, to }) => ({ option, criterion, from, to: toText(to), shown: shown(to, 1) }));
}
