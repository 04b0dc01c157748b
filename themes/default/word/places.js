// The places in a document to which links lead (generator/word/places.go).
import { has } from "../app/own.js";
import { placeOf, resolve } from "./links.js";
import { attr, hasClass, inside, skipped } from "./look.js";
import { plain, squeeze } from "./text.js";

/** Goes through the nodes once before they are written. */
export function survey(nodes, base) {
  const found = { wanted: new Set(), there: [], notes: Object.create(null), headings: [] };
  surveyNodes(found, nodes, base);
  return found;
}

function surveyNodes(found, nodes, outer) {
  for (const n of nodes) {
    if (hasClass(n, "footnotes")) {
      surveyNotes(found, inside(n), outer);
      continue;
    }
    if (!n.tag || skipped(n)) continue;
    const own = attr(n, "data-base");
    const base = own === undefined ? outer : own;
    if (own !== undefined) found.there.push(base + "#");
    if (attr(n, "id")) found.there.push(base + "#" + attr(n, "id"));
    if (n.tag === "a" && attr(n, "href") !== undefined) found.wanted.add(placeOf(resolve(base, attr(n, "href"))));
    if (/^h[1-6]$/.test(n.tag) && squeeze(plain(inside(n))) !== "") found.headings.push(n);
    if (n.tag !== "pre") surveyNodes(found, inside(n), base); // of which the text alone is written
  }
}

function surveyNotes(found, nodes, base) {
  for (const n of nodes) {
    if (n.tag === "li" && attr(n, "id")) found.notes[base + "#" + attr(n, "id")] = { node: n, base };
    surveyNotes(found, inside(n), base);
  }
}

/** A name for each place that is there and wanted. */
export function namesOf({ there, wanted }) {
  const out = Object.create(null);
  let count = 0;
  for (const key of there) {
    if (wanted.has(key) && !has(out, key)) out[key] = "place" + ++count;
  }
  return out;
}

/** The bookmarks of an element: links lead to them, and the list of contents. */
export function bookmark(w, n) {
  const own = attr(n, "data-base");
  const id = attr(n, "id");
  const listed = w.tocs.get(n);
  return (own === undefined ? "" : markAt(w, own + "#")) + (id ? markAt(w, w.base + "#" + id) : "") + (listed ? mark(w, listed) : "");
}

/** The bookmarks in an element of which only the words are written. */
export function bookmarksIn(w, outer) {
  const base = w.base;
  let out = "";
  for (const n of inside(outer)) {
    if (!n.tag) continue;
    w.base = attr(n, "data-base") ?? base;
    out += bookmark(w, n) + bookmarksIn(w, n);
  }
  w.base = base;
  return out;
}

function markAt(w, key) {
  const name = has(w.names, key) && w.names[key];
  if (!name || w.done.has(name)) return "";
  w.done.add(name);
  return mark(w, name);
}

function mark(w, name) {
  w.marks++;
  return '<w:bookmarkStart w:id="' + w.marks + '" w:name="' + name + '"/><w:bookmarkEnd w:id="' + w.marks + '"/>';
}
