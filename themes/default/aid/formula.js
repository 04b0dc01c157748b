// Works out formulas from their syntax trees: the twin of eval.go. Nothing is
// parsed here: each tree becomes a function once. Pure, without a browser.
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
  const scope = { inputs, output, items };

  /** An output as { value }, or { by } if it is undefined. */
  function output(id) {
    if (!known.has(id)) known.set(id, attempt(() => calc(outputs.get(id).expr)(scope), id));
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
    const truth = attempt(() => calc(expr)(scope), "");
    return "value" in truth ? truth.value : null;
  }

  function elements({ from, to, expr }) {
    const ends = attempt(() => [calc(from)(scope), calc(to)(scope)], "");
    if (!("value" in ends)) return ends;
    const [first, last] = ends.value.map(wholeOf);
    if (first === null || last === null || last - first >= longest) return { by: "" };
    const items = [];
    const each = calc(expr);
    for (let t = first; t <= last; t++) items.push(attempt(() => each(scope, whole(t)), ""));
    return { items, from: first };
  }

  function items(id) {
    return demand(list(id)).items;
  }

  return { output, list, check };
}

const made = new WeakMap(); // functions by trees

/** What a tree comes to in a scope, and at t within a series. */
function calc(node) {
  if (!made.has(node)) made.set(node, make(node));
  return made.get(node);
}

function make([op, ...rest]) {
  switch (op) {
    case "num": {
      const value = parse(rest[0]);
      return () => value;
    }
    case "ref": {
      const [id] = rest;
      const value = ({ inputs, output }) => (inputs.has(id) ? inputs.get(id) : demand(output(id)).value);
      return id === "t" ? (scope, t) => t || value(scope) : value;
    }
    case "sum":
      return (scope) => scope.items(rest[0][1]).map((item) => demand(item).value).reduce(add, zero);
    case "payback":
      return (scope) => payback(scope.items(rest[0][1]));
    case "npv": {
      const rate = calc(rest[0]);
      return (scope, t) => present(growing(rate(scope, t)), scope.items(rest[1][1]));
    }
  }
  const parts = rest.map(calc);
  const [a, b, c] = parts;
  if (op === "if") return (scope, t) => (a(scope, t) ? b : c)(scope, t);
  const work = functions[op];
  if (rest.length === 1) return (scope, t) => work(a(scope, t));
  if (rest.length === 2) return (scope, t) => work(a(scope, t), b(scope, t));
  return (scope, t) => work(...parts.map((part) => part(scope, t)));
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

const found = new WeakMap(); // by lists
const none = [];

function byId(items = none) {
  if (!found.has(items)) found.set(items, new Map(items.map((item) => [item.id, item])));
  return found.get(items);
}
