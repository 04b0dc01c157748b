// The status of pages on the day of a search: what the index holds of it is that of the day
// on which it was made. Pure.
import { stateOn } from "../life/state.js";

/** Works out the sets of pages of each status anew. facets are those of a tongue's table. */
export function age({ status = {}, review = {} }, today) {
  const now = new Map();
  for (const state in status) for (const page of status[state]) now.set(page, state);
  for (const by in review) for (const page of review[by]) now.set(page, stateOn(now.get(page), by, today));
  for (const state in status) status[state] = [];
  for (const [page, state] of [...now].sort(([a], [b]) => a - b)) (status[state] = status[state] || []).push(page);
}
