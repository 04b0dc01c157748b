// Reads the files of the index that hold the pages of one language: the twin of
// open.go of the package search.
import { analyser } from "./analyse.js";
import { compare, gaps, lengths, reader, set } from "./code.js";
import { bBody } from "./rank.js";

const groupHash = 5, groupLength = groupHash + 4, groupSize = 16;
const afterAll = String.fromCodePoint(0x10ffff);

/** dir is this language's part of the directory; load gives the value of a file. */
export function tongue(language, dir, load) {
  const words = (text) => text.split(" ").filter(Boolean);
  const names = (kind, hashes) => (hashes.match(/.{7}/g) || []).map((hash) => kind + "-" + hash);
  const run = (kind, { from, names: hashes }) => ({ from: words(from), files: names(kind, hashes) });
  const terms = run("t", dir.terms), spelt = run("w", dir.words), endings = run("e", dir.endings);

  // What was read, decoded; what failed is tried again.
  const kept = new Map();
  function read(name, decode) {
    let made = kept.get(name);
    if (!made) {
      kept.set(name, made = load(name).then(decode));
      made.catch(() => kept.delete(name));
    }
    return made;
  }

  function termsOf(list) {
    const shard = new Map();
    for (let i = 0; i < list.length; i += 2) shard.set(list[i], list[i + 1]);
    return shard;
  }

  /** {written, pages, occurrences} of a term, or null if no page has it. */
  async function term(text) {
    if (!terms.files.length) return null;
    const shard = await read(terms.files[terms.from.filter((from) => compare(from, text) <= 0).length], termsOf);
    let entry = shard.get(text);
    if (typeof entry == "string") shard.set(text, entry = postings(entry));
    return entry || null;
  }

  /** The words of a run that begin with a text, each {word, rarity}. */
  async function beginning({ from, files }, text) {
    const first = from.filter((f) => compare(f, text) <= 0).length;
    const last = from.filter((f) => compare(f, text + afterAll) < 0).length;
    const all = await Promise.all(files.slice(first, last + 1).map((name) => read(name, (list) => list.match(/[^A-Z]+[A-Z]/g) || [])));
    return all.flat().filter((w) => w.startsWith(text)).map((w) => ({ word: w.slice(0, -1), rarity: w.charCodeAt(w.length - 1) }));
  }

  const cards = [];
  for (let n = 0, at = 0; at < dir.cards.length; n++, at += groupLength) {
    const hash = dir.cards.slice(at, at + groupHash);
    const begins = parseInt(dir.cards.slice(at + groupHash, at + groupLength), 16);
    for (let i = 0, from = 0; i < groupSize; i++) {
      if (begins >> i & 1) from = i;
      cards.push(["c" + n + "-" + hash + from, i - from]);
    }
  }

  const norms = lengths.map((n) => 1 - bBody + bBody * n / dir.body);

  return {
    ...dir,
    language,
    norms,
    titleShare: Math.min(Math.max(dir.body / 100, 3.5), 8),
    analyser: analyser(language),
    stopWords: words(dir.stop),
    common: words(dir.common),
    best: new Map(Object.entries(dir.best)),
    term,
    words: (text) => beginning(spelt, text),
    endings: (text) => beginning(endings, text),
    table: tableOf(dir.table),
    near: () => read("n-" + dir.near, (text) => {
      const r = reader(text), out = [];
      while (r.more()) out.push(gaps(r, r.number()));
      return out;
    }),

    /** The pages that hold a pair of words, by its hash. */
    async pair(hash) {
      const { bits, files } = await read("q-" + dir.pairs, ({ bits, names: hashes }) => ({ bits, files: names("x", hashes) }));
      const pairs = await read(files[bits && hash >>> 32 - bits], pairsOf);
      return pairs.get(hash) || [];
    },

    /** What results show of a page: [url, title, kind, status, texts of passages]. */
    card: (page) => read(cards[page][0], (list) => list).then((list) => list[cards[page][1]]),
  };
}

function postings(text) {
  const r = reader(text), out = { written: r.symbol() == 1, pages: [], occurrences: [] };
  for (let last = -1; r.more();) {
    out.pages.push(last += r.number() + 1);
    out.occurrences.push(r.symbol());
  }
  return out;
}

function pairsOf(text) {
  const r = reader(text), out = new Map();
  for (let hash = 0; r.more();) out.set(hash += r.number(), gaps(r, r.number()));
  return out;
}

function tableOf({ lengths, titles, ended, aside, facets }) {
  const classes = (text) => {
    const r = reader(text), out = [];
    while (r.more()) out.push(r.symbol());
    return out;
  };
  const read = Object.create(null);
  for (const facet in facets) {
    read[facet] = Object.create(null);
    for (const v in facets[facet]) read[facet][v] = set(facets[facet][v]);
  }
  return { lengths: classes(lengths), titles: classes(titles), ended: new Set(set(ended)), aside: new Set(set(aside)), facets: read };
}

