// The result of a comparison in words: the twin of generator/render/aid_profile.go.
// Pure. What a verdict does not have is "" or empty.
import { profileOf, readInput } from "../compare-input.js";
import { workings } from "../compare.js";
import { isObject, own } from "../../app/own.js";
import { add, compare, parse, zero } from "../rational.js";
import { byId } from "../rows.js";
import { ranked, swung } from "../weights.js";
import { figure, justAhead, plain, signed, tenths } from "./figures.js";
import { both, conditionText, quoted, typographic } from "./say.js";

const decided = ["close", "leaning", "clear"];

const some = (value) => (isObject(value) ? Object.values(value).some((v) => v !== null && v !== undefined && v !== "") : false);

/** A fact, points, ranks or a profile: without one there is no result, only the authors' scores. */
export function answered(input) {
  const weighed = own(input, "method") === "rank" ? some(own(input, "ranks")) : some(own(input, "points"));
  return some(own(input, "facts")) || weighed || Boolean(own(input, "profile"));
}

/** What each criterion counts for: the reader's points, the profile's or the default. */
export function pointsOf(model, given) {
  return given.byRank ? ranked(model.criteria, given.ranks) : swung(model.criteria, given.points, profileOf(model, given.profile)).points;
}

/** The words that need the titles of options, criteria and must-haves. */
export function namesOf(model, t) {
  const [option, criterion, screen] = [model.options, model.criteria, model.screens].map(byId);
  const title = (id) => typographic(option(id).title);
  return {
    title,
    line: (id) => typographic(criterion(id).title),
    named: (ids) => both(t, ids.map(title)),
    musts: (ids) => both(t, (model.screens || []).filter(({ id }) => ids.includes(id)).map(({ id }) => quoted(t, screen(id).must))),
  };
}

/** The sentence that says what comes first. */
export function answerOf(model, result, t) {
  const { named, title } = namesOf(model, t);
  const { verdict, winners } = result;
  if (verdict === "no-weights" || verdict === "none") return t("aid_answer_" + verdict.replace("-", "_"));
  if (verdict === "only") return t("aidjs_answer_only", { option: named(winners) });
  if (verdict === "tie") return t("aidjs_answer_tie", { options: named(winners) });
  const family = familyLead(model, result);
  if (verdict === "close" && family) return t("aidjs_answer_family", { family: result.family.replace(/-/g, " "), lead: family });
  if (verdict === "close") return t("aidjs_answer_close", { options: named(result.contenders) });
  return t("aidjs_answer_" + verdict, { option: title(winners[0]), lead: leadOf(result, t) });
}

// leadOf says how far the first is ahead; not "0.0" where it is ahead at all.
function leadOf({ lead_shown: lead }, t) {
  return lead === "0.0" ? t("aidjs_lead_small") : figure(lead);
}

// familyLead returns how far a family is ahead whose members are too close to call,
// if it is far enough ahead itself, else "".
function familyLead({ options, close }, { family, family_lead: lead, contenders }) {
  if (!family || lead === null || contenders.length < 2 || compare(parse(lead), parse(close)) < 0) return "";
  const of = byId(options);
  return contenders.every((id) => (of(id).family || id) === family) ? tenths(parse(lead)) : "";
}

/** What the verdict means. */
export function certaintyOf(model, result, t) {
  const { verdict, winners } = result;
  const { named } = namesOf(model, t);
  const [close, clear] = [model.close, model.clear].map((n) => plain(parse(n), 1));
  const lead = decided.includes(verdict) ? leadOf(result, t) : "";
  if (verdict === "close") {
    return t(familyLead(model, result) ? "aid_certainty_family" : "aid_certainty_close", { option: named(winners), lead, close });
  }
  return ["no-weights", "none"].includes(verdict) ? "" : t("aid_certainty_" + verdict, { lead, close, clear });
}

