// A stand-in for the search engine, with the same interface and pages of its own.
// Tests steer it through window.fake: delays by query, queries that fail.
import { pages } from "./pages.js";

const fake = (window.fake = { delays: {}, fail: new Set(), asked: [], ready: 0 });

function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

function tokens(text) {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)].map((m) => ({
    surface: fold(m[0]), start: m.index, end: m.index + m[0].length,
  }));
}

function found(text, words) {
  return tokens(text).filter((t) => words.some((w) => t.surface === w || t.surface.startsWith(w)));
}

function resultOf(page, words) {
  const passages = page.passages
    .map((p) => ({ ...p, marks: found(p.excerpt, words).map((t) => ({ from: t.start, to: t.end })) }))
    .map((p) => ({ ...p, score: p.marks.length + found(p.heading || "", words).length }))
    .filter((p) => p.score > 0)
    .sort((a, b) => b.score - a.score);
  const inTitle = found(page.title, words);
  const score = inTitle.length * 5 + passages.reduce((sum, p) => sum + p.score, 0);
  const all = [...inTitle, ...page.passages.flatMap((p) => found(p.excerpt + " " + (p.heading || ""), words))];
  return { ...page, passages, score, found: [...new Set(all.map((t) => t.surface))] };
}

function fits(page, filters) {
  return Object.entries(filters || {}).every(([name, values]) => values.some((v) => (page.facets[name] || []).includes(v)));
}

function answer(query, { limit = 10, filters = {}, language = "en" }) {
  const corrected = query.includes("temsp") ? query.replace("temsp", "temps") : undefined;
  const words = fold(corrected || query).split(/\s+/).filter(Boolean);
  const asked = pages.filter((p) => language === "all" || (p.language || "en") === language);
  const all = asked.map((p) => resultOf(p, words)).filter((r) => r.score > 0);
  const kept = all.filter((r) => fits(r, filters)).sort((a, b) => b.score - a.score);
  const facets = {};
  for (const r of all) {
    for (const [name, values] of Object.entries(r.facets)) {
      facets[name] = facets[name] || {};
      for (const v of values) facets[name][v] = (facets[name][v] || 0) + 1;
    }
  }
  return {
    query, corrected, facets, total: kept.length, results: kept.slice(0, limit),
    expanded: words.includes("sla") ? ["service level agreement"] : [],
    nearest: kept.length === 0 ? ["temps", "cover"] : [],
  };
}

async function search(query, options = {}) {
  fake.asked.push({ query, options });
  const delay = fake.delays[query] || 0;
  if (delay > 0) await new Promise((done) => setTimeout(done, delay));
  if (fake.fail.has(query)) throw Object.assign(new Error("A file of the index could not be loaded."), { retry: true });
  return answer(query, options);
}

window.partnerbook = { search, tokens, ready: () => fake.ready++ };
