// The search engine: the twin of search.go of the package search, whose
// documentation is the specification. It touches no page: it asks for files through
// the function that it is given.
import { age } from "./age.js";
import { hashPair, hashTerm } from "./code.js";
import { parse, pieces, understand } from "./expand.js";
import { resultOf } from "./passage.js";
import { rank, scoresOf, smooth } from "./rank.js";
import { bounded } from "./state.js";
import { tongue } from "./tongue.js";

const facetNames = ["kind", "model", "nation", "topic", "audience", "status", "council"];
const longQuery = 6, ended = 0.85, aside = 0.6, mostDropped = 50;

/**
 * An engine for an index. directory is what index.js holds; load(name) promises the
 * value of another file. today is the day for which pages are filtered by their status;
 * without it, that of the build.
 */
export function engine(directory, load, today) {
  const tongues = bare();
  for (const language in directory.parts) {
    tongues[language] = tongue(language, directory.parts[language], load);
    tongues[language].foreign = language != directory.language && language;
  }
  if (today) for (const language in tongues) age(tongues[language].table.facets, today);

  function asked(language) {
    if (language == "all") return Object.keys(tongues).sort().map((name) => tongues[name]);
    return [tongues[language] || tongues[directory.language]].filter(Boolean);
  }

  async function answer(text, options, relaxed) {
    const out = { query: text, expanded: [], nearest: [], relaxed, total: 0, facets: {}, results: [] };
    for (const facet of facetNames) out.facets[facet] = bare();
    const answers = await Promise.all(asked(options.language).map((t) => ask(text, t, options, relaxed)));
    for (const a of answers) note(out, a);
    await fill(out, answers, options);
    return out;
  }

  return {
    /** Answers a query, in the form of Results in search.go. */
    async search(query, options = {}) {
      const text = bounded(query);
      const found = await answer(text, options, false);
      if (found.total || !pieces(text).length) return found;
      const relaxed = await answer(text, options, true);
      return relaxed.total ? relaxed : found;
    },
  };
}

function note(out, { t, m, ranked, facets }) {
  out.corrected = out.corrected || m.corrected || undefined;
  for (const word of [...m.completed, ...m.expanded]) if (!out.expanded.includes(word)) out.expanded.push(word);
  out.total += ranked.length;
  for (const facet in facets) {
    for (const v in facets[facet]) out.facets[facet][v] = (out.facets[facet][v] || 0) + facets[facet][v];
  }
  if (!ranked.length) out.nearest.push(...worthwhile(m.nearest, t));
}

/** Those of some words that lead somewhere: none that say nothing, and of the forms of a word one. */
function worthwhile(words, { analyser }) {
  const stems = words.map((word) => analyser.terms(word)[0] || "");
  const says = (i) => !analyser.stop(words[i]);
  return words.filter((word, i) => says(i) && !stems.some((stem, j) => j < i && stem == stems[i] && says(j)));
}

/** Takes the best pages, and leaves out those that lack a quoted phrase. */
async function fill(out, answers, { limit = 10, explain }) {
  const next = answers.map(() => 0);
  // The cards are asked for at once.
  await Promise.all(answers.flatMap((a) => a.ranked.slice(0, limit).map(({ page }) => a.t.card(page))));
  for (let dropped = 0; out.results.length < limit && dropped <= mostDropped;) {
    let best = -1;
    answers.forEach((a, i) => {
      if (next[i] < a.ranked.length && (best < 0 || before(a, next[i], answers[best], next[best]))) best = i;
    });
    if (best < 0) return;
    const a = answers[best], i = next[best]++;
    const result = await resultOf(a, a.ranked[i], a.chosen && i == 0, explain);
    if (result) out.results.push(result);
    else {
      dropped++;
      out.total--;
    }
  }
}

function before(a, i, b, j) {
  const first = a.chosen && i == 0;
  return first != (b.chosen && j == 0) ? first : a.ranked[i].score > b.ranked[j].score;
}

/** Ranks the pages of one language. */
async function ask(text, t, options, relaxed) {
  const q = parse(text, t);
  if (relaxed) q.phrases = [];
  const a = { t, q, m: await understand(text, q, t), table: t.table };
  const scores = scoresOf(a.m.terms, t, a.table), fits = await fitting(a);
  a.ranked = [];
  scores.forEach((score, page) => {
    if (!score || !fits(page)) return;
    if (a.table.ended.has(page)) score *= ended;
    if (a.table.aside.has(page)) score *= aside;
    a.ranked.push({ page, score });
  });
  rank(a.ranked);
  if (q.content.length >= longQuery) smooth(a.ranked, scores, await t.near());
  if (!options.unchosen) choose(a, text);
  count(a, options.filters || {});
  return a;
}

/** A test of whether a page has no word that must not be there, and all phrases. */
async function fitting({ t, q }) {
  const never = await Promise.all(q.not.map(async (term) => new Set((await t.term(term) || { pages: [] }).pages)));
  const always = (await Promise.all(q.phrases.map((phrase) => holders(phrase, t)))).flat();
  return (page) => never.every((set) => !set.has(page)) && always.every((set) => set.has(page));
}

/** For each pair of words of a phrase, the pages that hold it. */
async function holders(phrase, t) {
  const terms = saying(phrase, t.analyser);
  if (terms.length == 1) return [new Set((await t.term(terms[0]) || { pages: [] }).pages)];
  const pairs = terms.slice(1).map((term, i) => t.pair(hashPair(hashTerm(terms[i]), hashTerm(term))));
  return (await Promise.all(pairs)).map((pages) => new Set(pages));
}

/** The terms of a phrase that say something: of compounds the parts (pair.go). */
function saying(phrase, analyser) {
  return analyser.spoken(phrase, (token) => token).filter(({ surface }) => !analyser.stop(surface)).map(({ term }) => term);
}

/** An object without what all objects inherit, for names that come from elsewhere. */
const bare = () => Object.create(null);

/** Puts the page that editors chose for a query first. */
function choose(a, query) {
  const page = a.t.best.get(a.t.analyser.spoken(query).join(" "));
  if (page === undefined) return;
  const at = a.ranked.findIndex((hit) => hit.page == page);
  const top = at < 0 ? { page, score: 0 } : a.ranked.splice(at, 1)[0];
  a.ranked.unshift(top);
  a.chosen = true;
}

/** Filters hits, and counts for each facet the pages that fit all other filters. */
function count(a, filters) {
  const none = -2, several = -1;
  const misses = new Int8Array(a.t.pages).fill(none); // which filter a page fails, from 1; 0 if none does
  for (const { page } of a.ranked) misses[page] = 0;
  facetNames.forEach((facet, n) => {
    const wanted = filters[facet] || [];
    if (!wanted.length) return;
    const has = new Set(wanted.flatMap((v) => (a.table.facets[facet] || bare())[v] || []));
    for (const { page } of a.ranked) {
      if (!has.has(page)) misses[page] = misses[page] ? several : n + 1;
    }
  });
  a.facets = bare();
  facetNames.forEach((facet, n) => {
    const counted = a.facets[facet] = bare();
    for (const v in a.table.facets[facet]) {
      let pages = 0;
      for (const page of a.table.facets[facet][v]) if (!misses[page] || misses[page] == n + 1) pages++;
      if (pages) counted[v] = pages;
    }
  });
  const first = a.chosen && a.ranked[0];
  a.ranked = a.ranked.filter(({ page }) => !misses[page]);
  a.chosen = Boolean(first) && a.ranked[0] == first;
}
