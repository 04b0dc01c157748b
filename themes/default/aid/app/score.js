// A score in the browser: all questions on one page with the result below, or one
// question on each page where the answers are about a person.
import { own } from "../../app/own.js";
import * as codec from "../link-answers.js";
import { byId } from "../rows.js";
import { rowsOf } from "../rows-score.js";
import { evaluate } from "../score.js";
import { clean } from "./answers.js";
import { el } from "../../app/el.js";
import { answerList, evidence, flipList, judgement, labelOf, nextSteps, radios, resultHeading, section, sources, table } from "./parts.js";
import { standing } from "./pieces.js";

export { clean, codec, evaluate, rowsOf };

export const skipped = ["points"];

const mostFlips = 8; // that stand open

export function answered(input) {
  return Object.keys(input).length > 0;
}

/** The result in one sentence: the band, or those between which it will lie. */
export function sentence(ctx) {
  const { t, n, model, result } = ctx;
  const title = (id) => byId(model.bands)(id).title;
  const open = result.missing.length;
  if (result.settled) return title(result.band) + ". " + (open > 0 ? n("aidjs_score_settled", open) : pointsOf(ctx));
  const { possible } = result;
  return t("aidjs_score_between", { from: title(possible[0]), to: title(possible[possible.length - 1]) }) + " " + n("aidjs_score_more", open);
}

function pointsOf({ n, result }) {
  return n("aidjs_score_total", Number(result.total), { max: result.max });
}

export const steps = {
  may: true,
  order: ({ model }) => model.questions.map(({ id }) => id),
  most: ({ model }) => model.questions.length,
  next: ({ result }) => (result.missing.length > 0 ? result.missing[0] : null),
  ends: (ctx) => (ctx.result.settled && ctx.result.missing.length > 0 && answered(ctx.input) ? sentence(ctx) : ""),
  resume: () => ({ at: "result" }),
};

export function checked(ctx) {
  return { used: answers(ctx), unused: [] };
}

export function answers(ctx) {
  return ctx.model.questions.map((question) => {
    return { label: question.ask, value: labelOf(question, own(ctx.input, question.id)), change: ctx.personal && { at: "question", id: question.id, change: true } };
  });
}

/** All questions by section, and where the answers lead so far. */
export function form(ctx) {
  const now = { ctx };
  const { t, n, model } = ctx;
  const onchange = (id) => (option) => now.ctx.change({ ...clean(model, now.ctx.input), [id]: option });
  let number = 0;
  const sections = model.sections.map(({ id, title }) => el("section", { class: "aid-score-section" },
    el("h2", {}, title),
    model.questions.filter((question) => question.section === id).map((question) => radios(ctx, question, {
      answer: own(ctx.input, question.id),
      heading: el("span", {}, ++number + ". " + question.ask),
      describedby: question.hint && "q-" + question.id + "-hint",
      onchange: onchange(question.id),
      points: (option) => n("aid_points", Number(option.points)),
    }))));
  const stand = standing(now, (next) => {
    const done = model.questions.length - next.result.missing.length;
    if (done === 0) return t("aidjs_score_none");
    return t("aidjs_score_done", { n: done, of: model.questions.length }) + " " + pointsOf(next) + (next.result.settled ? " " + byId(model.bands)(next.result.band).title + "." : "");
  });
  const node = el("form", { class: "aid-score-form", novalidate: true, onsubmit: (event) => event.preventDefault() },
    sections, stand.node);
  node.update = (next) => {
    now.ctx = next;
    for (const { id } of model.questions) {
      for (const input of node.querySelectorAll('[name="q-' + id + '"]')) input.checked = input.value === own(next.input, id);
    }
    stand.update(next);
  };
  return node;
}

