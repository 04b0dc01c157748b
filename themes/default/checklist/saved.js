// What a reader noted of a list, and its file. The twin of saved.go and read.go. Pure.
//
// Notes are { id, site, edition, made, by, entries }; entries is a Map from the id of
// an item to { state, owner, due, note }.
import { canonical } from "../app/canonical.js";
import { dayParts } from "../app/day.js";
import { wellFormed } from "../app/text.js";

export const untouched = { state: "open", owner: "", due: "", note: "" };

export const same = (a, b) => a.state === b.state && a.owner === b.owner && a.due === b.due && a.note === b.note;

export const entryOf = ({ entries }, id) => entries.get(id) || untouched;

/** The notes with an entry of an item. */
export const noting = (notes, id, entry) => ({ ...notes, entries: new Map(notes.entries).set(id, entry) });

/** Tells whether anything is noted. */
export const isNoted = ({ entries }) => [...entries.values()].some((entry) => !same(entry, untouched));

/** The notes as those of a list: with an entry for each of its items. */
export function completed(notes, list) {
  const entries = new Map(list.items.map(({ id }) => [id, untouched]));
  for (const [id, entry] of notes.entries) if (entries.has(id) || !same(entry, untouched)) entries.set(id, entry);
  return { ...notes, id: list.id, site: list.site, edition: list.edition, entries };
}

/** The file: one line for each item. notice says what whoever has it must know. */
export function writeSaved(notes, notice) {
  const fields = [["notice", notice], ["checklist", 1], ["id", notes.id], ["site", notes.site], ["edition", notes.edition], ["made", notes.made], ["by", notes.by]];
  const head = fields.map(([name, value]) => "  " + canonical(name) + ": " + canonical(value) + ",\n").join("");
  const lines = [...notes.entries.keys()].sort().map((id) => "\n    " + canonical(id) + ": " + entryText(notes.entries.get(id)));
  return "{\n" + head + '  "items": {' + lines.join() + (lines.length > 0 ? "\n  " : "") + "}\n}\n";
}

function entryText(entry) {
  const parts = ["state", "owner", "due", "note"].filter((name) => entry[name] !== untouched[name]);
  return "{" + parts.map((name) => canonical(name) + ":" + canonical(entry[name])).join() + "}";
}

const longestLine = 100; // characters
const longestNote = 2000;

/** A text as one line. */
export const line = (text) => cut(wellFormed(text).replace(/[\x00-\x1f\x7f]+/g, " "), longestLine);

/** A text as a note. */
export const note = (text) => cut(wellFormed(text).replace(/\r\n?/g, "\n").replace(/[\x00-\x09\x0b-\x1f\x7f]+/g, " "), longestNote);

function cut(text, most) {
  const characters = [...text.replace(/^[ \n]+|[ \n]+$/g, "")];
  return characters.length > most ? characters.slice(0, most).join("").replace(/[ \n]+$/, "") : characters.join("");
}

/** Tells whether a text is a day of the calendar, as 2026-12-01. */
export const isDay = (text) => text[0] !== "0" && dayParts(text) !== null;
