// How far a list is, and which items a reader wants to see. The twin of progress.go.
// Pure.
import { entryOf } from "./saved.js";

export const isOverdue = ({ state, due }, today) => state === "open" && due !== "" && due < today;

/** Counts items: { items, done, unneeded, overdue }. */
export function progressOf(items, notes, today) {
  const all = items.map(({ id }) => entryOf(notes, id));
  const count = (test) => all.filter(test).length;
  return {
    items: all.length, done: count(({ state }) => state === "done"), unneeded: count(({ state }) => state === "not-needed"),
    overdue: count((entry) => isOverdue(entry, today)),
  };
}

/** The owners that are noted, each once, in order. */
export function ownersOf({ entries }) {
  return [...new Set([...entries.values()].map(({ owner }) => owner).filter((owner) => owner !== ""))].sort();
}

/**
 * The ids of the items that a filter { state, owner } lets through, with the items that
 * these are parts of. state is "", a state or "overdue"; owner is null for any, and ""
 * for none.
 */
export function shownBy(items, notes, { state, owner }, today) {
  const parents = new Map(items.map((item) => [item.id, item.parent]));
  const shown = new Set();
  for (const { id } of items) {
    const entry = entryOf(notes, id);
    if (state === "overdue" ? !isOverdue(entry, today) : state !== "" && entry.state !== state) continue;
    if (owner !== null && entry.owner !== owner) continue;
    for (let at = id; at && !shown.has(at); at = parents.get(at)) shown.add(at);
  }
  return shown;
}
