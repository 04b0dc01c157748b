// What a link says of a gap map. Pure.
import { fields, readField, readLines } from "./gapmap.js";
import { inside, put } from "./link-answers.js";
import { decimal } from "./number.js";

/** Fields that are as filed are left out. */
export function pairs(model, input) {
  const filed = readLines(model, {}).lines;
  const out = [];
  readLines(model, input).lines.forEach((line, i) => {
    for (const field of fields) {
      const value = written(line[field]);
      if (value !== written(filed[i][field])) out.push(["l." + line.id + "." + field, value]);
    }
  });
  return out;
}

export function take(model, input, key, text) {
  const [kind, id, field, ...more] = key.split(".");
  if (kind !== "l" || more.length > 0 || !fields.includes(field) || !model.lines.some((line) => line.id === id)) return false;
  const value = readText(field, text);
  return readField(model, field, value) !== undefined && put(inside(inside(input, "lines"), id), field, value);
}

/** A field as text: "" is not known, "~" an empty list. */
export function written(value) {
  if (value === null) return "";
  if (Array.isArray(value)) return value.length === 0 ? "~" : value.join("~");
  return typeof value === "boolean" ? String(value) : decimal(value);
}

/** The inverse of written, as inputs have it. */
export function readText(field, text) {
  if (field === "vital") return text === "true" ? true : text === "false" ? false : text;
  if (text === "") return null;
  if (field !== "funding" && field !== "who") return text;
  return text === "~" ? [] : text.split("~");
}
