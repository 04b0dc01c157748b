// Which parts of a text are marked. Pure, without a browser.

// foundRanges returns the ranges of the tokens whose surface is one of the found
// words, joined where they overlap: a compound and its parts are one mark.
export function foundRanges(tokens, found) {
  const hits = tokens.filter((token) => found.has(token.surface)).sort((a, b) => a.start - b.start || a.end - b.end);
  const out = [];
  for (const { start, end } of hits) {
    const last = out[out.length - 1];
    if (last !== undefined && start < last.to) last.to = Math.max(last.to, end);
    else out.push({ from: start, to: end });
  }
  return out;
}

// segments splits a text at its marks. Marks that are out of order or out of the
// text are left out.
export function segments(text, marks) {
  const out = [];
  let at = 0;
  const add = (to, marked) => {
    if (to > at) out.push({ text: text.slice(at, to), marked });
    at = to;
  };
  for (const { from, to } of marks) {
    if (from < at || to <= from || to > text.length) continue;
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return out;
}
