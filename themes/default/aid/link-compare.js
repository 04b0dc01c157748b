// What a link says of a comparison. Pure.
import { profileOf, readInput } from "./compare-input.js";
import { answers, inside, put } from "./link-answers.js";
import { readWhole } from "./number.js";

/**
 * Points that the chosen profile gives anyway are left out. Those that equal the
 * aid's default stay: the reader has said so.
 */
export function pairs(model, input) {
  const given = readInput(model, input);
  const profile = profileOf(model, given.profile);
  const out = [...given.answers].map(([fact, answer]) => ["q." + fact, answer]);
  for (const [id, points] of given.points) {
    if (!profile || profile.points[id] !== String(points)) out.push(["w." + id, points]);
  }
  if (given.byRank) out.push(["m", "rank"]);
  for (const [id, rank] of given.ranks) out.push(["k." + id, rank]);
  if (profile) out.push(["p", profile.id]);
  given.scores.forEach((row, o) => {
    for (const [id, score] of row) out.push(["s." + model.options[o].id + "." + id, score]);
  });
  return out;
}

export function take(model, input, key, value) {
  const [kind, id, criterion, ...more] = key.split(".");
  const has = (items, wanted) => (items || []).some((item) => item.id === wanted);
  const number = (items, wanted, object, from, to) => {
    const n = readWhole(value, from, to);
    return n !== null && has(items, wanted) && put(object(), wanted, n);
  };
  if (more.length > 0 || (criterion !== undefined) !== (kind === "s")) return false;
  switch (kind) {
    case "q":
      return answers(model.facts || [], id, value) && put(inside(input, "facts"), id, value);
    case "w":
      return number(model.criteria, id, () => inside(input, "points"), 0, 100);
    case "k":
      return number(model.criteria, id, () => inside(input, "ranks"), 1, 99);
    case "s":
      return has(model.options, id) && number(model.criteria, criterion, () => inside(inside(input, "scores"), id), 0, 100);
    case "m":
      return (value === "rank" || value === "swing") && put(input, "method", value);
    case "p":
      return has(model.profiles, value) && put(input, "profile", value);
  }
  return false;
}
