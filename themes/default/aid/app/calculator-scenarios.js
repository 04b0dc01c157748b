// Figures kept beside each other for as long as the page is open: up to four
// scenarios, the present one among them.
import { compare } from "../rational.js";
import { checkOf, givenOf, outputOf, valueOf } from "./calculator-words.js";
import { button, unseen } from "../../app/el.js";
import { table } from "./parts.js";
import { box } from "./pieces.js";
import { typographic } from "./say.js";

const most = 3; // besides the present one
const kept = []; // { name, input, result }
let naming = null; // made once, so that what is typed into it stays

/** The part of the page for scenarios; fine tells whether there is a result to keep. */
export function scenarios(ctx, fine) {
  const { el, t } = ctx;
  if (naming === null) naming = namingOf(ctx);
  naming.update(ctx, fine);
  return el("section", { class: "aid-scenarios", "aria-labelledby": "aid-scenarios" },
    el("h3", { id: "aid-scenarios", tabindex: "-1" }, t("aidjs_scenarios")), el("p", {}, t("aidjs_scenarios_words")),
    naming.node, fine && kept.length > 0 ? side(ctx) : null);
}

// namingOf makes the box for the name of the present figures and its button.
function namingOf(first) {
  const { el, t } = first;
  let now = first;
  const field = box(first, { id: "aid-scenario-name", label: t("aidjs_scenario_name"), mode: "text", width: "aid-medium", typed() {} });
  const keep = button(t("aidjs_scenario_keep"), () => {
    const name = field.input.value.trim() || t("aidjs_scenario_n", { n: String(kept.length + 1) });
    kept.push({ name, input: now.input, result: now.result });
    field.input.value = "";
    redraw(now);
  });
  const full = el("p", {}, t("aidjs_scenarios_full"));
  return {
    node: el("div", { class: "app-buttons" }, field.node, keep, full),
    update(ctx, fine) {
      now = ctx;
      field.node.hidden = keep.hidden = kept.length >= most;
      full.hidden = kept.length < most;
      keep.disabled = !fine;
    },
  };
}

// redraw shows the scenarios anew, with the reader at their heading.
function redraw(ctx) {
  ctx.change(ctx.input);
  const heading = document.getElementById("aid-scenarios");
  if (heading !== null) heading.focus();
}

function side(ctx) {
  const { el, t, model, input, result } = ctx;
  const all = [...kept, { name: t("aidjs_scenario_now"), input, result }];
  const differs = (of) => all.some((each) => compare(valueOf(of, each.input), valueOf(of, all[0].input)) !== 0);
  const heads = [[t("aid_figure")], ...all.map(({ name }) => [name, true])];
  const changed = (model.inputs || []).filter(differs);
  const inputs = changed.map((of) => [typographic(of.ask), ...all.map((each) => givenOf(t, of, each.input))]);
  const outputs = model.outputs.map((output) => [typographic(output.title), ...all.map((each) => {
    const { value, why } = outputOf(t, output, each.result.outputs[output.id]);
    return value || el("span", { class: "aid-undefined" }, why);
  })]);
  const checks = (model.checks || []).map((check) => [typographic(check.title), ...all.map((each) => checkOf(t, each.result.checks[check.id]))]);
  const wide = (caption, rows) => rows.length > 0 && table({ caption, name: "aid-side", heads, rows });
  return el("div", {},
    changed.length > 0 ? wide(t("aidjs_scenarios_in"), inputs) : el("p", {}, t("aidjs_scenarios_same")),
    wide(t("aidjs_scenarios_out"), [...outputs, ...checks]),
    el("ul", { class: "aid-scenario-list" }, kept.map((each, i) => el("li", {}, el("strong", {}, each.name), " ",
      button([t("aidjs_scenario_use"), unseen(each.name)], () => {
        ctx.change(each.input);
        document.getElementById("aid-scenarios").focus();
      }), " ",
      button([t("aidjs_scenario_remove"), unseen(each.name)], () => {
        kept.splice(i, 1);
        redraw(ctx);
      })))));
}
