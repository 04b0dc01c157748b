// Tables (generator/word/table.go).
import { repeated, repeatedItem } from "./control.js";
import { flow } from "./flow.js";
import { readGrid, total, widthsOf } from "./grid.js";
import { noStyle, spoken } from "./inline.js";
import { attr, hasClass, inside } from "./look.js";
import { bookmark } from "./places.js";
import { escape, plain, shortened } from "./text.js";
import { empty, settle } from "./writer.js";

/** Writes a table, with its caption above. */
export function table(w, n, p) {
  settle(w);
  const t = readGrid(n);
  if (t.caption) {
    w.before += bookmark(w, t.caption);
    flow(w, inside(t.caption), { ...p, style: "Caption" });
  }
  if (t.columns === 0) return;
  const widths = widthsOf(t, p.width - p.indent);
  w.out.push("<w:tbl>" + properties(t, p, total(widths)) + gridXML(widths));
  for (let i = 0; i < t.rows.length; i++) {
    const id = attr(t.rows[i].node, "data-repeat") || "";
    if (id === "") {
      row(w, t.rows[i], widths, p);
      continue;
    }
    repeated(w, id, () => {
      for (; i < t.rows.length && attr(t.rows[i].node, "data-repeat") === id; i++) repeatedItem(w, () => row(w, t.rows[i], widths, p));
      i--;
    });
  }
  w.out.push("</w:tbl>");
  empty(w, "AfterTable"); // else two tables in a row would be one
}

const gridXML = (widths) => "<w:tblGrid>" + widths.map((width) => '<w:gridCol w:w="' + width + '"/>').join("") + "</w:tblGrid>";

// The properties, in the order in which Word wants them.
function properties(t, p, width) {
  let out = '<w:tblPr><w:tblStyle w:val="PageTable"/><w:tblW w:w="' + width + '" w:type="dxa"/>';
  if (p.indent > 0) out += '<w:tblInd w:w="' + p.indent + '" w:type="dxa"/>';
  const head = t.rows.length > 0 && t.rows[0].head;
  out += '<w:tblLook w:val="' + (head ? "0020" : "0000") + '" w:firstRow="' + (head ? "1" : "0") + '" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const caption = t.caption ? shortened(plain(inside(t.caption))) : "";
  if (caption) out += '<w:tblCaption w:val="' + escape(caption) + '"/>';
  return out + "</w:tblPr>";
}

function row(w, r, widths, p) {
  w.out.push("<w:tr>");
  if (r.head) w.out.push("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  w.before += bookmark(w, r.node);
  if (r.part) w.before += bookmark(w, r.part);
  let column = 0;
  for (const c of r.cells) {
    cell(w, c, total(widths.slice(column, column + c.span)), r.head, p);
    column += c.span;
  }
  w.out.push("</w:tr>");
}

function cell(w, c, width, head, p) {
  const high = c.below ? "<w:vMerge/>" : c.rows > 1 ? '<w:vMerge w:val="restart"/>' : "";
  w.out.push('<w:tc><w:tcPr><w:tcW w:w="' + width + '" w:type="dxa"/>' + (c.span > 1 ? '<w:gridSpan w:val="' + c.span + '"/>' : "") + high + "</w:tcPr>");
  const before = w.out.length;
  const n = c.node;
  const place = { style: "TableText", box: "", indent: 0, width: width - 216, level: 0, align: "", run: p.run || noStyle };
  if (n) {
    if (head || n.tag === "th") place.style = "TableHeading";
    if (hasClass(n, "center")) place.align = "center";
    if (hasClass(n, "right")) place.align = "right";
    w.before += bookmark(w, n);
    place.run = spoken(n, place.run);
    flow(w, inside(n), place);
  }
  if (w.out.length === before || w.out[w.out.length - 1].endsWith("</w:sdt>")) empty(w, place.style);
  w.out.push("</w:tc>");
}
