// Pieces that results of all kinds are made of. They look as on the pages that are
// there without scripts.
import { own } from "../../app/own.js";
import { byId } from "../rows.js";
import { button, el, there, unseen } from "../../app/el.js";

/** The heading of a result: the page's own where the result is a page. */
export function resultHeading(ctx, text) {
  return el(ctx.step.at === "result" && !ctx.record ? "h1" : "h2", {}, text);
}

/** Citations, each a link with the status of its source. */
export function evidence(ctx, refs) {
  return (refs || []).map((ref) => {
    const link = own(ctx.links, ref);
    if (link === undefined) return null;
    return [" ", el("a", { class: "cite", href: link.url }, link.title), link.status && [" ", el("span", { class: "cite-status" }, "(" + link.status + ")")]];
  });
}

/** What a judgement rests on: its label in words, its note, its citations. */
export function judgement(ctx, { basis, note, ev } = {}) {
  const label = basis || ctx.definition.basis;
  return [
    label && el("span", { class: "basis basis-" + label }, ctx.t("aid_basis_" + label)),
    note && " " + note,
    evidence(ctx, ev),
  ];
}

/** Links to what comes next, or null. */
export function nextSteps(ctx, refs) {
  const found = (refs || []).map((ref) => own(ctx.links, ref)).filter(Boolean);
  if (found.length === 0) return null;
  return el("ul", { class: "aid-next" }, found.map(({ url, title, kind }) => el("li", {}, el("a", { href: url }, title), kind && el("span", { class: "app-small" }, " " + kind))));
}

/** The sources of a result, each once, with title, date and status; or null. */
export function sources(ctx, refs) {
  const found = [...new Set(refs)].map((ref) => own(ctx.links, ref)).filter(Boolean);
  if (found.length === 0) return null;
  return el("ul", { class: "aid-sources" }, found.map(({ url, title, source, date, status }) =>
    el("li", {}, el("a", { href: url }, title), source && ": " + source, date && ", " + date,
      status && [" ", el("span", { class: "cite-status" }, "(" + status + ")")])));
}

/** A part of a result with a heading, or null if there is nothing in it. */
export function section(heading, ...inside) {
  const found = inside.flat(Infinity).filter(there);
  return found.length === 0 ? null : el("section", {}, el("h2", {}, heading), found);
}

/** The reader's answers: [{ label, value, change }]; change is a step to go to. */
export function answerList(ctx, answers) {
  return el("dl", { class: "aid-answers" }, answers.map(({ label, value, change }) => el("div", {},
    el("dt", {}, label),
    el("dd", { class: value === "" && "aid-open" }, value === "" ? ctx.t("aidjs_not_answered") : value),
    change && !ctx.record && el("dd", { class: "aid-change" },
      button([ctx.t("aid_change"), unseen(label)], () => ctx.go(change), "app-act")))));
}

/**
 * A table. heads are [text, isFigure]; rows are lists of cells: text, a node, or a
 * list of them. The first cell of a row is its head, unless at says which. Where the
 * window is narrow rows become lists, with the heads as labels.
 */
export function table({ caption, name = "", heads, rows, foot = [], at = 0 }) {
  const cellsOf = (cells) => cells.map((cell, i) => {
    const [head, isFigure] = heads[i];
    const inside = (Array.isArray(cell) ? cell : [cell]).filter(there);
    if (i === at) return el("th", { role: "rowheader", scope: "row" }, ...inside);
    return el("td", { role: "cell", class: isFigure ? "aid-figure" : "aid-stack", "data-label": head }, inside.length > 0 && el("div", {}, ...inside));
  });
  const group = (tag, list) => el(tag, { role: "rowgroup" }, ...list.map((cells) => el("tr", { role: "row" }, ...cellsOf(cells))));
  return el("table", { class: "aid-table " + name, role: "table" },
    el("caption", {}, caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads.map(([head, isFigure]) => el("th", { role: "columnheader", scope: "col", class: isFigure ? "aid-figure" : false }, head)))),
    group("tbody", rows),
    foot.length > 0 ? group("tfoot", foot) : null);
}

/** What an answer to a question is called, or "". */
export function labelOf({ options }, answer) {
  const option = byId(options)(answer);
  return option ? option.label : "";
}

/**
 * The other answers that lead elsewhere, question by question; end makes of an end
 * what stands for it, and cited tells that citations stand beside the questions.
 */
export function flipList(ctx, end, cited = false) {
  const { t, model, input, result } = ctx;
  const groups = new Map();
  for (const [id, option, to] of result.flips) groups.set(id, [...(groups.get(id) || []), [option, to]]);
  return el("ul", { class: "aid-flips" }, [...groups].map(([id, others]) => {
    const question = byId(model.questions)(id);
    return el("li", {},
      el("p", { class: "aid-ask" }, question.ask, cited && evidence(ctx, question.ev)),
      el("p", { class: "app-small" }, t("aid_flips_now", { answer: labelOf(question, own(input, id)) })),
      el("ul", {}, others.map(([option, to]) => el("li", {}, el("b", {}, labelOf(question, option)), " ", el("span", { "aria-hidden": "true" }, "→"), " ", end(to)))));
  }));
}

/** A question as radios that stand below each other: { id, ask, hint, ev, options }. */
export function radios(ctx, question, { answer, heading, describedby, beside, onchange, points }) {
  const { id, options, hint, ev } = question;
  const name = "q-" + id;
  return el("fieldset", { class: "aid-question", id: "question-" + id, "aria-describedby": describedby },
    el("legend", {}, heading),
    hint && el("p", { class: "app-hint", id: name + "-hint" }, hint),
    ev && ev.length > 0 && el("p", { class: "aid-rests" }, ctx.t("aid_see"), evidence(ctx, ev)),
    beside,
    el("div", { class: "aid-radios" }, options.map((option, i) => {
      const input = el("input", { type: "radio", name, value: option.id, id: i === 0 ? name : name + "-" + option.id, checked: option.id === answer, onchange: onchange && (() => onchange(option.id)) });
      return el("label", {}, input, el("span", {}, option.label), points && el("span", { class: "aid-point" }, points(option)));
    })));
}
