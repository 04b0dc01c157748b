// Works out formulas from their syntax trees: the twin of eval.go. Nothing is
// parsed here. Pure, without a browser.
//
// What cannot be worked out is thrown as { by }: the output where it began, or
// "" for the formula at hand.
import { add, compare, div, mul, neg, one, over, parse, shown, sub, whole, wholeOf, zero } from "./rational.js";

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

  /** A series as { items, from }, each item { value } or { by }, or { by }. */
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
    const [first, last] = ends.value.map(wholeOf);
    if (first === null || last === null || last - first >= longest) return { by: "" };
    const items = [];
    for (let t = first; t <= last; t++) items.push(attempt(() => calc(expr, whole(t)), ""));
    return { items, from: first };
  }

  function calc(node, t) {
    switch (node[0]) {
      case "num":
        return parse(node[1]);
      case "ref":
        if (node[1] === "t" && t !== undefined) return t;
        return inputs.has(node[1]) ? inputs.get(node[1]) : demand(output(node[1])).value;
      case "if":
        return calc(node[calc(node[1], t) ? 2 : 3], t);
      case "sum":
        return items(node[1]).map((item) => demand(item).value).reduce(add, zero);
      case "npv":
        return present(growing(calc(node[1], t)), items(node[2]));
      case "payback":
        return payback(items(node[1]));
    }
    const values = [];
    for (let i = 1; i < node.length; i++) values.push(calc(node[i], t));
    return functions[node[0]](...values);
  }

  function items(reference) {
    return demand(list(reference[1])).items;
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
  round(a, dp) {
    const n = wholeOf(dp);
    if (n === null || n < 0n || n > 15n) undefinedHere();
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

// growing returns 1 + rate, which must be above 0.
function growing(rate) {
  const growth = add(one, rate);
  if (growth.n <= 0n) undefinedHere();
  return growth;
}

// present returns Σ s_t / growth^t, with t from 0.
function present(growth, items) {
  const values = items.map((item) => demand(item).value);
  let [n, d] = [0n, 1n];
  for (const value of values.reverse()) {
    n = n * growth.d * value.d + value.n * d * growth.n;
    d *= growth.n * value.d;
  }
  return over(n, d);
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
