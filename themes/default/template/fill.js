// Fills in a document: the twin of generator/fill/document.go. Pure.
//
// fields are those of the template: [{ id, label, type, columns }]. answers has a
// text, or a list of rows by column, for each field that the reader gave something
// for; rows are what JSON makes of them.
import { dayInWords } from "../app/day.js";
import { own } from "../app/own.js";
import { hasClass } from "../word/look.js";
import { withChildren } from "./nodes.js";

/** The document with the answers in it; what has no answer stays a blank. */
export function fillDocument(nodes, fields, answers, months) {
  return fillAll({ fields, answers, months }, nodes, { field: "", row: {}, n: 0 });
}

function fillAll(printing, nodes, at) {
  return nodes.flatMap((node) => fillNode(printing, node, at));
}

function fillNode(printing, node, at) {
  if (node.tag === undefined) return [node];
  if (hasClass(node, "tag") || hasClass(node, "meaning")) return []; // they speak of the template
  if (node.attrs["data-repeat"] && at.field === "") return repeated(printing, node);
  if (isBlank(node)) return [fillBlank(printing, node, at)];
  return (node.tag === "p" && paragraphs(printing, node, at)) || [withChildren(node, fillAll(printing, node.children, at))];
}

const isBlank = (node) => hasClass(node, "blank") && Boolean(node.attrs["data-field"]);

// repeated makes one copy of a node for each row that has something in it.
function repeated(printing, node) {
  const field = node.attrs["data-repeat"];
  const rows = own(printing.answers, field);
  const out = [];
  (Array.isArray(rows) ? rows : []).forEach((row, n) => {
    if (!isEmptyRow(row)) out.push(copyOf(printing, node, { field, row, n }, out.length > 0));
  });
  return out.length > 0 ? out : [copyOf(printing, node, { field, row: {}, n: 0 }, false)];
}

function copyOf(printing, node, at, again) {
  const copy = { tag: node.tag, attrs: { ...node.attrs, "data-row": String(at.n) }, children: fillAll(printing, node.children, at) };
  return again ? unnamed(copy) : copy; // only the first keeps the names of places
}

function unnamed(node) {
  if (node.tag === undefined) return node;
  const { id, ...attrs } = node.attrs;
  return { tag: node.tag, attrs, children: node.children.map(unnamed) };
}

/** Tells whether nothing was given in a row. */
export const isEmptyRow = (row) => Object.keys(row).every((key) => trim(row[key]) === "");

/** Cuts off what cannot be seen. */
export const trim = (text) => text.replace(/^[ \t\n\u00a0]+|[ \t\n\u00a0]+$/g, "");

function printed(type, value, months) {
  const text = trim(value || "");
  return type === "date" ? dayInWords(text, months) : text;
}

function valueAt({ fields, answers, months }, name, at) {
  const [id, column] = name.split(".");
  const field = fields.find((one) => one.id === id) || {};
  if (column === undefined) {
    const value = own(answers, id);
    return printed(field.type, typeof value === "string" ? value : "", months);
  }
  const { type } = (field.columns || []).find((one) => one.id === column) || {};
  return printed(type, id === at.field ? own(at.row, column) : "", months);
}

function fillBlank(printing, node, at) {
  const field = node.attrs["data-field"];
  const attrs = { class: "blank", "data-field": field };
  if (at.field !== "" && field.startsWith(at.field + ".")) attrs["data-row"] = String(at.n);
  const value = valueAt(printing, field, at);
  if (value === "") return { tag: node.tag, attrs, children: node.children };
  return filled(node.tag, attrs, value);
}

// filled is a blank with its answer, which the Word document keeps as a control. The
// value says that it is one, even if it were the label.
const filled = (tag, attrs, value) => ({ tag, attrs: { ...attrs, class: "blank filled", "data-value": value }, children: lines(value) });

function lines(value) {
  const out = [];
  value.split("\n").forEach((line, i) => {
    if (i > 0) out.push({ tag: "br", attrs: {}, children: [] });
    if (line !== "") out.push({ text: line });
  });
  return out;
}

// paragraphs makes one of each part of a long answer that stands alone in one; null
// if there are no parts.
function paragraphs(printing, node, at) {
  const [blank] = node.children;
  if (node.children.length !== 1 || blank.tag === undefined || !isBlank(blank)) return null;
  const parts = partsOf(valueAt(printing, blank.attrs["data-field"], at));
  if (parts.length < 2) return null;
  const whole = fillBlank(printing, blank, at);
  const { id, ...attrs } = node.attrs;
  return parts.map((part, i) => ({ tag: "p", attrs: i > 0 ? attrs : node.attrs, children: [filled(whole.tag, whole.attrs, part)] }));
}

function partsOf(value) {
  const parts = [[]];
  for (const line of value.split("\n")) {
    if (trim(line) !== "") parts[parts.length - 1].push(line);
    else if (parts[parts.length - 1].length > 0) parts.push([]);
  }
  return parts.filter((part) => part.length > 0).map((part) => part.join("\n"));
}