export function result(ctx) {
  const { t, n, model, definition } = ctx;
  if (!answered(ctx.input)) return el("div", {});
  const r = ctx.result;
  const band = r.settled ? byId(model.bands)(r.band) : null;
  const refs = [...r.flags.flatMap((id) => byId(model.flags)(id).ev || []), ...r.actions.flatMap((id) => byId(model.actions)(id).ev || []), ...(definition.ev || [])];
  const complete = r.missing.length === 0;
  return el("div", { class: "aid-score-result" },
    el("div", { class: "aid-result" },
      el("p", { class: "aid-result-line" }, t(complete ? "aidjs_score_line" : "aidjs_score_line_open")),
      resultHeading(ctx, band ? band.title : t("aidjs_score_between", { from: byId(model.bands)(r.possible[0]).title, to: byId(model.bands)(r.possible[r.possible.length - 1]).title })),
      el("p", {}, pointsOf(ctx), !complete && " " + (r.settled ? n("aidjs_score_settled", r.missing.length) : n("aidjs_score_more", r.missing.length) + " " + t("aidjs_score_range", { from: r.range[0], to: r.range[1] }))),
      el("p", { class: "aid-rests" }, judgement(ctx, { basis: definition.basis }))),
    section(t("aid_flags"), flagsPart(ctx)),
    section(t("aidjs_score_sections"), sectionsPart(ctx)),
    section(t("aidjs_score_next_band"), nextBand(ctx)),
    section(t("aid_flips"), flipsPart(ctx)),
    section(t("aid_actions"), actionsPart(ctx)),
    ctx.personal && !ctx.record && section(t("aid_answers_given"), answerList(ctx, answers(ctx))),
    section(t("aid_rests"), sources(ctx, refs) || el("p", {}, t("aid_rests_none"))),
    section(t("aid_next"), band && nextSteps(ctx, band.next)),
    !ctx.record && ctx.step.at === "result" && definition.notice && el("p", { class: "aid-notice" }, definition.notice));
}

// flagsPart has the rules that raised the band, in words.
function flagsPart(ctx) {
  const { t, model, result: r } = ctx;
  if (r.flags.length === 0) return null;
  return el("ul", { class: "aid-flags" }, r.flags.map((id) => {
    const flag = byId(model.flags)(id);
    return el("li", {}, el("p", {}, becauseOf(ctx, flag.when), ": ", t("aid_flag_then"), " ", el("b", {}, byId(model.bands)(flag.at_least).title), "."), el("p", { class: "aid-rests" }, judgement(ctx, flag)));
  }));
}

// becauseOf names the answers of the reader that make a condition true.
function becauseOf({ t, model, input }, when) {
  const said = (when || []).map(({ q }) => {
    const question = byId(model.questions)(q);
    return t("aidjs_said", { question: question.ask, answer: labelOf(question, own(input, q)) });
  });
  return said.join("; ");
}

function nextBand({ t, n, model, result: r }) {
  if (r.to_next === undefined) return null;
  if (r.to_next === null) return el("p", {}, t("aidjs_score_top"));
  const [id, points] = r.to_next;
  const band = byId(model.bands)(id).title;
  return el("p", {}, points === "0" ? t("aidjs_score_outrun", { band }) : n("aidjs_score_to_next", Number(points), { band }));
}

function flipsPart(ctx) {
  const { t, n, model, result: r } = ctx;
  if (r.flips === undefined) return null;
  if (r.flips.length === 0) return el("p", {}, t("aidjs_score_flips_none"));
  const list = flipList(ctx, (to) => byId(model.bands)(to).title);
  const groups = list.childElementCount;
  const note = el("p", {}, t("aid_flips_note"));
  return groups <= mostFlips || ctx.record ? [note, list] : [note, el("details", {}, el("summary", {}, n("aidjs_score_flips", groups)), list)];
}

// sectionsPart has the points of each section; those with the largest share of what
// there can be are named.
function sectionsPart(ctx) {
  const { t, model, result: r } = ctx;
  if (r.sections.length === 0) return null;
  const title = (id) => byId(model.sections)(id).title;
  const highest = r.highest.length > 0 && el("p", {}, t("aidjs_score_highest"), " ", el("b", {}, r.highest.map(title).join(", ")), ".");
  const heads = [[t("aidjs_score_section")], [t("aid_points_head"), true]];
  return [highest, table({ caption: t("aidjs_score_sections_caption"), heads, rows: r.sections.map(([id, points, most]) => [title(id), t("aidjs_score_of", { points, most })]) })];
}

// actionsPart has what to do, by theme.
function actionsPart(ctx) {
  const { t, model, result: r } = ctx;
  if (r.actions.length === 0) return (model.actions || []).length > 0 && el("p", {}, t("aidjs_score_no_actions"));
  const themes = new Map();
  for (const id of r.actions) {
    const action = byId(model.actions)(id);
    themes.set(action.theme, [...(themes.get(action.theme) || []), action]);
  }
  return [...themes].map(([theme, actions]) => el("div", { class: "aid-theme" }, el("h3", {}, theme),
    el("ul", { class: "aid-do" }, actions.map((action) => el("li", {}, action.do, el("span", { class: "aid-rests" }, " ", action.basis !== ctx.definition.basis && judgement(ctx, action), action.basis === ctx.definition.basis && evidence(ctx, action.ev)))))));
}
