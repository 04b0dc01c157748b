// What a reader says in a comparison. Pure.
import { isObject, own } from "../app/own.js";
import { readAnswers, strangers } from "./input.js";
import { readWhole } from "./number.js";
import { sorted } from "../app/text.js";

const fields = ["facts", "points", "profile", "method", "ranks", "scores", "reasons"].map((id) => ({ id }));

/**
 * Reads an input: the answers to facts, points and ranks by criterion, the
 * profile, whether ranks count, and own scores as a Map of each option.
 */
export function readInput(model, input) {
  const { options, criteria } = model;
  const invalid = [];
  const unknown = strangers(input, fields);

  function object(name) {
    const value = own(input, name);
    if (value !== undefined && !isObject(value)) invalid.push(name);
    return isObject(value) ? value : {};
  }

  function numbers(of, from, to, prefix = "") {
    const out = new Map();
    for (const { id } of criteria) {
      const value = own(of, id);
      if (value === undefined) continue;
      const n = readWhole(value, from, to);
      if (n === null) invalid.push(prefix + id);
      else out.set(id, n);
    }
    unknown.push(...strangers(of, criteria).map((id) => prefix + id));
    return out;
  }

  function choice(name, accepts) {
    const value = own(input, name);
    if (value === undefined || value === "") return undefined;
    if (accepts(value)) return value;
    invalid.push(name);
    return undefined;
  }

  const facts = object("facts");
  const answers = readAnswers(model.facts || [], facts, invalid);
  unknown.push(...strangers(facts, model.facts || []));
  const points = numbers(object("points"), 0, 100);
  const profile = choice("profile", (id) => profileOf(model, id) !== undefined);
  const byRank = choice("method", (method) => method === "swing" || method === "rank") === "rank";
  const before = invalid.length;
  const ranks = numbers(object("ranks"), 1, 99);
  if (!byRank) invalid.length = before;
  const rows = object("scores");
  unknown.push(...strangers(rows, options));
  const scores = options.map(({ id }) => {
    const row = own(rows, id);
    if (row !== undefined && !isObject(row)) invalid.push(id);
    return numbers(row, 0, 100, id + ".");
  });
  return { answers, points, profile, byRank, ranks, scores, invalid, unknown: sorted(unknown) };
}

export function profileOf(model, id) {
  return (model.profiles || []).find((profile) => profile.id === id);
}