/** The whole result, in the order in which pages show it. */
export function wordsOf(model, input, result, t) {
  const given = readInput(model, input);
  const { title, line, named, musts } = namesOf(model, t);
  const { verdict, values, winners, runners_up: runners = [], contenders = [] } = result;
  const view = {
    answer: answerOf(model, result, t), certainty: certaintyOf(model, result, t),
    excluded: result.excluded.map(({ option, by }) => ({ option, words: t("aid_excluded", { option: title(option), by: musts(by) }) })),
    relax: (result.relax || []).map(([screen, options]) => t("aid_relax", { must: musts([screen]), options: named(options) })),
    versus: "", for: [], against: [], runnerUp: "", level: "", tips: [], scoreTips: [], flips: [], dominated: [], standings: [], lines: [], totals: [],
  };
  if (verdict === "no-weights") return view;

  const made = workings(model, input);
  const points = pointsOf(model, given);
  const place = (items, id) => items.findIndex((item) => item.id === id);
  const value = (id) => tenths(parse(values[id].exact));
  if (decided.includes(verdict)) {
    const [a, b] = [winners[0], runners[0]];
    const reasons = (list) => list.map(([criterion, amount]) => ({
      criterion, title: line(criterion), amount: signed(parse(amount)),
      scores: [a, b].map((option) => ({ option, ...made[option][criterion], why: reasonOf(input, option, criterion) })),
    }));
    view.versus = t("aid_versus", { a: named(winners), b: title(b) });
    view.for = reasons(result.for);
    view.against = reasons(result.against);
    view.tips = result.tips.map(({ criterion, direction, points: at, options }) => t("aid_tip_" + ({ 0: "zero", 100: "full" }[at] || direction), { // there is nothing beyond
      criterion: line(criterion), points: tenths(parse(at)), now: plain(points[place(model.criteria, criterion)], 1), options: named(options),
    }));
    view.scoreTips = result.score_tips.map(({ option, criterion, from, to }) => t("aid_tip_score", {
      option: title(option), criterion: line(criterion), to: tenths(parse(to)), from, other: named(winners.includes(option) ? runners : winners),
    }));
  }
  if (winners.length > 0 && runners.length > 0) {
    view.runnerUp = t(runners.length > 1 ? "aid_runners_up" : "aid_runner_up", { options: named(runners), value: value(runners[0]), first: named(winners), top: value(winners[0]) });
    if (value(runners[0]) === value(winners[0])) view.runnerUp += " " + t("aidjs_first_ahead", { first: named(winners) });
  }
  const level = contenders.filter((id) => !winners.includes(id) && !runners.includes(id));
  if (level.length > 0) view.level = t("aid_level", { options: named(level), close: plain(parse(model.close), 1) });
  view.flips = result.flips.map(([fact, answer, would]) => t(["aid_flip_none", "aid_flip_first"][would.length] || "aid_flip_tie", {
    condition: conditionText(t, [{ q: fact, any: [answer] }], model.facts), options: named(would),
  }));
  view.dominated = result.dominated.map(([b, over]) => t("aid_dominated", { b: title(b), a: named(over) }));

  const ahead = justAhead(model.options.map(({ id }) => parse(values[id].exact)));
  const standing = (option, rank, note) => ({ option, rank, value: value(option), note });
  view.standings = [
    ...result.ranking.map(([id, rank]) => standing(id, String(rank), ahead[place(model.options, id)] ? t("aid_just_ahead") : "")),
    ...result.excluded.map(({ option }) => standing(option, "–", t("aid_ruled_out"))),
  ];
  view.lines = model.criteria.map(({ id }, c) => ({
    criterion: id, title: line(id), points: plain(points[c], 1),
    cells: model.options.map((option) => ({ option: option.id, score: made[option.id][id].score, own: made[option.id][id].own, exact: parse(made[option.id][id].contribution.exact) })),
  }));
  view.totals = model.options.map(({ id }) => value(id));
  view.sum = plain(points.reduce(add, zero), 1);
  const { defaults_used: defaults } = result;
  view.defaults = defaults.length > 0 && defaults.length < model.criteria.length
    ? t("aid_defaults_used", { criteria: both(t, defaults.map((id) => quoted(t, line(id)))) })
    : defaults.length > 0 ? t("aidjs_defaults_all") : "";
  view.adjusted = (model.adjust || []).filter(({ id }) => result.adjusted.includes(id)).map((adjustment) => ({
    adjustment,
    changes: adjustment.add.map(({ option, criterion, points: n }) => t(Number(n) < 0 ? "aid_adjust_take" : "aid_adjust_add", {
      points: String(Math.abs(Number(n))), option: title(option), criterion: line(criterion),
    })),
  }));
  return view;
}

/** The reader's own reason for a score, or "". */
export function reasonOf(input, option, criterion) {
  const reason = own(own(own(input, "reasons"), option), criterion);
  return typeof reason === "string" ? reason : "";
}

/** What the result rests on: the scores of the first, the next and those level with them, and the must-haves. */
export function citedBy(model, { winners = [], runners_up: runners = [], contenders = [] }) {
  const shown = new Set([...winners, ...runners, ...contenders]);
  const scores = model.options.flatMap(({ id }, o) => (shown.has(id) ? model.scores[o] : []));
  return [...scores, ...(model.screens || [])].flatMap(({ ev }) => ev || []);
}

/** The options that lead on to next steps. */
export const leadingOn = ({ winners = [], contenders = [] }) => (contenders.length > 0 ? contenders : winners);
