// Ranks pages: the twin of score.go of the package search. The operations and their
// order are the same, so that the scores are, to the last bit.
import { counts, ln } from "./code.js";

export const k1 = 1.6, bBody = 0.65;
const bTitle = 0.5, titleBonus = 0.5;
const similar = 0.4, rerank = 100;

export const idf = (t, df) => ln(1 + (t.pages - df + 0.5) / (df + 0.5));

/** A score for each page. */
export function scoresOf(terms, t, table) {
  const out = new Float64Array(t.pages), covered = new Map();
  for (const { weight, pages, occurrences } of terms) {
    const says = idf(t, pages.length) * weight;
    pages.forEach((page, i) => {
      out[page] += says * saturated(page, occurrences[i], t, table);
      if (occurrences[i] >= counts.length) {
        const [sum, n] = covered.get(page) || [0, 0];
        covered.set(page, [sum + says, n + 1]);
      }
    });
  }
  covered.forEach(([sum, n], page) => {
    const share = Math.min(1, n / table.titles[page]);
    out[page] += titleBonus * sum * (share * share);
  });
  return out;
}

/** The part of BM25F that depends on the page. */
export function saturated(page, occurrence, t, table) {
  const title = Math.floor(occurrence / counts.length), body = occurrence % counts.length;
  let tf = 0;
  if (title) tf = t.titleShare * title / (1 - bTitle + bTitle * table.titles[page] / t.title);
  if (body) tf += counts[body] / t.norms[table.lengths[page]];
  return tf * (k1 + 1) / (k1 + tf);
}

export const rank = (hits) => hits.sort((a, b) => b.score - a.score || a.page - b.page);

/** Adds to the first pages a share of the scores of those near to them. */
export function smooth(hits, scores, near) {
  for (const hit of hits.slice(0, rerank)) {
    const ids = near[hit.page];
    if (ids.length) hit.score += similar * ids.reduce((sum, id) => sum + scores[id], 0) / ids.length;
  }
  rank(hits);
}
