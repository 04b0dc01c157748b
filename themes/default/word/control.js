// Content controls (generator/word/control.go).
import { has } from "../app/own.js";
import { noStyle, run, textRun, textXML } from "./inline.js";
import { regional } from "./language.js";
import { attr, inside } from "./look.js";
import { escape, plain, shortened, squeeze, trimmedText } from "./text.js";

/** The content control of a blank. */
export function control(w, n, outer) {
  const id = attr(n, "data-field") || "";
  const value = attr(n, "data-value");
  let text = trimmedText(plain(inside(n)));
  const f = { label: "", type: "", choices: [], ...(has(w.info.fields, id) ? w.info.fields[id] : {}) };
  f.label = f.label || squeeze(text);
  let filled = value !== undefined || squeeze(text) !== squeeze(f.label);
  if (squeeze(text) === "") {
    text = value || "";
    filled = filled && squeeze(text) !== "";
  }
  let day = "";
  if (f.type === "date" && filled) {
    day = isoDay(value || "") || isoDay(squeeze(text));
    if (day) text = inWords(w, day);
  }
  if (!filled) text = "[" + (f.type === "choice" ? w.info.words.choose + ": " : "") + f.label + "]"; // brackets show on paper, too
  const s = filled ? outer : { ...noStyle, name: "PlaceholderText" };
  return (
    "<w:sdt><w:sdtPr>" + named(w, f.label, id) + (filled ? "" : "<w:showingPlcHdr/>") + kindOf(w, f, day) +
    "</w:sdtPr><w:sdtContent>" + controlText(s, text, filled && f.type === "longtext") + "</w:sdtContent></w:sdt>"
  );
}

// named is the title, the tag and the number of a control.
function named(w, title, tag) {
  const [alias, name] = [shortened(title), shortened(tag)];
  w.fields++;
  return (alias && '<w:alias w:val="' + escape(alias) + '"/>') + (name && '<w:tag w:val="' + escape(name) + '"/>') + '<w:id w:val="' + w.fields + '"/>';
}

function kindOf(w, f, day) {
  if (f.type === "longtext") return '<w:text w:multiLine="1"/>';
  if (f.type === "choice") return "<w:dropDownList>" + choices(f.choices || []) + "</w:dropDownList>";
  if (f.type !== "date") return "<w:text/>";
  return (
    "<w:date" + (day && ' w:fullDate="' + day + 'T00:00:00Z"') + '><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="' + regional(w.info.language) +
    '"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
  );
}

// choices are the entries of a list, each once: Word refuses others.
function choices(all) {
  const each = new Set(all.map((c) => escape(squeeze(c))).filter(Boolean));
  return [...each].map((c) => '<w:listItem w:displayText="' + c + '" w:value="' + c + '"/>').join("");
}

function controlText(s, text, lines) {
  if (!lines) return textRun(s, squeeze(text));
  return run(s, text.split("\n").map((line) => textXML(squeeze(line))).join("<w:br/>"));
}

/** The day itself if it is written as 2026-11-21, or "". */
export const isoDay = (text) => (/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/.test(text) ? text : "");

// inWords is a day as people write it: 21 November 2026.
function inWords(w, day) {
  const month = squeeze(w.info.words.months).split(" ")[Number(day.slice(5, 7)) - 1];
  return month ? day.slice(8).replace(/^0/, "") + " " + month + " " + day.slice(0, 4) : day;
}

const boxFont = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>';

/** A box to be ticked. Its title is what stands beside it. */
export function checkBox(w, n) {
  const checked = attr(n, "checked") !== undefined;
  return (
    "<w:sdt><w:sdtPr><w:rPr>" + boxFont + "</w:rPr>" + named(w, w.item, attr(n, "id") || "") + '<w14:checkbox><w14:checked w14:val="' + (checked ? "1" : "0") +
    '"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>' +
    "</w:sdtPr><w:sdtContent><w:r><w:rPr>" + boxFont + "</w:rPr><w:t>" + (checked ? "☒" : "☐") + "</w:t></w:r></w:sdtContent></w:sdt>"
  );
}

const end = "</w:sdtContent></w:sdt>";

/** Puts the entries of a repeating section into one. */
export function repeated(w, id, write) {
  const label = has(w.info.fields, id) ? w.info.fields[id].label || "" : "";
  w.out.push("<w:sdt><w:sdtPr>" + named(w, label, id) + "<w15:repeatingSection/></w:sdtPr><w:sdtContent>");
  write();
  w.out.push(end);
}

/** Puts one entry into its place. */
export function repeatedItem(w, write) {
  w.out.push("<w:sdt><w:sdtPr>" + named(w, "", "") + "<w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>");
  write();
  w.out.push(end);
}
