// What stands in a paragraph (generator/word/inline.go). A style is what text looks
// like; a piece is a run of text, or something else, as XML.
import { has } from "../app/own.js";
import { checkBox, control } from "./control.js";
import { regional, isLanguage } from "./language.js";
import { placeOf, resolve, safeAddress } from "./links.js";
import { attr, hasClass, inside, isBlock, look, skipped } from "./look.js";
import { reference } from "./notes.js";
import { bookmark, bookmarksIn } from "./places.js";
import { escape, isSpace, squeeze, trimmedText } from "./text.js";

export const noStyle = { name: "", bold: false, italic: false, strike: false, rtl: false, raised: "", language: "", link: "" };

// The properties, in the order in which Word wants them.
function styleXML(s) {
  let out = "";
  if (s.name) out += '<w:rStyle w:val="' + s.name + '"/>';
  if (s.bold) out += "<w:b/><w:bCs/>";
  if (s.italic) out += "<w:i/><w:iCs/>";
  if (s.strike) out += "<w:strike/>";
  if (s.raised) out += '<w:vertAlign w:val="' + s.raised + '"/>';
  if (s.rtl) out += "<w:rtl/>";
  if (s.language) out += '<w:lang w:val="' + escape(s.language) + '"/>';
  return out && "<w:rPr>" + out + "</w:rPr>";
}

export const run = (s, content) => "<w:r>" + styleXML(s) + content + "</w:r>";

export const textRun = (s, text) => run(s, textXML(text));

export const textXML = (text) => '<w:t xml:space="preserve">' + escape(text) + "</w:t>";

/** A piece of text. */
export const words = (style, text) => ({ style, text, other: "" });

/** A piece that is something else. */
export const thing = (style, other, more = {}) => ({ style, text: "", other, ...more });

/** The XML of pieces; neighbours with one link stand in one element. */
export function runs(pieces) {
  let out = "";
  let link = "";
  for (const p of joined(pieces)) {
    if (p.style.link !== link) {
      if (link) out += "</w:hyperlink>";
      link = p.style.link;
      out += link;
    }
    out += p.other || textRun(p.style, p.text);
  }
  return link ? out + "</w:hyperlink>" : out;
}

const alike = (a, b) => Object.keys(noStyle).every((key) => a[key] === b[key]);

// joined makes one piece of neighbours that look alike.
function joined(pieces) {
  const out = [];
  for (const p of pieces) {
    const last = out[out.length - 1];
    if (last && !p.other && !last.other && alike(last.style, p.style)) out[out.length - 1] = words(p.style, last.text + p.text);
    else out.push(p);
  }
  return out;
}

/** Leaves out the spaces at both ends of lines, and makes one of several. */
export function trimmed(pieces) {
  const out = [];
  let space = true; // what stands before ends with a space, or is the beginning
  for (const p of pieces) {
    if (p.other) {
      if (p.ends) withoutSpace(out);
      if (!p.mark) space = Boolean(p.ends);
      out.push(p);
      continue;
    }
    const text = p.text.replace(/[ \t\n\r\f]+/g, " ").slice(space && isSpace(p.text[0]) ? 1 : 0);
    if (p.text) space = isSpace(p.text[p.text.length - 1]);
    if (text) out.push(words(p.style, text));
  }
  withoutSpace(out);
  return out;
}

function withoutSpace(pieces) {
  const last = pieces[pieces.length - 1];
  if (!last || last.other || !last.text.endsWith(" ")) return;
  pieces.pop();
  if (last.text !== " ") pieces.push(words(last.style, last.text.slice(0, -1)));
}

/** The pieces of what stands in a paragraph. */
export function inline(w, nodes, s) {
  const out = [];
  for (const n of nodes) {
    if (!n.tag) {
      if (n.text) out.push(words(s, n.text));
    } else if (!skipped(n)) out.push(...element(w, n, s));
  }
  return out;
}

