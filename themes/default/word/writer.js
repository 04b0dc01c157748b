// Paragraphs, and what a document remembers while it is written
// (generator/word/writer.go).
import { has } from "../app/own.js";
import { noStyle, runs, trimmed } from "./inline.js";
import { look } from "./look.js";
import { escape } from "./text.js";

/** By how much lists and what is set in are moved to the right. */
export const step = 360;

/** The width of an A4 page without its margins, in twentieths of a point. */
export const textWidth = 11906 - 2 * 1247;

/** A place for paragraphs of a style. */
export const paragraphPlace = (style) => ({ style, box: "", indent: 0, width: textWidth, level: 0, align: "", run: noStyle });

export function newWriter(info, names, notes) {
  return {
    info, names, base: info.base, out: [], links: linksFrom(10), done: new Set(), notes: { all: notes, order: [], depth: 0 },
    shift: 1, before: "", marker: null, lists: [], marks: 0, fields: 0, item: "", boxed: new Set(), tocs: new Map(), newPage: false,
  };
}

/** The addresses to which a part links; first is the number of the first. */
export function linksFrom(first) {
  const targets = [];
  return {
    id(target) {
      let at = targets.indexOf(target);
      if (at < 0) at = targets.push(target) - 1;
      return "rId" + (first + at);
    },
    xml: () =>
      targets
        .map((target, i) => '<Relationship Id="rId' + (first + i) + '" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="' + escape(target) + '" TargetMode="External"/>')
        .join(""),
  };
}

const checkStyle = "ListCheck";

/** Writes a paragraph; without content none, unless an item has nothing else. */
export function paragraph(w, p, name, pieces) {
  const m = w.marker;
  let content = trimmed(pieces);
  if (m === null && content.every((piece) => piece.mark)) {
    w.before += runs(content); // bookmarks, if anything
    return;
  }
  w.marker = null;
  const s = { style: name, box: p.box, indent: p.indent, align: p.align, rtl: p.run.rtl, newPage: w.newPage, list: "", hanging: false };
  w.newPage = false;
  if (m !== null) {
    content = [...m.lead, ...content];
    s.list = m.list;
    if (name === p.style) s.style = m.style;
    s.hanging = m.list !== "" || (m.lead.length > 0 && m.style === checkStyle);
  }
  w.out.push("<w:p>" + settingXML(s) + w.before + runs(content) + "</w:p>");
  w.before = "";
}

/** Writes the paragraph of an item that begins with something else. */
export function settle(w) {
  const m = w.marker;
  if (m !== null) paragraph(w, m.place, m.place.style, []);
}

/** Writes a paragraph without words. */
export function empty(w, style, indent = 0) {
  w.out.push("<w:p>" + settingXML({ style, indent, box: "", align: "", rtl: false, newPage: false, list: "", hanging: false }) + w.before + "</w:p>");
  w.before = "";
}

const ownIndent = {
  ListBullet: step, ListNumber: step, ListContinue: step, ListCheck: step, Definition: step, Quote: step, CalloutNote: step, CalloutWarning: step, CalloutPlain: step,
};

// The properties, in the order in which Word wants them.
function settingXML(s) {
  let out = "";
  if (s.style) out += '<w:pStyle w:val="' + s.style + '"/>';
  if (s.newPage) out += "<w:pageBreakBefore/>";
  out += s.list;
  const box = has(look.boxes, s.box) ? look.boxes[s.box] : null;
  if (box && s.style !== box.style) {
    out += '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="' + box.edge + '"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="' + box.fill + '"/>';
  }
  if (s.style === checkStyle && s.indent !== step) out += '<w:tabs><w:tab w:val="left" w:pos="' + s.indent + '"/></w:tabs>';
  if (s.rtl) out += "<w:bidi/>";
  out += indentXML(s);
  if (s.align) out += '<w:jc w:val="' + s.align + '"/>';
  return out && "<w:pPr>" + out + "</w:pPr>";
}

function indentXML(s) {
  if (s.style === "Numbered") return s.indent > 0 ? '<w:ind w:left="' + (s.indent + 567) + '" w:hanging="567"/>' : "";
  const own = has(ownIndent, s.style) ? ownIndent[s.style] : 0;
  const atHome = s.list === "" || s.list.includes('<w:ilvl w:val="' + (Math.trunc(s.indent / step) - 1) + '"/>');
  if (s.indent === own && atHome) return "";
  return '<w:ind w:left="' + s.indent + '"' + (s.hanging ? ' w:hanging="' + step + '"' : "") + "/>";
}
