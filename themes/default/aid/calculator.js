// Works out figures from figures: the twin of calculator_*.go. Pure, without a
// browser.
import { formulas } from "./formula.js";
import { own } from "../app/own.js";
import { strangers } from "./input.js";
import { fits, readNumber } from "./number.js";
import { add, compare, div, mul, parse, shown, sub, toText, whole } from "./rational.js";
import { sorted } from "../app/text.js";

/** The outputs, checks and series, and where outputs become zero. */
export function evaluate(model, input) {
  const inputs = model.inputs || [];
  const invalid = [];
  const defaults = [];
  const values = new Map();
  for (const { id, dp, default: normal } of inputs) {
    const given = own(input, id);
    let value = given === undefined ? null : readNumber(given);
    if (value !== null && !fits(value, Number(dp))) value = null;
    if (given !== undefined && value === null) invalid.push(id);
    if (value === null) defaults.push(id);
    values.set(id, value === null ? parse(normal) : value);
  }
  const outside = inputs.filter(({ id, min, max }) => beyond(values.get(id), parse(min), parse(max))).map(({ id }) => id);
  const unknown = sorted(strangers(input, inputs));

  const result = { defaults_used: defaults };
  if (invalid.length > 0) result.invalid = invalid;
  if (unknown.length > 0) result.unknown = unknown;
  if (outside.length > 0) return { ...result, out_of_range: outside };

  const work = formulas(model, values);
  return Object.assign(result, {
    outputs: keyed(model.outputs, ({ id, dp }) => shownOutput(model, dp, work.output(id))),
    checks: keyed(model.checks, ({ expr }) => work.check(expr)),
    series: keyed(model.series, ({ id }) => (work.list(id).items || []).map(({ value }) => (value ? toText(value) : null))),
    break_even: inputs.flatMap((of) => (of.solve || []).map((output) => breakEven(model, values, of, output))).filter((found) => found !== null),
  });
}

// shownOutput says of what is undefined what the output says where it began.
function shownOutput({ outputs }, dp, { value, by }) {
  if (value !== undefined) return { exact: toText(value), shown: shown(value, Number(dp)) };
  const { if_undefined } = outputs.find(({ id }) => id === by);
  return { undefined: if_undefined || "This cannot be worked out.", by };
}

// breakEven finds the value of an input at which an output is zero, where the
// output is a straight line in it; null if it is none.
function breakEven(model, values, { id, min, max, dp }, output) {
  const [from, to] = [parse(min), parse(max)];
  const ends = [from, div(add(from, to), whole(2)), to];
  const [low, middle, high] = ends.map((x) => formulas(model, new Map(values).set(id, x)).output(output).value);
  if (!low || !middle || !high || compare(low, high) === 0) return null;
  if (compare(sub(middle, low), sub(high, middle)) !== 0) return null;
  const at = sub(from, div(mul(low, sub(to, from)), sub(high, low)));
  const found = !beyond(at, from, to);
  return { input: id, output, value: found ? toText(at) : null, shown: found ? shown(at, Number(dp)) : null };
}

function beyond(value, min, max) {
  return compare(value, min) < 0 || compare(value, max) > 0;
}

function keyed(items, value) {
  return Object.fromEntries((items || []).map((item) => [item.id, value(item)]));
}
