// Footnotes (generator/word/notes.go).
import { has } from "../app/own.js";
import { flow } from "./flow.js";
import { inline, noStyle, run, thing, trimmed, words } from "./inline.js";
import { attr, inside } from "./look.js";
import { plain } from "./text.js";
import { linksFrom, paragraphPlace, settle } from "./writer.js";

/** The sign of a footnote. In a footnote, the other note stands in brackets. */
export function reference(w, n, s) {
  const { all, order } = w.notes;
  let id = "";
  for (const c of inside(n)) {
    const href = attr(c, "href") || "";
    if (href.startsWith("#")) id = w.base + href;
  }
  const raised = { ...s, raised: "superscript" };
  if (!has(all, id)) return [words(raised, plain(inside(n)))];
  if (w.notes.depth >= 3) return [];
  if (w.notes.depth > 0) {
    w.notes.depth++;
    const out = trimmed(inline(w, inside(all[id].node), s));
    w.notes.depth--;
    return [words(s, " ("), ...out, words(s, ")")];
  }
  const known = order.indexOf(id);
  if (known >= 0) return [words(raised, String(known + 1))];
  order.push(id);
  return [thing(s, run({ ...noStyle, name: "FootnoteReference" }, '<w:footnoteReference w:id="' + order.length + '"/>'))];
}

/** The part with the notes that the text refers to, and the links in it. */
export function footnotes(w) {
  w.out = [];
  w.newPage = false;
  w.links = linksFrom(1);
  w.notes.depth = 1;
  w.notes.order.forEach((id, i) => {
    const { node, base } = w.notes.all[id];
    w.base = base;
    w.out.push('<w:footnote w:id="' + (i + 1) + '">');
    const p = paragraphPlace("FootnoteText");
    const sign = thing(noStyle, run({ ...noStyle, name: "FootnoteReference" }, "<w:footnoteRef/>"));
    w.marker = { style: p.style, list: "", lead: [sign, words(noStyle, " ")], place: p };
    flow(w, inside(node), p);
    settle(w);
    w.out.push("</w:footnote>");
  });
  return { part: w.out.join(""), relations: w.links.xml() };
}
