// What a query means: the twin of query.go and expand.go of the package search.
import { compare } from "./code.js";

const fewestLetters = 4, longWord = 8, longestWord = 32;
const completions = 2, manyCompletions = 4, fewTyped = 2, completed = 0.7, synonym = 0.8, mostNearest = 5;
const sentence = 8, k3 = 7;

/** Takes a query apart. Any text is a query. */
export function parse(text, { analyser, stopWords }) {
  const q = { words: [], phrases: [], not: [], unfinished: false };
  let last = "", quoted = 0;
  for (const piece of pieces(text)) {
    if (piece.not) {
      q.not.push(...analyser.terms(piece.text));
      continue;
    }
    if (piece.phrase) q.phrases.push(piece.text);
    let before = null;
    analyser.each(piece.text, ({ surface, term, end, part }) => {
      if (part && before && !before.part) before.whole = true;
      q.words.push(before = { surface, term, part, stop: analyser.stop(surface) || stopWords.includes(surface) });
      if (piece.phrase) quoted++;
      last = piece.text.slice(end);
    });
    if (piece.phrase) last = '"';
  }
  if (q.words.length - quoted >= sentence) q.phrases = [];
  q.unfinished = q.words.length > 0 && last == "" && !/[ \t\n\r\u00a0]$/.test(text);
  const content = q.words.filter((w) => !w.stop);
  q.content = content.length ? content : q.words;
  return q;
}

/** Finds quoted phrases and words after a -. */
export function pieces(text) {
  const out = [], parts = text.replace(/[“”„]/g, '"').split('"');
  parts.forEach((between, i) => {
    const phrase = i % 2 == 1 && i < parts.length - 1;
    const list = phrase ? [between] : between.split(/[ \t\n\r\u00a0]+/);
    for (const word of list) {
      if (!/[^ \t\n\r\u00a0]/.test(word)) continue;
      if (!phrase && word[0] == "-" && word != "-") out.push({ text: word.slice(1), not: true });
      else out.push({ text: word, phrase });
    }
  });
  return out;
}

/** Finds the terms of a query: {terms, corrections, completed, expanded, nearest}. */
export async function understand(text, q, t) {
  const m = { terms: [], corrections: [], completed: [], expanded: [], nearest: [] };
  // What is asked for in any case is asked for at once.
  const names = also(text, t), named = names.flatMap(({ from }) => from);
  await Promise.all([...q.content.map((w) => w.term), ...q.not, ...names.flatMap(({ to }) => to)].map(t.term));
  for (const [i, w] of q.content.entries()) {
    await understandWord(w, q.unfinished && i == q.content.length - 1, named.includes(w.term), t, m);
  }
  for (const term of m.terms) term.weight = (k3 + 1) * term.weight / (k3 + term.weight);
  m.corrected = corrected(text, m);
  if (m.corrected) names.push(...also(m.corrected, t));
  for (const name of names) await addName(name, t, m);
  return m;
}

async function understandWord(w, unfinished, named, t, m) {
  const entry = await t.term(w.term);
  // What is only on pages for others may be a mistake, which their authors show.
  const doubtful = entry && letters(w.surface).length >= longWord && entry.pages.every((page) => t.table.aside.has(page));
  if (doubtful && await correct(w, t, m)) return;
  if (entry) add(m, { term: w.term, weight: 1, word: w.surface, ...entry });
  if (unfinished && (entry ? w.surface == w.term && !entry.written : !named)) {
    if (await complete(w, t, m) || entry) return;
  }
  if (!entry && !named && !w.whole) await correct(w, t, m);
}

const same = (m, term) => m.terms.find((other) => other.term == term.term);

function add(m, term) {
  const other = same(m, term);
  if (other) other.weight += term.weight;
  else m.terms.push(term);
}

/** Whether the words of want stand in have, one after the other. */
export function follows(have, want) {
  return !want.length || have.some((_, i) => i + want.length <= have.length && want.every((w, j) => have[i + j] == w));
}

/** What else the words of a query are called: {from, to, shown}. */
function also(text, { analyser, synonyms }) {
  const tokens = analyser.spoken(text, (token) => token), said = tokens.map(({ term }) => term);
  // An abbreviation that looks like a word that says nothing: in capitals, or first.
  const loud = said.filter((_, i) => !i || !/[a-z]/.test(text.slice(tokens[i].start, tokens[i].end)));
  return synonyms.map(([from, to, shown]) => ({ from: from.split(" "), to: to.split(" "), shown })).filter(({ from, to }) =>
    follows(said, from) && !follows(said, to) && (from[1] || !analyser.stop(from[0]) || loud.includes(from[0])));
}

