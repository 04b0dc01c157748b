// Word documents of pages. Pure: nodes in, the bytes of a .docx file out, the same
// bytes as the generator's (package generator/word, which explains all of this).
import { callout, flow, levelOf } from "./flow.js";
import { core, footer, header, line, noHeader, numberingPart, relationships, rootOf } from "./frame.js";
import { noStyle, run, textRun, words } from "./inline.js";
import { regional } from "./language.js";
import { inside, parts } from "./look.js";
import { footnotes } from "./notes.js";
import { namesOf, survey } from "./places.js";
import { fill, plain, squeeze } from "./text.js";
import { empty, newWriter, paragraph, paragraphPlace } from "./writer.js";
import { packed } from "./zip.js";

const nothing = { title: "", subject: "", creator: "", language: "en", date: "", origin: "", base: "", label: "", contents: false, fields: {} };
const noWords = { page: "", contents: "", picture: "", choose: "", months: "" };

/** Makes a document; given says what it is (Info in generator/word/info.go). */
export function makeDocument(given, nodes) {
  const info = { ...nothing, ...given, fields: given.fields || {}, words: { ...noWords, ...given.words } };
  const found = survey(nodes, info.base);
  const w = newWriter(info, namesOf(found), found.notes);
  if (found.headings.some(({ tag }) => tag === "h1")) w.shift = 0;
  const p = paragraphPlace("");
  front(w, p, found.headings);
  flow(w, nodes, p);
  if (w.before !== "") empty(w, "");
  const text = w.out.join("");
  const relations = w.links.xml();
  const notes = footnotes(w);
  const language = { language: regional(info.language) };
  return packed([
    ["[Content_Types].xml", parts.types],
    ["_rels/.rels", parts.package],
    ["docProps/core.xml", core(info)],
    ["word/document.xml", rootOf("document", "<w:body>" + text + parts.section + "</w:body>")],
    ["word/_rels/document.xml.rels", relationships(parts.relations + relations)],
    ["word/styles.xml", fill(parts.styles, language)],
    ["word/numbering.xml", numberingPart(w.lists)],
    ["word/settings.xml", fill(parts.settings, language)],
    ["word/fontTable.xml", parts.fontTable],
    ["word/footnotes.xml", rootOf("footnotes", parts.separators + notes.part)],
    ["word/_rels/footnotes.xml.rels", relationships(notes.relations)],
    ["word/header1.xml", header(info)],
    ["word/header2.xml", noHeader()],
    ["word/footer1.xml", footer(info)],
    ["word/footer2.xml", footer(info)],
  ]);
}

/** What kind of file a document is. */
export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// front writes what stands before the text.
function front(w, p, headings) {
  paragraph(w, p, "Title", [words(noStyle, w.info.title)]);
  paragraph(w, p, "Subtitle", [words(noStyle, w.info.subject)]);
  if (w.info.label) {
    const box = callout(p, "warning");
    paragraph(w, box, box.style, [words({ ...noStyle, bold: true }, w.info.label)]);
  }
  if (w.info.contents) contents(w, p, headings.filter((h) => levelOf(w, h) <= 2));
}

// contents writes the list of contents: a field that Word can bring up to date, with
// what stands in it now.
function contents(w, p, listed) {
  if (listed.length === 0) return;
  paragraph(w, p, "TOCHeading", [words(noStyle, w.info.words.contents)]);
  listed.forEach((h, i) => {
    const name = "_Toc" + (i + 1);
    w.tocs.set(h, name);
    let entry = '<w:hyperlink w:anchor="' + name + '" w:history="1">' + textRun(noStyle, squeeze(plain(inside(h)))) + "</w:hyperlink>";
    if (i === 0) entry = fieldMark("begin") + run(noStyle, '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText>') + fieldMark("separate") + entry;
    if (i === listed.length - 1) entry += fieldMark("end");
    w.out.push(line("TOC" + levelOf(w, h), entry));
  });
  w.newPage = true;
}

const fieldMark = (kind) => run(noStyle, '<w:fldChar w:fldCharType="' + kind + '"/>');
