// A gap map as a table to fill in. A box that is empty is not known.
import { own } from "../../app/own.js";
import { readLines } from "../gapmap.js";
import { decimal, readNumber } from "../number.js";
import { readSheet, writeSheet } from "../rows-gapmap.js";
import { byId } from "../rows.js";
import { button, unseen } from "../../app/el.js";
import { withField, withIn } from "./fields.js";
import { figure, typed } from "./figures.js";
import { chooser, save, tableFiles } from "../../app/files.js";
import { linesOf, namedOf, sentenceOf } from "./gapmap-words.js";
import { box, standing, undoable } from "./pieces.js";
import { typographic } from "./say.js";
import { exampled } from "./whose.js";

const mostLost = 20;
const amounts = [["need", "aid_gap_need"], ["have", "aid_gap_have"], ["cost", "aid_gap_each"]];

export function form(first) {
  const { el, t, model } = first;
  const now = { ctx: first };
  const lines = model.lines.map((line) => lineOf(now, line));
  const bodies = model.groups.map((group) => el("tbody", { role: "rowgroup" },
    el("tr", { role: "row", class: "aid-group" }, el("th", { role: "rowheader", scope: "rowgroup", colspan: "5" }, typographic(group.title))),
    lines.filter((_, i) => model.lines[i].group === group.id).map(({ node }) => node)));
  const head = (words, figure) => el("th", { role: "columnheader", scope: "col", class: figure ? "aid-figure" : false }, t(words));
  const undo = undoable(now);
  const read = (text) => {
    const { input, lost } = readSheet(model, text);
    const n = Object.keys(input.lines).length;
    const left = lost.length > 0 ? [el("p", {}, t("aidjs_gap_lost") + " " + lost.slice(0, mostLost).join(", ") + (lost.length > mostLost ? "…" : ""))] : [];
    if (n > 0) undo.put(input, now.ctx.n("aidjs_gap_read", n), ...left);
    else undo.say(el("p", {}, t("aidjs_gap_read_none")), ...left);
  };
  const stand = standing(now, (ctx) => exampled(model.lines, own(ctx.input, "lines"), sentenceOf(model, ctx.result, t), t));
  const node = el("form", { class: "aid-form aid-gap-form", novalidate: true, autocomplete: "off" },
    el("h2", {}, t("aidjs_gap_table")), el("p", {}, t("aidjs_gap_words", { unit: model.unit })),
    el("div", { class: "app-buttons" },
      button(t("aidjs_gap_blank"), () => undo.put(blank(model), t("aidjs_gap_blanked"))),
      button(t("aidjs_gap_example"), () => undo.put({}, t("aidjs_gap_exampled")))), undo.node,
    el("table", { class: "aid-table aid-edit", role: "table" },
      el("caption", {}, t("aid_gap_caption", { unit: model.unit })),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head("aid_gap_service"), amounts.map(([, words]) => head(words, true)), head("aid_gap_status"))),
      bodies),
    el("div", { class: "app-buttons" },
      button(t("aidjs_gap_out"), () => {
        const { input, result, definition } = now.ctx;
        save(definition.aid + ".csv", "text/csv;charset=utf-8", writeSheet(model, input, result));
      }),
      chooser({ id: "aid-gap-in", label: t("aidjs_gap_in"), accept: tableFiles, use: ([file]) => file && read(file.text) })), stand.node);
  node.addEventListener("submit", (event) => event.preventDefault());
  node.update = (ctx) => {
    now.ctx = ctx;
    stand.update(ctx);
    const of = byId(readLines(model, ctx.input).lines);
    const view = byId(linesOf(model, ctx.input, ctx.result, t));
    lines.forEach(({ id, update }) => update(of(id), view(id)));
  };
  node.update(first);
  return node;
}

// blank is a table in which nothing is known.
function blank({ lines }) {
  return { lines: Object.fromEntries(lines.map(({ id }) => [id, { need: null, have: null, cost: null, funding: null, who: null, vital: false }])) };
}

