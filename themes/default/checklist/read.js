// Reading a file that may hold what somebody noted of a list. The twin of read.go.
// Files may come from anybody: what is not understood is left out and named. Pure.
import { readJSON, unmarked } from "../app/json.js";
import { isObject, own } from "../app/own.js";
import { wellFormed } from "../app/text.js";
import { isDay, line, note, untouched } from "./saved.js";

const mostEntries = 5000;

/**
 * Reads a text as a file of the list with an id. It gives { notes, problems, error }:
 * error is "", or why it cannot be opened; problems are { code, item, value }.
 */
export function readSaved(text, id) {
  const wrong = (error) => ({ notes: null, problems: [], error });
  const { value: file, error } = readJSON(text);
  if (error !== "") return wrong(error);
  const form = own(file, "checklist");
  if (typeof form !== "number" || form < 1) return wrong("not-a-checklist");
  if (form !== 1) return wrong("newer");
  const items = own(file, "items");
  const read = (key) => {
    const value = own(file, key);
    return typeof value === "string" ? line(value) : "";
  };
  if (id !== "" && read("id") !== id) return wrong("other-checklist");
  if (!isObject(items)) return wrong("no-items");
  if (Object.keys(items).length > mostEntries) return wrong("too-large");
  const problems = [];
  const made = read("made");
  const notes = { id: read("id"), site: read("site"), edition: read("edition"), made: isDay(made) ? made : "", by: read("by"), entries: entriesOf(items, problems) };
  for (const key of keysTwice(unmarked(text))) problems.push({ code: "twice", item: line(key), value: "" });
  return { notes, problems, error: "" };
}

// pairs are the fields of an object in order; keys become well-formed, and the last of
// those that are then the same counts.
function pairs(object) {
  const map = new Map(Object.keys(object).map((key) => [wellFormed(key), object[key]]));
  return [...map.keys()].sort().map((key) => [key, map.get(key)]);
}

function entriesOf(items, problems) {
  const entries = new Map();
  for (const [key, fields] of pairs(items)) {
    const id = line(key);
    if (!isObject(fields) || id === "") {
      problems.push({ code: "entry", item: id, value: "" });
      continue;
    }
    entries.set(id, entryOf(id, fields, problems));
  }
  return entries;
}

function entryOf(id, fields, problems) {
  const entry = { ...untouched };
  for (const [key, value] of pairs(fields)) {
    const text = typeof value === "string" ? value : "";
    let fine = typeof value === "string";
    if (key === "state" && ["open", "done", "not-needed"].includes(text)) entry.state = text;
    else if (key === "due" && isDay(text)) entry.due = text;
    else if (key === "owner") entry.owner = line(text);
    else if (key === "note") entry.note = note(text);
    else if (key === "state" || (key === "due" && text !== "")) fine = false;
    else if (key !== "due") {
      problems.push({ code: "field", item: id, value: line(key) });
      continue;
    }
    if (!fine) problems.push({ code: key, item: id, value: line(text) });
  }
  return entry;
}

// keysTwice gives the items that a file has more than once: JSON.parse takes the last
// of them and says nothing.
function keysTwice(text) {
  const seen = new Set();
  const twice = new Set();
  const open = []; // brackets around this place
  let top = "";
  let last = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{" || token === "[") open.push(token);
    else if (token === "}" || token === "]") open.pop();
    else if (token !== ":") last = token;
    else if (open.length === 1) top = keyOf(last);
    else if (open.length === 2 && open[0] === "{" && top === "items") {
      const key = keyOf(last);
      (seen.has(key) ? twice : seen).add(key);
    }
  }
  return [...twice].sort();
}

const keyOf = (token) => wellFormed(JSON.parse(token));
