// Records beside each other. Nothing is added up or averaged: each keeps its own
// column, and what differs comes first. Pure.

// What follows from other rows, or repeats them.
const skippedAlways = ["next", "flip", "tip", "score-tip", "missing", "contribution", "weight", "series"];

/**
 * The rows of records as lines { section, label, values, same }: those that differ
 * first, else in the order in which the records have them. all is a list of what
 * rowsOf gives; values has a text for each record, "" where it has none. Rows of one
 * section that are called the same become one line.
 */
export function sideBySide(all, skipped = []) {
  const without = new Set([...skippedAlways, ...skipped]);
  const order = [];
  const lines = new Map();
  all.forEach((rows, i) => {
    const used = rows.filter(([section]) => !without.has(section));
    used.forEach((row, at) => {
      const key = keyOf(row);
      if (!lines.has(key)) {
        // before what both have next, so that the order of neither is broken
        const next = used.slice(at + 1).map(keyOf).find((other) => lines.has(other));
        order.splice(next === undefined ? order.length : order.indexOf(next), 0, key);
        lines.set(key, { section: row[0], label: row[2] || "", values: all.map(() => []) });
      }
      lines.get(key).values[i].push(textOf(row[3]));
    });
  });
  const out = order.map((key) => {
    const { section, label, values } = lines.get(key);
    const texts = values.map((found) => [...new Set(found)].join("; "));
    return { section, label, values: texts, same: texts.every((text) => text === texts[0]) };
  });
  return [...out.filter(({ same }) => !same), ...out.filter(({ same }) => same)];
}

const keyOf = ([section, , label]) => section + "\n" + (label || "");
const textOf = (value) => (value === undefined || value === null || value === "" ? "+" : String(value)); // "+": it is there