function lineOf(now, { id, title }) {
  const { ctx } = now;
  const { el, t, model } = ctx;
  const name = typographic(title);
  const put = (field, value) => {
    const row = withField((now.ctx.input.lines || {})[id], field, value);
    now.ctx.change(withIn(now.ctx.input, "lines", id, row));
  };
  const boxes = amounts.map(([field, words]) => {
    const made = box(ctx, {
      id: "aid-" + field + "-" + id, label: t(words), of: name, hidden: true, width: "aid-short", before: field === "cost" ? "£" : "",
      typed(text) {
        const value = typed(text);
        const n = value === "" ? null : readNumber(value);
        const fine = value === "" || (n !== null && n.n >= 0n);
        made.fail(fine ? "" : t("aidjs_gap_amount"));
        put(field, fine && value !== "" ? value : null); // what is not understood is not known
      },
    });
    return { field, words, ...made };
  });
  const vital = el("input", { type: "checkbox", id: "aid-vital-" + id });
  vital.addEventListener("change", () => put("vital", vital.checked));
  const funding = listOf(now, { id, name, field: "funding", legend: t("aid_gap_payer"), items: model.funders || [], put });
  const who = listOf(now, { id, name, field: "who", legend: t("aid_gap_provider"), items: model.providers || [], put });
  const facts = el("span", { class: "aid-line-facts" });
  const status = el("td", { role: "cell", "data-label": t("aid_gap_status") });
  const node = el("tr", { role: "row" },
    el("th", { role: "rowheader", scope: "row" }, el("b", { id: "aid-line-" + id }, name),
      facts,
      el("details", {}, el("summary", {}, t("aidjs_gap_more"), unseen(name)),
        el("div", { class: "aid-radios" }, el("label", {}, vital, el("span", {}, t("aidjs_gap_vital"), unseen(name)))),
        funding.node, who.node)),
    boxes.map(({ node, words }) => el("td", { role: "cell", class: "aid-figure", "data-label": t(words) }, node)), status);
  return {
    id, node,
    update(line, view) {
      for (const { field, set, input } of boxes) if (input.getAttribute("aria-invalid") !== "true") set(line[field] === null ? "" : figure(decimal(line[field])));
      vital.checked = line.vital;
      funding.update(line.funding);
      who.update(line.who);
      facts.textContent = [line.vital && t("aidjs_gap_is_vital"), t("aid_gap_paid", { who: view.funding }), t("aid_gap_provided", { who: view.who })].filter(Boolean).join(" ");
      status.replaceChildren(...statusOf(ctx, view));
    },
  };
}

/** A line's status and marks in words. */
export function statusOf({ el }, { status, statusName, marks }) {
  return [el("span", { class: "aid-status aid-status-" + status }, statusName), ...(marks.length > 0 ? [el("ul", { class: "aid-marks" }, marks.map((mark) => el("li", {}, mark)))] : [])];
}

// listOf is who pays or provides: none ticked is nobody, "not known" takes the ticks away.
function listOf({ ctx }, { id, name, field, legend, items, put }) {
  const { el, t } = ctx;
  const at = "aid-" + field + "-" + id;
  const ticks = items.map((item) => ({ id: item.id, title: typographic(item.title), input: el("input", { type: "checkbox", id: at + "-" + item.id }) }));
  const unknown = el("input", { type: "checkbox", id: at + "--unknown" });
  const now = el("p", { class: "app-hint" });
  const tell = () => put(field, unknown.checked ? null : ticks.filter(({ input }) => input.checked).map((tick) => tick.id));
  for (const { input } of ticks) {
    input.addEventListener("change", () => {
      if (input.checked) unknown.checked = false;
      tell();
    });
  }
  unknown.addEventListener("change", tell);
  const row = (input, title) => el("label", {}, input, el("span", {}, title));
  return {
    node: el("fieldset", { class: "aid-question" }, el("legend", {}, legend, unseen(name)), now,
      el("div", { class: "aid-radios aid-row" }, ticks.map(({ input, title }) => row(input, title)), row(unknown, t("aid_not_known")))),
    update(ids) {
      unknown.checked = ids === null;
      for (const tick of ticks) tick.input.checked = ids !== null && ids.includes(tick.id);
      now.textContent = t("aidjs_gap_now", { who: namedOf(t, ids, items) });
    },
  };
}
