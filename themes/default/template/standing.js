// How far a reader has come, and what cannot be right. Pure.
import { dayParts } from "../app/day.js";
import { own } from "../app/own.js";
import { hasRows } from "./answers.js";
import { isEmptyRow, trim } from "./fill.js";

/**
 * How many fields there are and have something in them, and which are needed and
 * have not: { all, filled, missing: [{ id, label }] }. The id of a column in a row is
 * risks.0.owner; of rows that hold nothing only the first counts, and only where the
 * field is needed.
 */
export function standingOf(fields, answers) {
  const missing = fields.flatMap((field) => missingIn(field, own(answers, field.id)));
  return { all: fields.length, filled: fields.filter((field) => isFilled(field, own(answers, field.id))).length, missing };
}

export const isFilled = (field, value) => (hasRows(field.type) ? rowsIn(value).some((row) => !isEmptyRow(row)) : textIn(value) !== "");

const textIn = (value) => (typeof value === "string" ? trim(value) : "");
const rowsIn = (value) => (Array.isArray(value) ? value : []);

function missingIn(field, value) {
  if (!hasRows(field.type)) return field.required && textIn(value) === "" ? [{ id: field.id, label: field.label }] : [];
  if (!isFilled(field, value)) return field.required ? [{ id: field.id + ".0." + field.columns[0].id, label: field.label }] : [];
  return rowsIn(value).flatMap((row, n) => (isEmptyRow(row) ? [] : field.columns
    .filter((column) => column.required && textIn(own(row, column.id)) === "")
    .map((column) => ({ id: [field.id, n, column.id].join("."), label: column.label, of: field.label, row: n + 1 }))));
}

/** What cannot be right about a text: "number", "date", or "". */
export function problemOf(type, text) {
  const value = trim(text || "");
  if (value === "") return "";
  if (type === "number" && !/^[-+−]?[£$€]? ?[0-9]([0-9,. ]*[0-9])? ?%?$/.test(value)) return "number";
  return type === "date" && dayParts(value) === null ? "date" : "";
}

/** Those texts that cannot be right: [{ id, label, problem }]. */
export function problemsIn(fields, answers) {
  return fields.flatMap((field) => (hasRows(field.type)
    ? rowsIn(own(answers, field.id)).flatMap((row, n) => field.columns.flatMap((column) => found([field.id, n, column.id].join("."), column, own(row, column.id))))
    : found(field.id, field, own(answers, field.id))));
}

function found(id, { type, label }, text) {
  const problem = problemOf(type, text);
  return problem === "" ? [] : [{ id, label, problem }];
}

/** The text for the boxes of a day, month and year: 2026-11-21 where it is a day. */
export function joinDay({ day, month, year }) {
  const [d, m, y] = [day, month, year].map(trim);
  if (d + m + y === "") return "";
  const text = y + "-" + m.padStart(2, "0") + "-" + d.padStart(2, "0");
  return dayParts(text) ? text : [d, m, y].join("/"); // kept as it was typed
}

/** The boxes for a text. */
export function splitDay(text) {
  const parts = dayParts(text);
  if (parts) return { day: String(parts.date), month: String(parts.month), year: String(parts.year) };
  const [day = "", month = "", ...year] = text.split("/");
  return { day, month, year: year.join("/") };
}

/**
 * The fields under the headings of the document, in its order: [{ title, fields }].
 * places has the heading above the first blank of each field, by id.
 */
export function grouped(fields, headings, places) {
  const groups = headings.map((title) => ({ title, fields: [] }));
  for (const field of fields) {
    const at = own(places, field.id);
    groups[at === undefined ? 0 : at].fields.push(field);
  }
  return groups.filter((group) => group.fields.length > 0);
}
