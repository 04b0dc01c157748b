// The parts around the text (generator/word/frame.go).
import { isoDay } from "./control.js";
import { noStyle, textRun } from "./inline.js";
import { regional } from "./language.js";
import { firstList } from "./lists.js";
import { parts } from "./look.js";
import { escape, squeeze } from "./text.js";

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const spaces =
  ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"' +
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' +
  ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"';

/** A part with its root element around what it holds. */
export const rootOf = (name, content) => xmlHead + "<w:" + name + spaces + ">" + content + "</w:" + name + ">";

export const relationships = (content) =>
  xmlHead + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + content + "</Relationships>";

export function core(info) {
  const day = isoDay(info.date);
  const at = (name) => "<dcterms:" + name + ' xsi:type="dcterms:W3CDTF">' + day + "T00:00:00Z</dcterms:" + name + ">";
  return (
    xmlHead + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    "<dc:title>" + escape(info.title) + "</dc:title><dc:subject>" + escape(info.subject) + "</dc:subject><dc:creator>" + escape(info.creator) +
    "</dc:creator><dc:language>" + escape(regional(info.language)) + "</dc:language>" + (day && at("created") + at("modified")) + "</cp:coreProperties>"
  );
}

export const line = (name, content) => '<w:p><w:pPr><w:pStyle w:val="' + name + '"/></w:pPr>' + content + "</w:p>";

export const header = (info) => rootOf("hdr", line("Header", textRun(noStyle, squeeze(info.title))));

/** The header of the first page, which begins with the title. */
export const noHeader = () => rootOf("hdr", "<w:p/>");

export function footer(info) {
  const origin = squeeze(info.origin);
  return rootOf("ftr", (origin && line("Footer", textRun(noStyle, origin))) + line("Footer", pageNumber(info.words.page)));
}

// pageNumber writes "Page {n} of {all}" with the numbers as fields.
function pageNumber(text) {
  let out = "";
  while (text !== "") {
    const at = text.indexOf("{");
    const field = at < 0 ? "" : text.startsWith("{n}", at) ? "{n}" : text.startsWith("{all}", at) ? "{all}" : "";
    if (field === "") return out + textRun(noStyle, text);
    if (at > 0) out += textRun(noStyle, text.slice(0, at));
    out += '<w:fldSimple w:instr=" ' + (field === "{n}" ? "PAGE" : "NUMPAGES") + ' "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
    text = text.slice(at + field.length);
  }
  return out;
}

/** The lists: those of the styles, and one for each numbered list of the text. */
export const numberingPart = (lists) =>
  rootOf(
    "numbering",
    parts.numbering +
      lists
        .map(({ level, start }, i) => '<w:num w:numId="' + (firstList + i) + '"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="' + level + '"><w:startOverride w:val="' + start + '"/></w:lvlOverride></w:num>')
        .join(""),
  );
