// Lists and plans as tables for spreadsheets. The twin of table.go. Pure.
//
// head is { notice, title, by, made }; t gives words.
import { rowsOf } from "./merge.js";

export function tableOf(list, notes, head, t) {
  const parents = new Map(list.items.map((item) => [item.id, item.words]));
  const titles = ["checkjs_section", "checkjs_part_of", "checkjs_item", "checkjs_state", "checkjs_owner", "checkjs_due", "checkjs_note", "checkjs_id"];
  return [
    ...above(head), titles.map((key) => t(key)),
    ...rowsOf(list, [{ name: "", notes }]).map((row) => [...placeOf(row, parents, t), ...cellsOf(row.entries[0], t), row.item.id]),
  ];
}

export function planTableOf(list, rows, sides, head, t) {
  const parents = new Map(list.items.map((item) => [item.id, item.words]));
  const titles = ["checkjs_section", "checkjs_part_of", "checkjs_item", "checkjs_differs"].map((key) => t(key));
  const each = sides.flatMap(({ name }) => ["checkjs_state", "checkjs_owner", "checkjs_due", "checkjs_note"].map((key) => name + ": " + t(key)));
  return [
    ...above(head), [...titles, ...each, t("checkjs_id")],
    ...rows.map((row) => [...placeOf(row, parents, t), row.differs ? t("checkjs_differs") : "", ...row.entries.flatMap((entry) => cellsOf(entry, t)), row.item.id]),
  ];
}

const above = ({ notice, title, by, made }) => [[notice], [title, by, made]];

const placeOf = (row, parents, t) => [sectionOf(row, t), parents.get(row.item.parent) || "", row.item.words];

const cellsOf = ({ state, owner, due, note }, t) => [t("checkjs_state_" + state), owner, due, note];

/** The section of a row; items that the list does not have stand in one of their own. */
export const sectionOf = ({ item, known }, t) => (known ? item.section : t("checkjs_gone"));
