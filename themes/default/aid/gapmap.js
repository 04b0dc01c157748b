// Sets what is needed against what there is: the twin of gapmap_*.go. Pure,
// without a browser.
import { has, isObject, own } from "../app/own.js";
import { strangers } from "./input.js";
import { readNumber } from "./number.js";
import { add, compare, mul, parse, sub, toText, zero } from "./rational.js";
import { sorted } from "../app/text.js";

export const statuses = ["gap", "shortfall", "unknown", "surplus", "spare", "met", "not-needed"];
export const fields = ["need", "have", "cost", "funding", "who", "vital"];

/** The status and marks of each line, their order, and the totals. */
export function evaluate(model, input) {
  const { lines, invalid, unknown } = readLines(model, input);
  const looked = lines.map((line, place) => look(model, line, place));
  const order = [...looked].sort((a, b) =>
    statuses.indexOf(a.status) - statuses.indexOf(b.status)
    || b.line.vital - a.line.vital
    || (b.closeCost === null) - (a.closeCost === null)
    || (a.closeCost === null ? 0 : compare(b.closeCost, a.closeCost))
    || a.place - b.place);
  const result = {
    lines: looked.map(({ line, status, gap, closeCost, marks }) => ({ id: line.id, status, gap: text(gap), close_cost: text(closeCost), marks })),
    order: order.map(({ line }) => line.id),
    counts: counted(looked.map(({ status }) => status)),
    marks: counted(looked.flatMap(({ marks }) => marks)),
    totals: {
      gap: toText(total(looked.map(({ gap }) => gap))),
      close_cost: toText(total(looked.map(({ closeCost }) => closeCost))),
      close_cost_unknown: looked.filter(({ closeCost }) => closeCost === null).map(({ line }) => line.id),
    },
    funders: Object.fromEntries((model.funders || []).map(({ id }) => [id, lines.filter(({ funding }) => funding !== null && funding.includes(id)).length])),
  };
  if (invalid.length > 0) result.invalid = invalid;
  if (unknown.length > 0) result.unknown = sorted(unknown);
  return result;
}

/** The lines as the reader has them: amounts as fractions, null for not known. */
export function readLines(model, input) {
  const nested = own(input, "lines");
  const given = isObject(nested) ? nested : input;
  const around = [{ id: "lines" }, ...(isObject(nested) ? [] : model.lines)];
  const invalid = nested === undefined || isObject(nested) || model.lines.some(({ id }) => id === "lines") ? [] : ["lines"];
  const unknown = strangers(input, around);
  if (isObject(nested)) unknown.push(...strangers(nested, model.lines));
  const lines = model.lines.map((filed) => {
    const { id } = filed;
    const line = { ...filed, vital: filed.vital === true };
    for (const field of fields.slice(0, 3)) line[field] = filed[field] === null ? null : parse(filed[field]);
    const row = own(given, id);
    if (row !== undefined && !isObject(row)) invalid.push(id);
    if (!isObject(row)) return line;
    unknown.push(...strangers(row, fields.map((field) => ({ id: field }))).map((field) => id + "." + field));
    for (const field of fields) {
      if (!has(row, field)) continue;
      if (field === "vital" && row.vital === null) continue;
      const value = readField(model, field, row[field]);
      if (value === undefined) invalid.push(id + "." + field);
      else line[field] = value;
    }
    return line;
  });
  return { lines, invalid, unknown };
}

/** A value of a field; undefined if it is none. */
export function readField({ funders, providers }, field, value) {
  if (field === "vital") return typeof value === "boolean" ? value : undefined;
  if (value === null) return null;
  if (field === "funding" || field === "who") {
    const known = (field === "who" ? providers : funders) || [];
    const fine = Array.isArray(value) && value.every((v) => known.some(({ id }) => id === v));
    return fine ? [...new Set(value)] : undefined;
  }
  const amount = readNumber(value);
  return amount === null || amount.n < 0n ? undefined : amount;
}

function look(model, line, place) {
  const { need, have, cost, funding, who } = line;
  const status = statusOf(need, have);
  const short = status === "gap" || status === "shortfall";
  const gap = status === "unknown" ? null : short ? sub(need, have) : zero;
  const closeCost = gap === null ? null : !short ? zero : cost === null ? null : mul(gap, cost);
  const temporary = (id) => model.funders.find((funder) => funder.id === id).temporary === true;
  const marks = [];
  if (need === null || need.n !== 0n) {
    if (funding !== null && funding.length === 0) marks.push("unfunded");
    if (funding !== null && funding.length > 0 && funding.every(temporary)) marks.push("time-limited");
    if (funding !== null && funding.length === 1) marks.push("single-funder");
    if (who !== null && who.length === 0) marks.push("no-provider");
  }
  if ((status === "spare" || status === "surplus") && who !== null && who.length > 1) marks.push("check-duplication");
  if (short && cost === null) marks.push("cost-unknown");
  return { line, place, status, gap, closeCost, marks };
}

function statusOf(need, have) {
  if (need === null || have === null) return "unknown";
  if (need.n === 0n) return have.n === 0n ? "not-needed" : "surplus";
  if (have.n === 0n) return "gap";
  const more = compare(have, need);
  return more < 0 ? "shortfall" : more > 0 ? "spare" : "met";
}

function counted(names) {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] || 0) + 1;
  return counts;
}

const total = (amounts) => amounts.filter((amount) => amount !== null).reduce(add, zero);
const text = (amount) => (amount === null ? null : toText(amount));
