// A guide in the browser: one question on each page, the answers to check, a result.
import { evaluate } from "../guide.js";
import { own } from "../../app/own.js";
import * as codec from "../link-answers.js";
import { byId } from "../rows.js";
import { rowsOf } from "../rows-guide.js";
import { el } from "../../app/el.js";
import { answerList, flipList, judgement, labelOf, nextSteps, resultHeading, section, sources } from "./parts.js";
import { clean } from "./answers.js";

export { clean, codec, evaluate, rowsOf };

export const skipped = ["ignored"];

const mostWays = 500; // that are looked at to say how many questions there may be

export function answered(input) {
  return Object.keys(input).length > 0;
}

export function sentence(ctx) {
  const { state, at } = ctx.result;
  return state === "outcome" ? ctx.t("aid_result_line") + ": " + byId(ctx.model.outcomes)(at).title : ctx.t("aidjs_guide_open");
}

export const steps = {
  may: false,
  order: ({ result }) => [...result.path.map(([id]) => id), ...(result.state === "question" ? [result.at] : [])],
  most: (ctx, id) => {
    const before = [];
    for (const pair of ctx.result.path) {
      if (pair[0] === id) break;
      before.push(pair);
    }
    return before.length + longest(ctx.model, Object.fromEntries(before), { left: mostWays });
  },
  next: ({ result }) => (result.state === "question" ? result.at : null),
  resume: ({ result }) => {
    if (result.state === "outcome") return { at: "result" };
    return result.path.length > 0 ? { at: "question", id: result.at } : { at: "start" };
  },
};

// longest counts the questions of the longest way from some answers to an outcome.
function longest(model, answers, ways) {
  const { state, at, path } = evaluate(model, answers);
  if (state === "outcome" || --ways.left < 0 || path.length >= model.questions.length) return 0;
  const { options } = model.questions.find(({ id }) => id === at);
  return 1 + Math.max(...options.map((option) => longest(model, { ...answers, [at]: option.id }, ways)));
}

export function checked(ctx) {
  const { path, ignored } = ctx.result;
  const answer = (id, change) => {
    const question = byId(ctx.model.questions)(id);
    return { label: question.ask, value: labelOf(question, own(ctx.input, id)), change: change && { at: "question", id, change: true } };
  };
  return { used: path.map(([id]) => answer(id, true)), unused: ignored.map((id) => answer(id, false)) };
}

export function answers(ctx) {
  const open = ctx.result.state === "question" ? [{ label: byId(ctx.model.questions)(ctx.result.at).ask, value: "" }] : [];
  return [...checked(ctx).used, ...open];
}

export function result(ctx) {
  const { t, model } = ctx;
  const { state, at, near, flips } = ctx.result;
  if (state !== "outcome") {
    return el("div", { class: "aid-result" }, el("p", { class: "aid-result-line" }, t("aidjs_guide_open")), resultHeading(ctx, byId(model.questions)(at).ask));
  }
  const outcome = byId(model.outcomes)(at);
  const { used, unused } = checked(ctx);
  const rests = sources(ctx, [...(outcome.ev || []), ...ctx.result.path.flatMap(([id]) => byId(model.questions)(id).ev || [])]);
  return el("div", { class: "aid-outcome-view" },
    el("div", { class: "aid-result" },
      el("p", { class: "aid-result-line" }, t("aid_result_line")),
      resultHeading(ctx, outcome.title),
      el("p", {}, outcome.why),
      el("p", { class: "aid-rests" }, judgement(ctx, outcome))),
    section(t("aid_near"), nearPart(ctx, near, flips)),
    section(t("aid_flips"), flipsPart(ctx, flips)),
    ctx.record ? null : section(t("aid_answers_given"), answerList(ctx, used)),
    section(t("aidjs_ignored"), unused.length > 0 && [el("p", { class: "app-small" }, t("aidjs_ignored_note")), answerList(ctx, unused)]),
    section(t("aid_rests"), rests || el("p", {}, t("aid_rests_none"))),
    section(t("aid_next"), nextSteps(ctx, outcome.next)),
    !ctx.record && ctx.definition.notice && el("p", { class: "aid-notice" }, ctx.definition.notice));
}

// nearPart says which outcome is near, and which answer leads there.
function nearPart({ t, model }, near, flips) {
  if (near === null) return el("p", {}, t("aidjs_near_none"));
  const outcome = byId(model.outcomes)(near);
  const last = flips.filter(([, , end]) => end === "outcome:" + near).pop();
  const question = byId(model.questions)(last[0]);
  return el("p", {}, el("b", {}, outcome.title), ". ", t("aid_near_if", { question: question.ask, answer: labelOf(question, last[1]) }));
}

// flipsPart has the other answers that lead elsewhere, question by question.
function flipsPart(ctx, flips) {
  const { t, model } = ctx;
  if (flips.length === 0) return el("p", {}, t("aid_flips_none"));
  const end = (text) => {
    const [kind, id] = text.split(":");
    return kind === "outcome" ? byId(model.outcomes)(id).title : [el("span", { class: "app-small" }, t("aid_flips_asked")), " ", byId(model.questions)(id).ask];
  };
  return [el("p", {}, t("aid_flips_note")), flipList(ctx, end, !ctx.record)];
}