/** The pieces of an element, which may be a page of its own. */
function element(w, n, outer) {
  const { base } = w;
  w.base = attr(n, "data-base") ?? base;
  const out = onPage(w, n, outer);
  w.base = base;
  return out;
}

function onPage(w, n, outer) {
  const refers = hasClass(n, "footnote-ref");
  const mark = bookmark(w, n) + (refers || hasClass(n, "blank") ? bookmarksIn(w, n) : "");
  const out = mark ? [thing(outer, mark, { mark: true })] : [];
  if (refers) return [...out, ...reference(w, n, outer)];
  const s = styled(n, outer);
  if (n.tag === "br") return [...out, lineBreak(s)];
  if (n.tag === "wbr") return out;
  if (n.tag === "img") return [...out, ...picture(w, n, s)];
  if (n.tag === "input") {
    const plainly = { ...s, link: "" };
    return attr(n, "type") === "checkbox" && !w.boxed.has(n) ? [...out, thing(plainly, checkBox(w, n)), words(plainly, " ")] : out;
  }
  if (hasClass(n, "blank")) return [...out, thing({ ...s, link: "" }, control(w, n, s))]; // LibreOffice damages a file with controls in links
  if (n.tag === "a") return [...out, ...anchor(w, n, s)];
  if (hasClass(n, "tag") || hasClass(n, "state")) {
    const tag = { ...s, name: "Tag" };
    return [...out, words(tag, "["), ...inline(w, inside(n), tag), words(tag, "]")];
  }
  if (hasClass(n, "summary") && n.tag === "span") out.push(lineBreak(s));
  else if (isBlock(n)) return [...out, words(s, " "), ...inline(w, inside(n), s), words(s, " ")]; // no paragraph can begin here
  return [...out, ...inline(w, inside(n), s)];
}

const lineBreak = (s) => thing(s, run(noStyle, "<w:br/>"), { ends: true });

function styled(n, outer) {
  const s = { ...outer };
  const as = has(look.runs, n.tag) ? look.runs[n.tag] : "";
  if (as === "b") s.bold = true;
  else if (as === "i") s.italic = true;
  else if (as === "strike") s.strike = true;
  else if (as === "superscript" || as === "subscript") s.raised = as;
  else if (as) s.name = as;
  if (hasClass(n, "joint")) s.bold = true;
  return spoken(n, s);
}

/** The style with the language and the direction of an element. */
export function spoken(n, outer) {
  const s = { ...outer };
  const language = attr(n, "lang") || "";
  if (isLanguage(language)) s.language = regional(language);
  if (attr(n, "dir") === "rtl") s.rtl = true;
  if (attr(n, "dir") === "ltr") s.rtl = false;
  return s;
}

function picture(w, n, s) {
  const alt = squeeze(attr(n, "alt") || "");
  return alt ? [words(s, "[" + w.info.words.picture.split("{alt}").join(alt) + "]")] : [];
}

function anchor(w, n, outer) {
  const number = hasClass(n, "number");
  const href = attr(n, "href");
  const s = href !== undefined && !number && !outer.link ? linked(w, href, outer) : outer;
  const out = inline(w, inside(n), s);
  if (hasClass(n, "cite")) return [words(s, "["), ...out, words(s, "]")];
  if (number) return [...trimmed(out), thing(s, run(noStyle, "<w:tab/>"), { ends: true })];
  return out;
}

// linked is the style of the text of a link: as it was, if the link cannot stand in
// a document.
function linked(w, href, s) {
  const address = resolve(w.base, trimmedText(href));
  const place = placeOf(address);
  const safe = safeAddress(address);
  let link = "";
  if (has(w.names, place)) link = '<w:hyperlink w:anchor="' + w.names[place] + '" w:history="1">';
  else if (safe !== null) link = '<w:hyperlink r:id="' + w.links.id(safe) + '" w:history="1">';
  else return s;
  return { ...s, link, name: s.name || "Hyperlink" };
}

