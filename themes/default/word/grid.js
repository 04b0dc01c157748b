// A table as rows of cells that fill all columns (generator/word/grid.go).
import { number } from "./lists.js";
import { attr, inside, skipped } from "./look.js";
import { isSpace, length, plain, squeeze } from "./text.js";

const widest = 63; // columns that Word takes

export const total = (widths) => widths.reduce((sum, width) => sum + width, 0);

/** Finds the rows and cells of a table. */
export function readGrid(n) {
  const t = { caption: null, rows: [], columns: 0, part: null };
  collect(t, inside(n), null);
  while (t.rows.length > 0 && t.rows[0].cells.length === 0) t.rows.shift();
  const [first] = t.rows;
  if (first && !first.head) first.head = first.cells.every(({ node }) => node.tag === "th");
  for (let i = 1; i < t.rows.length; i++) t.rows[i].head = t.rows[i].head && t.rows[i - 1].head; // Word repeats only the first
  lay(t);
  return t;
}

function collect(t, nodes, part) {
  for (const n of nodes) {
    if (!n.tag || skipped(n)) continue;
    if (n.tag === "caption" && t.caption === null) t.caption = n;
    else if (["thead", "tbody", "tfoot"].includes(n.tag)) collect(t, inside(n), n);
    else if (n.tag === "tr") {
      const cells = inside(n)
        .filter((c) => (c.tag === "td" || c.tag === "th") && !skipped(c))
        .map((node) => ({ node, span: number(attr(node, "colspan"), 1, 1, widest), rows: number(attr(node, "rowspan"), 1, 1, 1000) }));
      t.rows.push({ node: n, head: part !== null && part.tag === "thead", part: part !== t.part ? part : null, cells });
      if (part !== null) t.part = part;
    }
  }
}

// lay puts the cells of each row into columns, below those that reach down from the
// rows above, and fills rows that are too short.
function lay(t) {
  let above = []; // what reaches down, by column; its rows are those still to come
  t.rows.forEach((r, i) => {
    const laid = [];
    const next = [];
    let column = 0;
    const reaches = (at) => at < above.length && above[at] && above[at].rows > 0;
    const below = () => {
      while (reaches(column)) {
        const { span, rows } = above[column];
        laid.push({ node: null, span, rows: 0, below: true });
        next[column] = { span, rows: rows - 1 };
        column += span;
      }
    };
    for (const c of r.cells) {
      below();
      let free = 0;
      while (free < c.span && !reaches(column + free)) free++;
      const span = Math.min(free, widest - column);
      if (span < 1) break;
      const rows = Math.min(c.rows, t.rows.length - i);
      laid.push({ node: c.node, span, rows, below: false });
      next[column] = { span, rows: rows - 1 };
      column += span;
    }
    below();
    r.cells = laid;
    t.columns = Math.max(t.columns, column);
    above = next;
  });
  for (const r of t.rows) {
    for (let missing = t.columns - total(r.cells.map(({ span }) => span)); missing > 0; missing--) r.cells.push({ node: null, span: 1, rows: 1, below: false });
  }
}

/** Shares a width out to the columns. */
export function widthsOf(t, all) {
  const least = Array(t.columns).fill(400);
  const share = Array(t.columns).fill(1);
  for (const { cells } of t.rows) {
    let column = 0;
    for (const { node, span } of cells) {
      if (span === 1 && node) {
        least[column] = Math.max(least[column], 340 + 125 * Math.min(longestWord(node), 20));
        share[column] = Math.max(share[column], Math.min(length(squeeze(plain(inside(node)))), 90));
      }
      column += span;
    }
  }
  const needed = total(least);
  const shares = total(share);
  const widths = least.map((width, i) =>
    needed >= all ? Math.max(Math.trunc((width * all) / needed), 200) : width + Math.trunc(((all - needed) * share[i]) / shares),
  );
  const given = total(widths);
  if (given < all) widths[widths.length - 1] += all - given;
  return widths;
}

function longestWord(n) {
  let longest = 0;
  let word = 0;
  for (const c of plain(inside(n))) {
    word = isSpace(c) ? 0 : word + 1;
    longest = Math.max(longest, word);
  }
  return longest;
}
