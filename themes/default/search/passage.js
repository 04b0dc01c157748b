// What a result shows of its page: the twin of passage.go of the package search.
import { follows } from "./expand.js";
import { idf, k1, saturated } from "./rank.js";

const mostPassages = 3, mostWords = 12, excerptLength = 220, sentenceBefore = 110, excerptBefore = 80;

/** The result for a hit, or null if its text does not have the quoted phrases. */
export async function resultOf(a, hit, chosen, explain) {
  const [url, title, kind, status, texts] = await a.t.card(hit.page);
  const passages = [];
  for (let i = 0; i < texts.length; i += 4) {
    passages.push({ anchor: texts[i], heading: texts[i + 1], text: texts[i + 2], also: texts[i + 3] });
  }
  if (!says(a, title, passages)) return null;
  const models = valuesOf(a.table.facets.model || {}, hit.page);
  const out = { url, title, kind, ...(models.length && { models }), ...(a.t.foreign && { language: a.t.foreign }), score: hit.score, status, chosen, ...found(a, title, passages) };
  if (explain) out.terms = parts(a, hit.page);
  return out;
}

/** The values of a facet that a page has, sorted. */
const valuesOf = (facet, page) => Object.keys(facet).filter((v) => facet[v].includes(page)).sort();

function says({ t: { analyser }, q }, title, passages) {
  const texts = [title, ...passages.flatMap(({ heading, text, also }) => [heading, text, also])];
  return q.phrases.every((phrase) => {
    const want = analyser.spoken(phrase);
    return texts.some((text) => follows(analyser.spoken(text), want));
  });
}

/** What each term adds to a score. */
function parts({ t, m, table }, page) {
  const out = [];
  for (const { word, weight, pages, occurrences } of m.terms) {
    const i = pages.indexOf(page);
    if (i < 0) continue;
    const score = idf(t, pages.length) * weight * saturated(page, occurrences[i], t, table);
    const last = out[out.length - 1];
    if (last && last.term == word) last.score += score; // words of one synonym
    else out.push({ term: word, score });
  }
  return out;
}

/** The best passages, and the words that were found on the page. */
function found({ t, m }, title, passages) {
  const weights = m.terms.map(({ pages, weight }) => idf(t, pages.length) * weight);
  const place = new Map(m.terms.map(({ term }, i) => [term, i]));
  const words = [];

  function count(text, counts, weight) {
    const places = [];
    t.analyser.each(text, ({ surface, term, start, end }) => {
      const i = place.get(term);
      if (!(weights[i] > 0)) return;
      counts[i] += weight;
      places.push({ from: start, to: end });
      if (words.length < mostWords && !words.includes(surface)) words.push(surface);
    });
    return places;
  }

  count(title, weights.map(() => 0), 0);
  let best = [];
  for (const { anchor, heading, text, also } of passages) {
    const counts = weights.map(() => 0), places = count(text, counts, 1);
    count(heading, counts, 2);
    count(also, counts, 2);
    let score = 0;
    counts.forEach((n, i) => {
      if (n) score += weights[i] * (n * (k1 + 1)) / (k1 + n);
    });
    if (score > 0) best.push({ anchor, heading, score, text, places });
  }
  best.sort((a, b) => b.score - a.score);
  // Of those that lead to the same place the best: summary and first lines.
  best = best.filter(({ anchor }, i) => best.findIndex((other) => other.anchor == anchor) == i);
  if (!best.length && passages.length) best = [{ ...passages[0], score: 0, places: [] }];
  return {
    passages: best.slice(0, mostPassages).map(({ anchor, heading, score, text, places }) =>
      ({ anchor, heading, ...excerpt(text, places), score })),
    found: words,
  };
}

/** The stretch of a text that holds most of the places, and the places in it. */
function excerpt(text, places) {
  let best = 0, most = 0;
  places.forEach(({ from }, i) => {
    let n = 0;
    while (i + n < places.length && places[i + n].to <= from + excerptLength) n++;
    if (n > most) [best, most] = [from, n];
  });
  const start = begin(text, best), end = clip(text, start), marks = [];
  let last = 0;
  for (const { from, to } of places) {
    if (from >= start + last && to <= end) {
      marks.push({ from: from - start, to: to - start });
      last = to - start;
    }
  }
  return { excerpt: text.slice(start, end), marks };
}

const blank = (c) => c == " " || c == "\n";

/** Where an excerpt begins that is to show a place: at its sentence if that is near. */
function begin(text, place) {
  if (place <= sentenceBefore) return 0;
  for (let i = place - 1; i >= place - sentenceBefore; i--) {
    if (".!?\n".includes(text[i])) {
      for (i++; i < place && blank(text[i]); i++);
      return i;
    }
  }
  const from = place - excerptBefore;
  for (let i = from; i < place; i++) if (blank(text[i])) return i + 1;
  return whole(text, from);
}

/** Where an excerpt ends: after about so much text, and whole words. */
function clip(text, from) {
  let end = from + excerptLength;
  if (end >= text.length) end = text.length;
  else {
    for (let i = end - 1; i > from + excerptLength / 2; i--) {
      if (blank(text[i])) {
        end = i;
        break;
      }
    }
    end = whole(text, end);
  }
  while (end > from && blank(text[end - 1])) end--;
  return end;
}

/** i, or one less if it stands inside a character. */
const whole = (text, i) => (text.charCodeAt(i) & 0xfc00) == 0xdc00 && i > 0 ? i - 1 : i;
