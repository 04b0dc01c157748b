// What a gap map comes to, as pages show it.
import { readLines, statuses } from "../gapmap.js";
import { parse } from "../rational.js";
import { readSheet } from "../rows-gapmap.js";
import { byId } from "../rows.js";
import { own } from "../../app/own.js";
import { button } from "../../app/el.js";
import { plain, pounds } from "./figures.js";
import { chooser, tableFiles } from "../../app/files.js";
import { statusOf } from "./gapmap-form.js";
import { amountOf, beside, lackOf, linesOf, sentenceOf } from "./gapmap-words.js";
import { table } from "./parts.js";
import { box, idsOf, judgement, part, sources } from "./pieces.js";
import { typographic } from "./say.js";
import { whose } from "./whose.js";

const marks = ["unfunded", "time-limited", "single-funder", "no-provider", "check-duplication", "cost-unknown"];

export function result(ctx) {
  const { el, t, model, result: { totals, counts, marks: marked, funders } } = ctx;
  const at = idsOf(ctx);
  const lines = linesOf(model, ctx.input, ctx.result, t);
  const unknown = totals.close_cost_unknown.map(byId(model.lines)).map(({ title }) => typographic(title));
  const count = (caption, head, rows) => rows.length > 0 && table({ caption, name: "aid-counts", heads: [[head], [t("aid_gap_means")], [t("aid_gap_lines"), true]], rows });
  const counting = (prefix, names, of) => names.filter((name) => of[name] > 0).map((name) => [t(prefix + name), t(prefix + name + "_means"), String(of[name])]);
  return el("div", { class: "aid-gaps-found" },
    el("section", { class: "aid-result", "aria-labelledby": at("found") },
      el("p", { class: "aid-result-line" }, whose(model.lines, own(ctx.input, "lines"), t)),
      el("h2", { id: at("found") }, sentenceOf(model, ctx.result, t)),
      unknown.length > 0 && el("p", {}, t("aid_gap_not_costed") + " " + unknown.join("; ") + ".")),
    part(ctx, at("order"), t("aidjs_gap_order"), el("p", {}, t("aid_gap_order")),
      table({
        caption: t("aid_gap_caption", { unit: model.unit }), name: "aid-gaps",
        heads: [[t("aid_gap_service")], [t("aid_gap_status")], [t("aid_gap_need"), true], [t("aid_gap_have"), true], [t("aid_gap_missing"), true], [t("aid_gap_cost"), true]],
        rows: lines.map((line) => [
          [el("b", {}, line.title), line.vital ? [" ", el("span", { class: "aid-vital" }, t("aid_gap_vital"))] : "",
            el("span", { class: "aid-line-facts" }, (line.group ? line.group + ". " : "") + t("aid_gap_paid", { who: line.funding }) + " " + t("aid_gap_provided", { who: line.who }))].flat(),
          statusOf(ctx, line), line.need, line.have, line.gap, line.cost,
        ]),
        foot: [[t("aid_gap_totals"), "", "", "", plain(parse(totals.gap), 3), pounds(parse(totals.close_cost))]],
      })),
    part(ctx, at("counts"), t("aid_gap_counts"),
      count(t("aid_gap_statuses"), t("aid_gap_status"), counting("aid_status_", statuses, counts)),
      count(t("aid_gap_marks"), t("aid_gap_mark"), counting("aid_mark_", marks, marked)),
      table({
        caption: t("aid_gap_funders"), name: "aid-counts", heads: [[t("aid_gap_funder")], [t("aid_gap_lasting")], [t("aid_gap_pays"), true]],
        rows: (model.funders || []).map(({ id, title, temporary }) => [typographic(title), t(temporary ? "aid_gap_temporary" : "aid_gap_regular"), String(funders[id])]),
      })),
    ctx.record ? partner.input && side(ctx) : partners(ctx, at),
    part(ctx, at("evidence"), t("aid_evidence"), ...rests(ctx)));
}

function rests(ctx) {
  const { el, definition } = ctx;
  return [definition.basis && el("p", {}, judgement(ctx, { basis: definition.basis })), sources(ctx, definition.ev || [])].filter(Boolean);
}

// The partner's table stays as long as the page is open.
const partner = { name: "", input: null, controls: null, said: null };

function partners(ctx, at) {
  const { el, t } = ctx;
  if (partner.controls === null) partner.controls = controlsOf(ctx);
  partner.controls.update(ctx);
  return el("section", { class: "aid-partners", "aria-labelledby": "aid-partners" },
    el("h3", { id: "aid-partners", tabindex: "-1" }, t("aidjs_partners")), el("p", {}, t("aidjs_partners_words")),
    partner.controls.node, partner.input && side(ctx));
}

function controlsOf(first) {
  const { el, t, model } = first;
  let now = first;
  const show = () => {
    now.change(now.input);
    document.getElementById("aid-partners").focus();
  };
  const name = box(first, {
    id: "aid-partner-name", label: t("aidjs_partner_name"), mode: "text", width: "aid-medium",
    typed(text) {
      partner.name = text.trim();
      const third = document.querySelectorAll(".aid-partner-side tr > :nth-child(3)");
      for (const cell of third) {
        if (cell.dataset.label) cell.dataset.label = nameOf(t);
        else cell.textContent = nameOf(t);
      }
    },
  });
  const said = el("p", { role: "status" });
  const keep = button(t("aidjs_partner_keep"), () => {
    partner.input = now.input;
    show();
  });
  const remove = button(t("aidjs_partner_remove"), () => {
    partner.input = null;
    show();
  });
  const read = chooser({
    id: "aid-partner-in", label: t("aidjs_partner_in"), accept: tableFiles,
    use([file]) {
      if (file === undefined) return;
      const { input } = readSheet(model, file.text);
      if (Object.keys(input.lines).length === 0) {
        said.textContent = t("aidjs_gap_read_none");
        return;
      }
      said.textContent = "";
      partner.input = input;
      show();
    },
  });
  return {
    node: el("div", {}, name.node, el("div", { class: "app-buttons" }, keep, remove, read), said),
    update(ctx) {
      now = ctx;
      remove.hidden = partner.input === null;
    },
  };
}

const nameOf = (t) => partner.name || t("aidjs_partner");

function side(ctx) {
  const { el, t, model } = ctx;
  const rows = beside(model, ctx.input, partner.input);
  const needs = byId(readLines(model, ctx.input).lines);
  return table({
    caption: t("aidjs_partners_caption", { unit: model.unit }), name: "aid-side aid-partner-side",
    heads: [[t("aid_gap_service")], [t("aidjs_partner_us"), true], [nameOf(t), true], [t("aidjs_together"), true]],
    rows: rows.map(({ id, title, ours, theirs, together, helps }) => [
      [title, needs(id).vital ? [" ", el("span", { class: "aid-vital" }, t("aid_gap_vital"))] : ""].flat(),
      lackOf(t, ours), lackOf(t, theirs),
      [together === null ? t("aid_not_known") : together.n === 0n ? t("aidjs_gap_enough") : t("aidjs_gap_lacks", { n: amountOf(t, together) }), helps && el("span", { class: "aid-helps" }, t("aidjs_helps"))],
    ]),
  });
}