/** Adds a name; of several words those pages count that hold them all, if any do. */
async function addName({ to, shown }, t, m) {
  const entries = await Promise.all(to.map(t.term));
  const terms = to.map((term, i) => ({ term, word: shown, ...entries[i] })).filter(({ term, pages }) => pages && !t.analyser.stop(term));
  const held = new Map();
  for (const { pages } of terms) for (const page of pages) held.set(page, (held.get(page) || 0) + 1);
  const all = (page) => held.get(page) == terms.length;
  const some = [...held.keys()].some(all);
  for (const one of terms) {
    const { pages, occurrences } = one;
    const fit = (_, i) => !some || all(pages[i]);
    if (!same(m, one)) {
      m.terms.push({ ...one, weight: synonym / terms.length, pages: pages.filter(fit), occurrences: occurrences.filter(fit) });
    }
  }
  if (!m.expanded.includes(shown)) m.expanded.push(shown);
}

const stemOf = (t, word) => t.analyser.terms(word)[0] || "";

async function complete(w, t, m) {
  const seen = [w.term], found = [], most = letters(w.surface).length <= fewTyped ? manyCompletions : completions;
  for (const word of await longer(w.surface, t)) {
    const term = stemOf(t, word);
    if (seen.includes(term)) continue;
    seen.push(term);
    if (found.push({ term, weight: completed, word }) == most) break;
  }
  const entries = await Promise.all(found.map(({ term }) => t.term(term)));
  found.forEach((term, i) => add(m, { ...term, ...entries[i] || nowhere }));
  m.completed.push(...found.map(({ word }) => word));
  return found.length > 0;
}

const nowhere = { pages: [], occurrences: [] };
const letters = (word) => Array.from(word);

async function longer(word, t) {
  const n = letters(word).length;
  if (n < 2) return [];
  if (n == 2) return t.common.filter((w) => w.startsWith(word)); // the directory alone must do
  const words = (await t.words(word)).sort((a, b) => b.rarity - a.rarity);
  return words.map((w) => w.word).filter((w) => w != word);
}

const isNumber = (word) => /^[\d.]*$/.test(word);

/** Adds the word that a misspelt one is likely to mean; whether there is one. */
async function correct(w, t, m) {
  const [, number] = /^([\d.]+)[a-z]{1,2}$/.exec(w.surface) || []; // as in 971m
  if (number) {
    const entry = await t.term(number);
    if (entry) {
      add(m, { term: number, weight: 1, word: number, ...entry });
      m.expanded.push(number);
    }
    return false;
  }
  const from = letters(w.surface), most = from.length < longWord ? 1 : 2;
  if (from.length < fewestLetters || from.length > longestWord || isNumber(w.surface)) return false;
  const like = await likes(from, most + 1, t);
  if (!like.length) return false;
  const [{ word, edits }] = like;
  if (edits > most) {
    m.nearest.push(...like.slice(0, mostNearest).map((l) => l.word));
    return false;
  }
  const term = stemOf(t, word);
  add(m, { term, weight: 1, word, ...await t.term(term) || nowhere });
  m.corrections.push([w.surface, word]);
  return true;
}

/** Words at most so many edits away, the nearest first, then the commonest. */
async function likes(from, most, t) {
  const half = Math.max(1, from.length - 1 >> 1);
  const turn = (list) => list.reverse().join("");
  const [ahead, behind] = await Promise.all([t.words(from.slice(0, half).join("")), t.endings(turn(from.slice(-half)))]);
  const seen = new Set(), out = [];
  for (const w of [...ahead, ...behind.map(({ word, rarity }) => ({ word: turn(letters(word)), rarity }))]) {
    const to = letters(w.word);
    if (seen.has(w.word) || to.length < fewestLetters - 1 || Math.abs(to.length - from.length) > most || isNumber(w.word)) continue;
    seen.add(w.word);
    const edits = distance(from, to, most);
    if (edits && edits <= most) out.push({ ...w, edits });
  }
  return out.sort((a, b) => a.edits - b.edits || b.rarity - a.rarity || compare(a.word, b.word));
}

/** Optimal string alignment, or most + 1 if it is more than most. */
function distance(a, b, most) {
  let before = [], above = b.map((_, j) => j), row = [];
  above.push(b.length);
  for (let i = 1; i <= a.length; i++) {
    row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j - 1] + (a[i - 1] != b[j - 1]), above[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length], most + 1);
}

function corrected(text, { corrections }) {
  if (!corrections.length) return "";
  for (const [from, to] of corrections) {
    const at = text.replace(/[A-Z]/g, (c) => c.toLowerCase()).indexOf(from);
    text = at < 0 ? (text + " " + to).trim() : text.slice(0, at) + to + text.slice(at + from.length);
  }
  return text;
}
