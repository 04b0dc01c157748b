// What a calculator's figures come to, in words: the twin of
// generator/render/aid_calculator.go. Pure.
import { own } from "../../app/own.js";
import { fits, readNumber } from "../number.js";
import { compare, parse, shown } from "../rational.js";
import { byId } from "../rows.js";
import { exactly, figure, plain, withUnit } from "./figures.js";
import { counted, typographic } from "./say.js";

/** The value that counts for an input: the reader's, else the example's. */
export function valueOf(of, input) {
  const value = readNumber(own(input, of.id));
  return value !== null && fits(value, Number(of.dp)) ? value : parse(of.default);
}

export const exampleOf = (t, of) => exactly(t, parse(of.default), of.unit, Number(of.dp));

/** The value that counts, marked where it is the example's. */
export const givenOf = (t, of, input) =>
  exactly(t, valueOf(of, input), of.unit, Number(of.dp)) + (own(input, of.id) === undefined ? " " + t("aidjs_example_mark") : "");

/** What is wrong with what the reader gave for an input, or "". */
export function errorOf(t, of, given) {
  if (given === undefined || given === null || given === "") return "";
  const value = readNumber(given);
  const [min, max] = [of.min, of.max].map(parse);
  const range = { from: plain(min, Number(of.dp)), to: plain(max, Number(of.dp)) };
  if (value !== null && !fits(value, Number(of.dp))) {
    return Number(of.dp) === 0 ? t("aidjs_whole", range) : counted(t, "aidjs_decimals", Number(of.dp));
  }
  return value === null || compare(value, min) < 0 || compare(value, max) > 0 ? t("aidjs_number", range) : "";
}

/** The figures that keep a result from being worked out: [{ id, text }]. */
export function errorsOf({ inputs = [] }, input, t) {
  return inputs.map((of) => ({ id: of.id, ask: typographic(of.ask), text: errorOf(t, of, own(input, of.id)) })).filter(({ text }) => text !== "");
}

/** An output: what it comes to, or why it cannot be worked out. */
export function outputOf(t, output, found) {
  if (found.shown !== undefined) return { value: withUnit(t, found.shown, output.unit), why: "" };
  return { value: "", why: typographic(found.undefined === "This cannot be worked out." ? t("aid_not_worked_out") : found.undefined) };
}

export const checkOf = (t, truth) => t(truth === true ? "aid_check_yes" : truth === false ? "aid_check_no" : "aid_check_unknown");

/** The sentence for those who hear the page: the outputs that lead. */
export function sentenceOf(model, input, result, t) {
  const errors = errorsOf(model, input, t);
  if (errors.length > 0) return errors[0].ask + ": " + errors[0].text;
  return model.outputs.map((output) => lineOf(t, output, result)).join("; ");
}

/** In short: the outputs whose zero is looked for, else the last. */
export function standingOf(model, input, result, t) {
  const errors = errorsOf(model, input, t);
  if (errors.length > 0) return counted(t, "aidjs_figures_wrong", errors.length);
  const sought = new Set((model.inputs || []).flatMap(({ solve }) => solve || []));
  const last = model.outputs[model.outputs.length - 1];
  const shown = sought.size > 0 ? model.outputs.filter(({ id }) => sought.has(id)) : [last];
  return shown.map((output) => lineOf(t, output, result)).join("; ");
}

function lineOf(t, output, result) {
  const { value, why } = outputOf(t, output, result.outputs[output.id]);
  return typographic(output.title) + ": " + (value || why);
}

/** The series by year: { heads, rows: [[year, …]] }. */
export function yearsOf(model, result, t, from) {
  const series = model.series || [];
  const years = new Map();
  series.forEach(({ id }, i) => (result.series[id] || []).forEach((value, n) => {
    const year = from(id) + n;
    if (!years.has(year)) years.set(year, series.map(() => ""));
    const { unit, dp } = unitOf(model, id);
    years.get(year)[i] = value === null ? t("aid_check_unknown") : withUnit(t, shown(parse(value), dp), unit);
  }));
  return { heads: series.map(({ title }) => typographic(title)), rows: [...years].sort(([a], [b]) => a - b).map(([year, values]) => [figure(String(year)), ...values]) };
}

// unitOf is the unit of the outputs that are the sum or present value of a series.
function unitOf({ outputs }, id) {
  const of = outputs.filter(({ expr }) => ["sum", "npv"].includes(expr[0]) && expr.some((part) => Array.isArray(part) && part[0] === "ref" && part[1] === id));
  const fine = of.length > 0 && of.every(({ unit }) => unit === of[0].unit);
  return fine ? { unit: of[of.length - 1].unit, dp: Number(of[of.length - 1].dp) } : { unit: "count", dp: 2 };
}

/** Where outputs are zero, in words. */
export function breakEvenOf(model, input, result, t) {
  const [of, output] = [model.inputs, model.outputs].map(byId);
  return result.break_even.map(({ input: id, output: zero, shown: value }) => {
    const item = of(id);
    const names = { output: typographic(output(zero).title), input: typographic(item.ask) };
    if (value === null) return t("aid_break_even_none", names);
    return t("aid_break_even", { ...names, value: withUnit(t, value, item.unit), now: exactly(t, valueOf(item, input), item.unit, Number(item.dp)) });
  });
}
