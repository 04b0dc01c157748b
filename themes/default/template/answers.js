// Files of answers: the twin of generator/fill/answers.go. Files come from anywhere,
// so whatever is not as it should be is left out and named. Pure.
//
// template is { name, digest, fields: [{ id, type, columns: [{ id }], shared }] }.
import { unmarked } from "../app/json.js";
import { isObject, own } from "../app/own.js";
import { wellFormed } from "../app/text.js";

const version = 1;
const mostCharacters = 2000000;
const mostRows = 300;
const longest = 50000;

/** Tells whether fields of a type have rows. */
export const hasRows = (type) => type === "table" || type === "repeat";

/**
 * Reads a file: { error }, or { answers, rest, unknown, made, other, changed }. rest
 * is what the template cannot take, as it stands in the file, and unknown its names;
 * other is the template that the file was made for, if it is another.
 */
export function readAnswers(text, template) {
  if (text.length > mostCharacters) return { error: "large" };
  const file = parsed(unmarked(text));
  if (file === undefined) return { error: "syntax" };
  if (!isObject(file) || own(file, "answers") === undefined) return { error: "kind" };
  if (file.answers !== version) return { error: "version" };
  const fields = own(file, "fields");
  if (!isObject(fields)) return { error: "kind" };
  const name = textOf(own(file, "template"));
  const same = name === template.name;
  const digest = textOf(own(file, "digest")); // a file made by hand has none
  return {
    error: "",
    made: textOf(own(file, "made")),
    other: same ? "" : name || "?",
    changed: same && digest !== "" && digest !== template.digest,
    ...sorted(fields, template.fields),
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sorted(given, fields) {
  const answers = {};
  const rest = {};
  for (const id of Object.keys(given)) {
    const field = fields.find((one) => one.id === id);
    const value = field && valueOf(given[id], field);
    if (value === undefined) put(rest, id, given[id]);
    else put(answers, id, value);
  }
  return { answers, rest, unknown: Object.keys(rest).sort(inOrder) };
}

// put sets a key that may be called "__proto__".
function put(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

// inOrder compares by characters, as the generator does.
function inOrder(a, b) {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const between = left[i].codePointAt(0) - right[i].codePointAt(0);
    if (between !== 0) return between;
  }
  return left.length - right.length;
}

// valueOf reads the value of a field; undefined if it is of another kind.
function valueOf(value, field) {
  if (!hasRows(field.type)) return asText(value);
  if (!Array.isArray(value) || value.length > mostRows || !value.every(isObject)) return undefined;
  const rows = value.map((row) => rowOf(row, field.columns));
  return rows.includes(undefined) ? undefined : rows;
}

function rowOf(row, columns) {
  const read = {};
  for (const { id } of columns) {
    const cell = own(row, id);
    if (cell === undefined) continue;
    const text = asText(cell);
    if (text === undefined) return undefined;
    read[id] = text;
  }
  return read;
}

const textOf = (value) => asText(value) || "";

// asText returns a text without what no document can hold.
function asText(value) {
  return typeof value === "string" && value.length <= longest ? clean(value) : undefined;
}

/** A text without control characters and halves of characters, and with one kind of line end. */
export function clean(text) {
  return wellFormed(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");
}

/** The text of a file. */
export function writeAnswers(template, answers, rest, made) {
  const fields = {};
  for (const { id } of template.fields) {
    const value = own(answers, id);
    if (value !== undefined && value.length > 0) fields[id] = value;
  }
  for (const id of Object.keys(rest)) if (own(fields, id) === undefined) put(fields, id, rest[id]);
  return JSON.stringify({ answers: version, template: template.name, digest: template.digest, made, fields }, null, 2) + "\n";
}

/** The answers with others put in; of what both have, the second holds. */
export function merge(answers, others) {
  const out = {};
  for (const from of [answers, others]) {
    for (const id of Object.keys(from)) if (from[id].length > 0 || own(out, id) === undefined) put(out, id, from[id]);
  }
  return out;
}

/** Those answers that are the same in all documents of a council. */
export function sharedOf(template, answers) {
  const out = {};
  for (const { id, shared } of template.fields) {
    const value = own(answers, id);
    if (shared && value !== undefined && value.length > 0) out[id] = value;
  }
  return out;
}
