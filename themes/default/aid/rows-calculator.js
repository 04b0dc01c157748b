// The table of a calculator's record. Pure.
import { own } from "../app/own.js";
import { decimal, readNumber } from "./number.js";
import { parse, shown } from "./rational.js";
import { byId, row } from "./rows.js";

export function rowsOf(model, input, result) {
  const defaults = new Set(result.defaults_used);
  const [of, output] = [model.inputs, model.outputs].map(byId);
  const out = (model.inputs || []).map((item) => {
    const left = defaults.has(item.id);
    const value = left ? parse(item.default) : readNumber(own(input, item.id));
    return row(left ? "default" : "input", item.id, item.ask, decimal(value), { unit: item.unit, of: left ? item : { basis: "reader" } });
  });
  for (const id of result.out_of_range || []) out.push(row("out-of-range", id, of(id).ask, "", of(id)));
  for (const [id, found] of Object.entries(result.outputs || {})) {
    out.push(row("output", id, output(id).title, found.shown || found.undefined, { unit: output(id).unit, of: output(id) }));
  }
  for (const [id, truth] of Object.entries(result.checks || {})) {
    const check = byId(model.checks)(id);
    out.push(row("check", id, check.title, truth, { of: check }));
  }
  for (const [id, items] of Object.entries(result.series || {})) {
    const { title } = byId(model.series)(id);
    items.forEach((item, i) => out.push(row("series", id + "." + i, title, item === null ? "" : shown(parse(item), 2))));
  }
  for (const { input: id, output: zero, shown: value } of result.break_even || []) {
    out.push(row("break-even", id + "." + zero, of(id).ask + ": " + output(zero).title, value, { unit: of(id).unit }));
  }
  return out;
}
