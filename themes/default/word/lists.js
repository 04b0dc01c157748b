// Lists (generator/word/lists.go).
import { checkBox } from "./control.js";
import { flow } from "./flow.js";
import { noStyle, run, spoken, thing, words } from "./inline.js";
import { attr, hasClass, inside, skipped } from "./look.js";
import { bookmark } from "./places.js";
import { find, plain, squeeze } from "./text.js";
import { settle, step } from "./writer.js";

/** The number of the first list that begins anew, and the last level of one. */
export const firstList = 3;
const deepest = 8;

/** Writes a list. Each numbered one has a numbering of its own. */
export function list(w, n, p) {
  settle(w);
  const place = { ...p, style: listStyle(p, "ListContinue"), indent: p.indent + step, level: p.level + 1 };
  const m = { style: listStyle(p, "ListBullet"), list: numbering(p.level, 1), lead: [], place };
  if (n.tag === "ol") {
    w.lists.push({ level: Math.min(p.level, deepest), start: attr(n, "start") === undefined ? 1 : number(attr(n, "start"), 1, 0, 30000) });
    m.style = listStyle(p, "ListNumber");
    m.list = numbering(p.level, firstList + w.lists.length - 1);
  }
  for (const c of inside(n)) {
    if (c.tag === "li" && !skipped(c)) item(w, c, place, m);
    else if (c.tag) flow(w, [c], place);
  }
}

// listStyle is the style of the paragraphs of a list: where letters are small, that
// of the text around.
const listStyle = (p, own) => (["TableText", "TableHeading", "FootnoteText"].includes(p.style) ? p.style : own);

const numbering = (level, id) => '<w:numPr><w:ilvl w:val="' + Math.min(level, deepest) + '"/><w:numId w:val="' + id + '"/></w:numPr>';

/** Reads a whole number of at most six digits that lies between two. */
export function number(text, other, least, most) {
  return text && /^[0-9]{1,6}$/.test(text) ? Math.min(Math.max(Number(text), least), most) : other;
}

function item(w, n, outer, kind) {
  w.before += bookmark(w, n);
  const p = { ...outer, run: spoken(n, outer.run) };
  const m = { ...kind, place: p };
  let children = inside(n);
  const box = boxOf(children);
  if (box !== null) w.item = ownText(children);
  if (box !== null && m.style !== listStyle(p, "ListNumber")) {
    w.boxed.add(box);
    m.list = "";
    m.style = "ListCheck";
    m.lead = [thing(noStyle, checkBox(w, withID(box, n))), thing(noStyle, run(noStyle, "<w:tab/>"), { ends: true })];
  }
  const joint = hasClass(n, "joined") ? find(children.slice(0, 3), "joint") : null;
  const at = children.indexOf(joint);
  if (joint !== null && at >= 0) {
    m.list = "";
    m.style = p.style;
    m.lead = [words({ ...p.run, bold: true }, squeeze(plain(inside(joint))) + " ")];
    children = children.slice(at + 1);
  }
  w.marker = m;
  flow(w, children, p);
  settle(w);
}

// boxOf is the box of an item, or null.
function boxOf(nodes) {
  for (const n of nodes) {
    if (n.tag === "input" && attr(n, "type") === "checkbox" && !skipped(n)) return n;
    if (["label", "p", "span"].includes(n.tag)) {
      const box = boxOf(inside(n));
      if (box !== null) return box;
    } else if (n.tag || squeeze(n.text || "") !== "") return null;
  }
  return null;
}

// withID is a box that is known by the name of its item.
function withID(box, { attrs = {} }) {
  const own = { type: "checkbox" };
  if (attr(box, "checked") !== undefined) own.checked = "";
  if (attr({ attrs }, "id") !== undefined) own.id = attrs.id;
  return { tag: "input", attrs: own };
}

// ownText is the words of an item without those of the lists in it.
const ownText = (nodes) => nodes.filter(({ tag }) => !["ul", "ol", "dl", "table"].includes(tag)).map((n) => plain([n]) + " ").join("");
