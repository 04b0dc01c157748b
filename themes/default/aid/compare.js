// Compares options by weights and must-haves: the twin of compare_*.go. Pure,
// without a browser. Scores and points are whole numbers of parts here, so that a
// value is one sum; only what is shown becomes a fraction.
import { profileOf, readInput } from "./compare-input.js";
import { holds } from "./condition.js";
import { eachOther } from "./input.js";
import { compare, make, parse, shown, toText } from "./rational.js";
import { scoreTips, tips } from "./tips.js";
import { inParts, ranked, swung } from "./weights.js";

/** The values, the verdict, and what would change it. */
export function evaluate(model, input) {
  const ids = model.options.map(({ id }) => id);
  const given = readInput(model, input);
  const { state, defaults, sum } = prepare(model, given);
  const { parts, total, scores, sums, eligible, by, winners } = state;
  const criteria = model.criteria.map(({ id }) => id);
  const named = (places) => places.map((place) => ids[place]);
  const all = (places) => places.every((place) => family(model, place) === family(model, places[0]));

  const result = {
    invalid: given.invalid,
    unknown: given.unknown,
    defaults_used: defaults,
    adjusted: state.adjusted,
    not_checked: state.notChecked,
    excluded: ids.map((option, i) => ({ option, by: by[i] })).filter((out) => out.by.length > 0),
  };
  if ((model.cautions || []).length > 0) result.cautions = truths(model.cautions, given.answers).map(({ id }) => id);
  if (total === 0n) return { ...result, verdict: "no-weights" };

  const order = [...eligible].sort((a, b) => descending(sums[a], sums[b]) || a - b);
  const rankOf = (place) => order.findIndex((other) => sums[other] === sums[place]) + 1;
  const runners = order.filter((place) => rankOf(place) === winners.length + 1);
  Object.assign(result, {
    weights: keyed(criteria, parts.map((part) => toText(make(part, total)))),
    values: keyed(ids, sums.map((sum) => both(make(sum, total)))),
    ranking: order.map((place) => [ids[place], rankOf(place)]),
    winners: named(winners),
    runners_up: named(runners),
    dominated: dominated(scores, eligible).map(([place, over]) => [ids[place], named(over)]),
    flips: [],
  });
  const rules = rulesBy(model);
  eachOther(model.facts || [], given.answers, (fact, answer, others) => {
    const changed = (rules.get(fact) || []).filter((rule) => (truth(rule, others) === true) !== state.held.has(rule));
    if (changed.length === 0) return;
    const held = new Set(state.held);
    for (const rule of changed) if (!held.delete(rule)) held.add(rule);
    const { winners: would } = standings(model, held, sum);
    if (!sameList(would, winners)) result.flips.push([fact, answer, named(would)]);
  });
  if (order.length === 0) {
    return { ...result, verdict: "none", relax: relax(model, result.excluded) };
  }

  const top = sums[order[0]];
  const near = parse(model.close);
  const behind = (place) => make(top - sums[place], total);
  result.contenders = named(order.filter((place) => sums[place] === top || compare(behind(place), near) < 0));
  if (all(winners)) {
    const outside = order.find((place) => family(model, place) !== family(model, order[0]));
    result.family = family(model, order[0]);
    result.family_lead = outside === undefined ? null : toText(behind(outside));
  }
  if (order.length === 1) return { ...result, verdict: "only" };
  if (winners.length > 1) return { ...result, verdict: "tie", lead: "0" };

  const lead = behind(runners[0]);
  const reasons = criteria.map((id, c) => [id, parts[c] * BigInt(scores[order[0]][c] - scores[runners[0]][c])]);
  const three = (list) => list.slice(0, 3).map(([id, sum]) => [id, toText(make(sum, total))]);
  return Object.assign(result, {
    verdict: compare(lead, near) < 0 ? "close" : compare(lead, parse(model.clear)) < 0 ? "leaning" : "clear",
    lead: toText(lead),
    lead_shown: shown(lead, 1),
    for: three(reasons.filter(([, sum]) => sum > 0n).sort((a, b) => descending(a[1], b[1]))),
    against: three(reasons.filter(([, sum]) => sum < 0n).sort((a, b) => descending(b[1], a[1]))),
    tips: tips(state, order[0], criteria, ids),
    score_tips: scoreTips(state, order[0], runners, criteria, ids),
  });
}

/**
 * What the values are made of: for each option and criterion the score that
 * counts, whether it is the reader's own, and what it adds to the value (null
 * where nothing has weight).
 */
export function workings(model, input) {
  const given = readInput(model, input);
  const { parts, total, scores } = prepare(model, given).state;
  return keyed(model.options.map(({ id }) => id), scores.map((row, o) =>
    keyed(model.criteria.map(({ id }) => id), row.map((score, c) => ({
      score: String(score),
      starting: model.scores[o][c].v,
      own: given.scores[o].has(model.criteria[c].id),
      contribution: total === 0n ? null : both(make(parts[c] * BigInt(score), total)),
    })))));
}

