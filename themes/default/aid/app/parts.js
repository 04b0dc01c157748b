// Pieces that results of all kinds are made of. They look as on the pages that are
// there without scripts.
import { own } from "../input.js";
import { el } from "./el.js";

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
  return el("ul", { class: "aid-next" }, found.map(({ url, title, kind }) => el("li", {}, el("a", { href: url }, title), kind && el("span", { class: "aid-small" }, " " + kind))));
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
  const found = inside.flat(Infinity).filter((item) => item !== null && item !== undefined && item !== false && item !== "");
  return found.length === 0 ? null : el("section", {}, el("h2", {}, heading), found);
}

/** The reader's answers: [{ label, value, change }]; change is a step to go to. */
export function answerList(ctx, answers) {
  return el("dl", { class: "aid-answers" }, answers.map(({ label, value, change }) => el("div", {},
    el("dt", {}, label),
    el("dd", { class: value === "" && "aid-open" }, value === "" ? ctx.t("aidjs_not_answered") : value),
    change && !ctx.record && el("dd", { class: "aid-change" },
      el("button", { type: "button", class: "aid-act", onclick: () => ctx.go(change) }, ctx.t("aid_change"), el("span", { class: "unseen" }, " " + label))))));
}

/** A table; head and rows are lists of nodes, the first cell of each row its heading. */
export function table(caption, head, rows) {
  return el("table", { class: "aid-table" },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, head.map((cell) => el("th", { scope: "col" }, cell)))),
    el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell, i) =>
      i === 0 ? el("th", { scope: "row" }, cell) : el("td", { "data-label": typeof head[i] === "string" && head[i] }, cell))))));
}

/** A question as radios that stand below each other: { id, ask, hint, ev, options }. */
export function radios(ctx, question, { answer, heading, describedby, beside, onchange, points }) {
  const { id, options, hint, ev } = question;
  const name = "q-" + id;
  return el("fieldset", { class: "aid-question", id: "question-" + id, "aria-describedby": describedby },
    el("legend", {}, heading),
    hint && el("p", { class: "aid-hint", id: name + "-hint" }, hint),
    ev && ev.length > 0 && el("p", { class: "aid-rests" }, ctx.t("aid_see"), evidence(ctx, ev)),
    beside,
    el("div", { class: "aid-radios" }, options.map((option, i) => {
      const input = el("input", { type: "radio", name, value: option.id, id: i === 0 ? name : name + "-" + option.id, checked: option.id === answer, onchange: onchange && (() => onchange(option.id)) });
      return el("label", {}, input, el("span", {}, option.label), points && el("span", { class: "aid-point" }, points(option)));
    })));
}
