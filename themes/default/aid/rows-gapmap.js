// The tables of a gap map: that of its record, and a sheet to fill in. Pure.
import { fields, readField, readLines } from "./gapmap.js";
import { readCSV, writeCSV } from "../app/csv.js";
import { inside, put } from "./link-answers.js";
import { readText, written } from "./link-gapmap.js";
import { byId, row } from "./rows.js";

/** One row for each line, in order: its gap. */
export function rowsOf(model, input, result) {
  const line = byId(model.lines);
  const looked = byId(result.lines);
  return result.order.map((id) => row(looked(id).status, id, line(id).title, looked(id).gap, { unit: model.unit }));
}

const about = ["line", "group", "title"];
const found = ["status", "gap", "close_cost", "marks"];

/** A sheet with every line in order, which readSheet reads back. */
export function writeSheet(model, input, result) {
  const line = byId(readLines(model, input).lines);
  const looked = byId(result.lines);
  return writeCSV([
    [...about, ...fields, ...found],
    ...result.order.map((id) => {
      const { status, gap, close_cost, marks } = looked(id);
      return [id, line(id).group, line(id).title, ...fields.map((field) => written(line(id)[field])), status, gap, close_cost, marks.join(" ")];
    }),
  ]);
}

/** Reads a sheet: { input, lost }, where lost names cells that say nothing. */
export function readSheet(model, text) {
  const [header = [], ...rows] = readCSV(text);
  const input = { lines: {} };
  const lost = [];
  for (const cells of rows) {
    const id = cells[header.indexOf("line")];
    if (!model.lines.some((line) => line.id === id)) {
      if (id) lost.push(id);
      continue;
    }
    for (const field of fields) {
      const at = header.indexOf(field);
      if (at < 0 || at >= cells.length) continue;
      const value = readText(field, cells[at].trim());
      if (readField(model, field, value) === undefined) lost.push(id + "." + field);
      else put(inside(input.lines, id), field, value);
    }
  }
  return { input, lost };
}