function prepare(model, given) {
  const { points, defaults } = given.byRank
    ? { points: ranked(model.criteria, given.ranks), defaults: [] }
    : swung(model.criteria, given.points, profileOf(model, given.profile));
  const weights = inParts(points);
  const sum = summing(model, given, weights.parts);
  return { defaults, sum, state: { ...weights, ...situation(model, given.answers, sum) } };
}

// summing returns a function from adjustments to the scores that count with them
// and their weighted sums. Most answers change no score, so it keeps what it made.
function summing(model, given, parts) {
  const options = placesOf(model.options);
  const criteria = placesOf(model.criteria);
  const own = given.scores.map((scores) => model.criteria.map(({ id }) => scores.get(id)));
  const starting = model.scores.map((row) => row.map(({ v }) => Number(v)));
  const counting = (row, o) => row.map((score, c) => (own[o][c] === undefined ? Math.min(100, Math.max(0, score)) : own[o][c]));
  const weigh = (row) => row.reduce((sum, score, c) => sum + parts[c] * BigInt(score), 0n);
  const scores = starting.map(counting);
  const made = new Map([["", { scores, sums: scores.map(weigh) }]]);
  return (adjusted, key) => {
    if (made.has(key)) return made.get(key);
    const rows = new Map(); // that are adjusted, by options
    for (const { add } of adjusted) {
      for (const { option, criterion, points } of add) {
        const o = options.get(option);
        if (!rows.has(o)) rows.set(o, [...starting[o]]);
        rows.get(o)[criteria.get(criterion)] += Number(points);
      }
    }
    const { scores, sums } = made.get("");
    const of = { scores: [...scores], sums: [...sums] };
    for (const [o, row] of rows) {
      of.scores[o] = counting(row, o);
      of.sums[o] = weigh(of.scores[o]);
    }
    made.set(key, of);
    return of;
  };
}

// situation returns what answers make of scores and must-haves: the rules that hold,
// the must-haves that are not checked, and the standings.
function situation(model, answers, sum) {
  const held = new Set([...truths(model.adjust, answers), ...truths(model.screens, answers)]);
  const notChecked = (model.screens || []).filter((screen) => truth(screen, answers) === null).map(({ id }) => id);
  return { held, notChecked, ...standings(model, held, sum) };
}

// standings returns the scores that count where some rules hold, their weighted sums,
// and the places of the options that are left and of those that lead.
function standings(model, held, sum) {
  const adjust = (model.adjust || []).filter((rule) => held.has(rule));
  const adjusted = adjust.map(({ id }) => id);
  const { scores, sums } = sum(adjust, adjusted.join());
  const options = placesOf(model.options);
  const by = model.options.map(() => []);
  for (const screen of model.screens || []) {
    if (held.has(screen)) for (const option of screen.out) by[options.get(option)].push(screen.id);
  }
  const eligible = [];
  let top = 0n;
  for (let o = 0; o < by.length; o++) {
    if (by[o].length > 0) continue;
    eligible.push(o);
    if (sums[o] > top) top = sums[o];
  }
  return { scores, sums, by, eligible, adjusted, winners: eligible.filter((place) => sums[place] === top) };
}

function truths(rules, answers) {
  return (rules || []).filter((rule) => truth(rule, answers) === true);
}

function truth({ when }, answers) {
  return holds(when, (fact) => answers.get(fact));
}

const readers = new WeakMap(); // by models

// rulesBy returns the adjustments and must-haves that read each fact.
function rulesBy(model) {
  if (!readers.has(model)) {
    const rules = new Map();
    for (const rule of [...(model.adjust || []), ...(model.screens || [])]) {
      for (const { q } of rule.when || []) rules.set(q, [...(rules.get(q) || []), rule]);
    }
    readers.set(model, rules);
  }
  return readers.get(model);
}

// dominated lists options with those that are as good on everything and better
// on something.
function dominated(scores, eligible) {
  const over = (a, b) => atLeast(scores[a], scores[b]) && !sameList(scores[a], scores[b]);
  return eligible.map((b) => [b, eligible.filter((a) => over(a, b))]).filter(([, list]) => list.length > 0);
}

const sameList = (a, b) => a.length === b.length && a.every((item, i) => item === b[i]);

function atLeast(a, b) {
  for (let i = 0; i < a.length; i++) if (a[i] < b[i]) return false;
  return true;
}

const places = new WeakMap(); // by lists

// placesOf returns where in a list of the model each id stands.
function placesOf(items) {
  if (!places.has(items)) places.set(items, new Map(items.map(({ id }, i) => [id, i])));
  return places.get(items);
}

// relax lists the must-haves that rule out options alone, most options first.
function relax(model, excluded) {
  return (model.screens || [])
    .map(({ id }) => [id, excluded.filter(({ by }) => by.length === 1 && by[0] === id).map(({ option }) => option)])
    .filter(([, options]) => options.length > 0)
    .sort((a, b) => b[1].length - a[1].length);
}

const family = ({ options }, place) => options[place].family || options[place].id;
const keyed = (keys, values) => Object.fromEntries(keys.map((key, i) => [key, values[i]]));
const both = (r) => ({ exact: toText(r), shown: shown(r, 1) });
const descending = (a, b) => (a > b ? -1 : a < b ? 1 : 0);
