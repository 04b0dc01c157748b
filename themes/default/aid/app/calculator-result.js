// What a calculator's figures come to, as pages show it.
import { formulas } from "../formula.js";
import { breakEvenOf, checkOf, errorsOf, outputOf, valueOf, yearsOf } from "./calculator-words.js";
import { scenarios } from "./calculator-scenarios.js";
import { evidence, table } from "./parts.js";
import { idsOf, judgement, list, part, placeLink, sources } from "./pieces.js";
import { typographic } from "./say.js";
import { whose } from "./whose.js";

export function result(ctx) {
  const { el, t, model, input } = ctx;
  const at = idsOf(ctx);
  const errors = errorsOf(model, input, t);
  const aside = ctx.record ? null : scenarios(ctx, errors.length === 0);
  if (errors.length > 0) {
    return el("div", { class: "aid-calculated" }, el("section", { class: "aid-result", "aria-labelledby": at("comes") },
      el("h2", { id: at("comes") }, ctx.n("aidjs_figures_wrong", errors.length)),
      el("ul", {}, errors.map(({ id, ask, text }) => el("li", {}, placeLink(ctx, "aid-input-" + id, ask + ": " + text))))), aside);
  }
  const outputs = model.outputs.map((output) => {
    const { value, why } = outputOf(t, output, ctx.result.outputs[output.id]);
    return [typographic(output.title), value || el("span", { class: "aid-undefined" }, why)];
  });
  const checks = (model.checks || []).map((check) => [
    typographic(check.title), el("strong", {}, checkOf(t, ctx.result.checks[check.id])), (check.ev || []).length > 0 ? el("span", {}, evidence(ctx, check.ev)) : "",
  ]);
  const years = yearsOf(model, ctx.result, t, startsOf(model, input));
  return el("div", { class: "aid-calculated" },
    el("section", { class: "aid-result", "aria-labelledby": at("comes") },
      el("p", { class: "aid-result-line" }, whose(model.inputs || [], input, t)),
      el("h2", { id: at("comes") }, t("aid_outputs")),
      table({ caption: t("aid_outputs_caption"), name: "aid-outputs", heads: [[t("aid_figure")], [t("aid_comes_to"), true]], rows: outputs })),
    part(ctx, at("checks"), t("aid_checks"), checks.length > 0
      && table({ caption: t("aid_checks_caption"), heads: [[t("aid_check")], [t("aid_check_answer")], [t("aid_evidence")]], rows: checks })),
    part(ctx, at("break-even"), t("aid_break_even_title"), list(ctx, breakEvenOf(model, input, ctx.result, t))),
    aside,
    part(ctx, at("years"), t("aid_years"), years.rows.length > 0
      && table({ caption: t("aid_years_caption"), name: "aid-years", heads: [[t("aid_year")], ...years.heads.map((head) => [head, true])], rows: years.rows })),
    part(ctx, at("evidence"), t("aid_evidence"), ...rests(ctx)));
}

// startsOf returns a function that gives the first year of a series.
function startsOf(model, input) {
  const work = formulas(model, new Map((model.inputs || []).map((of) => [of.id, valueOf(of, input)])));
  return (id) => Number(work.list(id).from || 0);
}

function rests(ctx) {
  const { el, definition, model } = ctx;
  const judged = [...(model.inputs || []), ...model.outputs];
  const refs = [definition, ...judged].flatMap(({ ev }) => ev || []);
  const own = model.outputs.filter(({ note }) => note);
  return [
    sources(ctx, refs),
    own.length > 0 && el("ul", {}, own.map((output) => el("li", {}, typographic(output.title) + ": ", judgement(ctx, output)))),
  ].filter(Boolean);
}
