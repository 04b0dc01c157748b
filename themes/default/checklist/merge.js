// What several councils noted beside each other, and the plan that comes of it. The
// twin of merge.go. Pure.
//
// A list is { id, site, items }, an item { id, words, section, parent }, a side
// { name, notes }, a row { item, known, entries, differs }. Choices are a Map from
// the id of an item to the index of the side whose notes count.
import { entryOf, line, note, same, untouched } from "./saved.js";

export function rowsOf(list, sides) {
  const known = new Set(list.items.map(({ id }) => id));
  const others = new Set(sides.flatMap(({ notes }) => goneFrom(list, notes)));
  return [
    ...list.items.map((item) => rowOf(item, true, sides)),
    ...[...others].sort().map((id) => rowOf({ id, words: id, section: "", parent: "" }, false, sides)),
  ];
}

function rowOf(item, known, sides) {
  const entries = sides.map(({ notes }) => entryOf(notes, item.id));
  return { item, known, entries, differs: entries.some((entry) => !same(entry, entries[0])) };
}

/** The rows that are still open: for the side that was chosen, or for any. */
export function planOf(rows, choices) {
  return rows.filter((row) => chosen(row, choices).some((i) => openFor(row, i)));
}

/** Tells whether an item is still open for a side. */
export function openFor({ entries, known }, i) {
  return entries[i].state === "open" && (known || !same(entries[i], untouched));
}

/** The sides whose notes count. */
export function chosen({ item, entries }, choices) {
  const i = choices.get(item.id);
  return i >= 0 && i < entries.length ? [i] : entries.map((_, n) => n);
}

/** One entry for each item: of the side that was chosen, or what all sides say. */
export function jointOf(rows, sides, choices) {
  const out = new Map();
  for (const row of rows) {
    const entry = joint(row, sides, choices);
    if (row.known || !same(entry, untouched)) out.set(row.item.id, entry);
  }
  return out;
}

function joint(row, sides, choices) {
  const which = chosen(row, choices);
  const all = which.map((i) => row.entries[i]);
  const has = (state) => all.some((entry) => entry.state === state);
  const open = which.some((i) => openFor(row, i));
  const say = (name, between) => together(which.map((i) => [sides[i].name, row.entries[i][name]]), between);
  return {
    state: !open && has("done") ? "done" : !open && has("not-needed") ? "not-needed" : "open",
    owner: line(say("owner", "; ")),
    due: all.map(({ due }) => due).filter((due) => due !== "").sort()[0] || "",
    note: note(say("note", "\n")),
  };
}

// together joins what several sides say: once if they say the same, else each with its
// name.
function together(said, between) {
  const some = said.filter(([, text]) => text !== "");
  if (new Set(some.map(([, text]) => text)).size === 1) return some[0][1];
  return some.map(([name, text]) => name + ": " + text).join(between);
}

/** The items of which something is noted, and which the list does not have any more. */
export function goneFrom(list, notes) {
  const known = new Set(list.items.map(({ id }) => id));
  return [...notes.entries.keys()].filter((id) => !known.has(id) && !same(notes.entries.get(id), untouched)).sort();
}

/** The items of a list that it did not have when notes were saved. */
export const newSince = (list, notes) => list.items.filter(({ id }) => !notes.entries.has(id));
