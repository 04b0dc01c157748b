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
  const lines = new Map();
  all.forEach((rows, i) => {
    let before = null;
    for (const [section, , label, value] of rows) {
      if (without.has(section)) continue;
      const key = section + "\n" + (label || "");
      if (!lines.has(key)) insert(lines, key, before, { section, label: label || "", values: all.map(() => []) });
      lines.get(key).values[i].push(value === undefined || value === null || value === "" ? "+" : String(value));
      before = key;
    }
  });
  const out = [...lines.values()].map(({ section, label, values }) => {
    const texts = values.map((texts) => [...new Set(texts)].join("; "));
    return { section, label, values: texts, same: texts.every((text) => text === texts[0]) };
  });
  return [...out.filter(({ same }) => !same), ...out.filter(({ same }) => same)];
}

// insert puts a line after the one that stands before it in its record.
function insert(lines, key, before, line) {
  if (before === null || [...lines.keys()].pop() === before) {
    lines.set(key, line);
    return;
  }
  const entries = [...lines];
  lines.clear();
  for (const [k, l] of entries) {
    lines.set(k, l);
    if (k === before) lines.set(key, line);
  }
}
