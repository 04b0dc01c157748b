// What tags and classes become, and the parts of the package that are always the
// same: as the generator has them (generator/word/look.go).
import { look, parts } from "partnerbook:word";
import { has } from "../app/own.js";

export { look, parts };

/** Tells whether nothing of an element goes into a document. */
export function skipped(n) {
  if (!n.tag) return false;
  if (attr(n, "hidden") !== undefined || attr(n, "aria-hidden") === "true" || look.skipped.includes(n.tag)) return true;
  if (n.tag === "button" && !hasClass(n, "term")) return true;
  return classes(n).some((name) => look.skippedClasses.includes(name));
}

export const isBlock = (n) => look.blocks.includes(n.tag);

/** What a table has for the first class of an element that is in it, or "". */
export function byClass(n, table) {
  const found = classes(n).find((name) => has(table, name));
  return found === undefined ? "" : table[found];
}

/** An attribute of an element, or undefined. */
export const attr = (n, name) => (n.attrs && has(n.attrs, name) ? n.attrs[name] : undefined);

export const hasClass = (n, name) => classes(n).includes(name);

function classes(n) {
  const all = attr(n, "class");
  return all ? all.split(/[ \t\n\r\f]+/).filter(Boolean) : [];
}

/** The nodes in an element. */
export const inside = (n) => n.children || [];
