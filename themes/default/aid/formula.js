// Works out formulas from their syntax trees: the twin of eval.go. Nothing is
// parsed here. Pure, without a browser.
//
// What cannot be worked out is thrown as { by }: the output where it began, or
// "" for the formula at hand.
import { add, compare, div, make, mul, neg, one, parse, shown, sub, whole, zero } from "./rational.js";

const longest = 400; // elements of a series

/** The outputs and series of a calculator for some inputs, each worked out once. */
export function formulas(model, inputs) {
  const outputs = byId(model.outputs);
  const series = byId(model.series);
  const known = new Map();

  /** An output as { value }, or { by } if it is undefined. */
  function output(id) {
    if (!known.has(id)) known.set(id, attempt(() => calc(outputs.get(id).expr), id));
    return known.get(id);
  }

  /** A series as { items }, each { value } or { by }, or { by }. */
  function list(id) {
    const key = "series " + id;
    if (!known.has(key)) known.set(key, elements(series.get(id)));
    return known.get(key);
  }

  /** A check: true, false, or null if it cannot be checked. */
  function check(expr) {
    const truth = attempt(() => calc(expr), "");
    return "value" in truth ? truth.value : null;
  }

  function elements({ from, to, expr }) {
    const ends = attempt(() => [calc(from), calc(to)], "");
    if (!("value" in ends)) return ends;
    const [first, last] = ends.value;
    if (first.d !== 1n || last.d !== 1n || last.n - first.n >= longest) return { by: "" };
    const items = [];
    for (let t = first.n; t <= last.n; t++) items.push(attempt(() => calc(expr, whole(t)), ""));
    return { items };
  }

  function calc([op, ...args], t) {
    const value = (i) => calc(args[i], t);
    const items = (i) => demand(list(args[i][1])).items;
    switch (op) {
      case "num":
        return parse(args[0]);
      case "ref":
        if (args[0] === "t" && t !== undefined) return t;
        return inputs.has(args[0]) ? inputs.get(args[0]) : demand(output(args[0])).value;
      case "if":
        return value(value(0) ? 1 : 2);
      case "sum":
        return items(0).map((item) => demand(item).value).reduce(add, zero);
      case "npv":
        return present(add(one, value(0)), items(1));
      case "payback":
        return payback(items(0));
    }
    return functions[op](...args.map((_, i) => value(i)));
  }

  return { output, list, check };
}

// functions take what their arguments come to.
const functions = {
  neg,
  "+": add,
  "-": sub,
  "*": mul,
  "/": quotient,
  "<": (a, b) => compare(a, b) < 0,
  "<=": (a, b) => compare(a, b) <= 0,
  ">": (a, b) => compare(a, b) > 0,
  ">=": (a, b) => compare(a, b) >= 0,
  "==": (a, b) => compare(a, b) === 0,
  "!=": (a, b) => compare(a, b) !== 0,
  min: (...values) => values.reduce(lesser),
  max: (...values) => values.reduce(greater),
  abs: (a) => (a.n < 0n ? neg(a) : a),
  round(a, { n, d }) {
    if (d !== 1n || n < 0n || n > 15n) undefinedHere();
    return div(whole(shown(a, Number(n)).replace(".", "")), whole(10n ** n));
  },
  clamp(a, low, high) {
    if (compare(low, high) > 0) undefinedHere();
    return lesser(greater(a, low), high);
  },
  ramp: (a, from, to) => lesser(greater(quotient(sub(a, from), sub(to, from)), zero), one),
};

const lesser = (a, b) => (compare(b, a) < 0 ? b : a);
const greater = (a, b) => (compare(b, a) > 0 ? b : a);

function quotient(a, b) {
  if (b.n === 0n) undefinedHere();
  return div(a, b);
}

// present returns Σ s_t / growth^t, brought to lowest terms once.
function present(growth, items) {
  if (growth.n <= 0n) undefinedHere();
  const values = items.map((item) => demand(item).value);
  let [n, d] = [0n, 1n];
  for (const value of values.reverse()) {
    n = n * growth.d * value.d + value.n * d * growth.n;
    d *= growth.n * value.d;
  }
  return make(n, d);
}

// payback returns when the running total reaches 0, straight within a step.
function payback(items) {
  let total = zero;
  for (let t = 0; t < items.length; t++) {
    const { value } = demand(items[t]);
    const next = add(total, value);
    if (next.n >= 0n) return t === 0 ? zero : sub(whole(t - 1), div(total, value));
    total = next;
  }
  return undefinedHere();
}

function undefinedHere() {
  throw { by: "" };
}

// demand returns what is defined, or passes on where it became undefined.
function demand(result) {
  if ("by" in result) throw result;
  return result;
}

// attempt returns { value }, or { by }, which is self where it began here.
function attempt(work, self) {
  try {
    return { value: work() };
  } catch (problem) {
    if (problem === null || typeof problem.by !== "string") throw problem;
    return { by: problem.by || self };
  }
}

function byId(items) {
  return new Map((items || []).map((item) => [item.id, item]));
}
