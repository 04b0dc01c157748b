// Blocks to paragraphs (generator/word/flow.go).
import { has } from "../app/own.js";
import { repeated, repeatedItem } from "./control.js";
import { inline, noStyle, run, spoken, textRun, thing } from "./inline.js";
import { list } from "./lists.js";
import { attr, byClass, inside, isBlock, look, skipped } from "./look.js";
import { bookmark } from "./places.js";
import { table } from "./table.js";
import { plain, squeeze } from "./text.js";
import { empty, paragraph, settle, step } from "./writer.js";

/** Writes nodes as paragraphs and tables. What stands between blocks makes a
 * paragraph of its own. */
export function flow(w, nodes, p) {
  let line = [];
  const end = () => {
    if (line.length > 0) paragraph(w, p, p.style, inline(w, line, p.run));
    line = [];
  };
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i];
    if (skipped(n)) continue;
    if (!isBlock(n)) {
      line.push(n);
      continue;
    }
    end();
    if (attr(n, "data-repeat")) {
      const entries = entriesFrom(nodes.slice(i));
      i += entries.length - 1;
      repeat(w, entries, p);
    } else block(w, n, p);
  }
  end();
}

// entriesFrom returns the nodes that are entries of the same repeat as the first,
// with the spaces between them.
function entriesFrom(nodes) {
  let end = 1;
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i];
    if (n.tag && attr(n, "data-repeat") === attr(nodes[0], "data-repeat")) end = i + 1;
    else if (n.tag || squeeze(n.text || "") !== "") break;
  }
  return nodes.slice(0, end);
}

function repeat(w, entries, p) {
  settle(w);
  repeated(w, attr(entries[0], "data-repeat"), () => {
    for (const n of entries.filter(({ tag }) => tag)) {
      repeatedItem(w, () => {
        const before = w.out.length;
        block(w, n, p);
        if (w.out.length === before) empty(w, p.style, p.indent);
      });
    }
  });
}

function block(w, n, outer) {
  const { base } = w;
  const own = attr(n, "data-base");
  if (own !== undefined) {
    w.base = own;
    w.newPage = w.newPage || w.out.length > 0;
  }
  w.before += bookmark(w, n);
  const p = { ...outer, run: spoken(n, outer.run) };
  const set = (style) => flow(w, inside(n), { ...p, style, indent: p.indent + step });
  const inStyle = (style) => flow(w, inside(n), { ...p, style });
  switch (n.tag) {
    case "p":
      paragraph(w, p, byClass(n, look.paragraphs) || p.style, inline(w, inside(n), p.run));
      break;
    case "h1": case "h2": case "h3": case "h4": case "h5": case "h6":
      heading(w, n, p);
      break;
    case "ul": case "ol":
      list(w, n, p);
      break;
    case "table":
      table(w, n, p);
      break;
    case "pre":
      code(w, n, p);
      break;
    case "hr":
      settle(w);
      empty(w, "Rule", p.indent);
      break;
    case "dt":
      inStyle("Term");
      break;
    case "dd":
      set("Definition");
      break;
    case "blockquote":
      set("Quote");
      break;
    case "figcaption": case "legend":
      inStyle("Caption");
      break;
    case "summary":
      inStyle("CalloutTitle");
      break;
    case "details":
      flow(w, inside(n), callout(p, "plain"));
      break;
    default:
      flow(w, inside(n), callout(p, byClass(n, look.callouts)));
  }
  w.base = base;
}

/** The place in a box; the place itself if there is none. */
export function callout(p, name) {
  if (!has(look.boxes, name)) return p;
  return { ...p, style: look.boxes[name].style, box: name, indent: p.indent + step };
}

function heading(w, n, p) {
  paragraph(w, p, "Heading" + levelOf(w, n), inline(w, inside(n), p.run));
}

/** The level of a heading in the document. */
export const levelOf = (w, n) => Math.min(Math.max(Number(n.tag[1]) - w.shift, 1), 4);

// code writes lines as they are.
function code(w, n, p) {
  const content = [];
  plain(inside(n)).replace(/\n+$/, "").split("\n").forEach((text, i) => {
    if (i > 0) content.push(thing(noStyle, run(noStyle, "<w:br/>")));
    if (text) content.push(thing(noStyle, textRun(noStyle, text.split("\t").join("    "))));
  });
  paragraph(w, p, "Code", content);
}
