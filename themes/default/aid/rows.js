// The table of a record, whatever the kind. Pure.
import { writeCSV } from "../app/csv.js";

const header = ["section", "id", "label", "value", "unit", "basis", "evidence"];

/**
 * The CSV of a record. rowsOf is that of the kind, one of the modules rows-*.js;
 * record is what makeRecord gives.
 */
export function recordCSV(definition, record, rowsOf) {
  return writeCSV([
    header,
    row("aid", definition.aid, definition.title, definition.version),
    row("aid", "decision", "", definition.decision),
    row("aid", "definition", "", record.definition),
    row("aid", "made", "", record.made),
    row("aid", "note", "", record.note),
    ...rowsOf(definition.model, record.input, record.result),
    row("aid", "notice", "", definition.notice),
  ]);
}

/** One row; of is what is judged or cited. */
export function row(section, id, label, value, { unit = "", of = {} } = {}) {
  return [section, id, label, value, unit, of.basis, (of.ev || []).join(" ")];
}

/** Items by id. */
export function byId(items) {
  const known = new Map((items || []).map((item) => [item.id, item]));
  return (id) => known.get(id);
}
