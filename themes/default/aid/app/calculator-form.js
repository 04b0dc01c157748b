// The figures that go into a calculator. Each box holds the example's figure until
// the reader changes it.
import { own } from "../../app/own.js";
import { decimal } from "../number.js";
import { parse } from "../rational.js";
import { errorOf, exampleOf, standingOf } from "./calculator-words.js";
import { button, unseen } from "../../app/el.js";
import { withField } from "./fields.js";
import { figure, typed as bare } from "./figures.js";
import { box, judgement, standing, undoable } from "./pieces.js";
import { typographic } from "./say.js";
import { exampled } from "./whose.js";

export function form(first) {
  const { el, t, model } = first;
  const now = { ctx: first };
  const fields = (model.inputs || []).map((of) => fieldOf(now, of));
  const undo = undoable(now);
  const again = button(t("aidjs_example_again"), () => undo.put({}, t("aidjs_gap_exampled")));
  const stand = standing(now, (ctx) => exampled(model.inputs || [], ctx.input, standingOf(model, ctx.input, ctx.result, t), t));
  const node = el("form", { class: "aid-form", novalidate: true, autocomplete: "off" },
    el("h2", {}, t("aidjs_figures")), el("p", {}, t("aidjs_figures_words")),
    el("div", { class: "aid-figures" }, fields.map(({ node }) => node)), el("p", {}, again), undo.node, stand.node);
  node.addEventListener("submit", (event) => event.preventDefault());
  node.update = (ctx) => {
    now.ctx = ctx;
    for (const field of fields) field.update(ctx);
    stand.update(ctx);
  };
  node.update(first);
  return node;
}

const after = { years: "aidjs_years", hours: "aidjs_hours", fte: "aidjs_fte" };

function fieldOf(now, of) {
  const { ctx } = now;
  const { el, t } = ctx;
  const example = decimal(parse(of.default));
  const word = after[of.unit] ? t(after[of.unit]) : "";
  const unit = of.unit === "percent" ? "%" : of.ask.toLowerCase().includes(word.toLowerCase()) ? "" : word;
  const given = (input) => own(input, of.id);
  const state = el("span", { class: "aid-example" });
  const field = box(ctx, {
    id: "aid-input-" + of.id, label: [typographic(of.ask), el("span", { class: "unseen" }, of.unit === "gbp" ? " (£)" : unit && " (" + unit + ")")],
    hint: [of.hint && el("p", {}, typographic(of.hint)), state].filter(Boolean),
    before: of.unit === "gbp" ? "£" : "", after: unit, width: of.unit === "gbp" ? "aid-medium" : "aid-short",
    typed(text) {
      const value = bare(text);
      now.ctx.change(withField(now.ctx.input, of.id, value === "" ? undefined : value));
    },
  });
  field.input.addEventListener("blur", () => field.set(written(given(now.ctx.input), example)));
  const rests = el("details", { class: "aid-rests-on" }, el("summary", {}, t("aidjs_rests_on"), unseen(typographic(of.ask))), el("p", {}, judgement(ctx, of)));
  field.node.append(rests);
  return {
    node: field.node, input: field.input,
    update({ input }) {
      const value = given(input);
      field.set(written(value, example));
      field.fail(errorOf(t, of, value));
      state.textContent = value === undefined || value === example ? "" : t("aidjs_example_was", { value: exampleOf(t, of) });
    },
  };
}

// written is a figure as it stands in its box: with commas, or as it was typed where
// it is none.
function written(value, example) {
  const text = value === undefined ? example : String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? figure(text) : text;
}
