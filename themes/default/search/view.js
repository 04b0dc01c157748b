// What the search page shows of an answer.
import { el } from "../app/el.js";
import { readable } from "./excerpt.js";
import { address, headingOf, languageOf } from "./option.js";
import { writeState } from "./state.js";

const mostPassages = 3;

// listOf returns the list of results.
export function listOf(answer, context) {
  return el("ol", { class: "result-list" }, ...answer.results.map((result) => resultOf(result, context)));
}

function resultOf(result, { root, words, models, language, packing }) {
  const status = words.state(result.status);
  const about = inOrder(result.models || [], models).join(", ");
  const lang = languageOf(result, language);
  const facts = [words.kind(result.kind), lang && words.language(lang), about, result.chosen && words.text("search_chosen")].filter(Boolean);
  return el("li", { class: "result" },
    el("h2", {}, el("a", { href: address(root, result, null), lang, hreflang: lang }, result.title)),
    el("p", { class: "result-facts" },
      facts.join(" · "),
      status && " ",
      status && el("span", { class: "state state-" + result.status }, status)),
    el("ul", { class: "passages", lang }, ...result.passages.slice(0, mostPassages).map((p) => passageOf(p, result, root, words))),
    packing(result),
  );
}

// inOrder returns titles in the order in which the site has them; ids that it does not
// list come last.
function inOrder(ids, titles) {
  return [...[...titles.keys()].filter((id) => ids.includes(id)), ...ids.filter((id) => !titles.has(id))].map((id) => titles.get(id) || id);
}

function passageOf(passage, result, root, words) {
  const heading = headingOf(passage, result, words);
  return el("li", {},
    heading && el("a", { class: "passage-heading", href: address(root, result, passage) }, heading),
    el("p", { class: "excerpt" }, ...excerptOf(passage)));
}

function excerptOf(passage) {
  return readable(passage).map(({ text, marked }) => (marked ? el("mark", {}, text) : text));
}

// notesOf returns what was understood by the query.
export function notesOf(answer, { words }) {
  const notes = [];
  if (answer.elsewhere) notes.push(el("p", { class: "elsewhere" }, words.text("search_in_other", { language: words.language(answer.elsewhere) })));
  if (answer.corrected) notes.push(el("p", { class: "corrected" }, words.text("search_corrected", { query: "“" + answer.corrected + "”" })));
  if (answer.relaxed) notes.push(el("p", { class: "relaxed" }, words.text("search_relaxed")));
  const expanded = answer.expanded || [];
  if (expanded.length > 0) notes.push(el("p", { class: "expanded" }, words.text("search_expanded", { words: expanded.join(", ") })));
  return notes;
}

// moreIn returns links to the pages in other languages.
export function moreIn(counts, state, { words }) {
  const links = counts.map(({ language, total }) =>
    el("a", { href: "#" + writeState({ ...state, language, shown: 0 }) }, words.number("search_more_in", total, { language: words.language(language) })));
  return el("p", { class: "more-in" }, ...links.flatMap((a) => [a, " "]));
}

// nothingOf returns what leads on where nothing was found.
export function nothingOf(answer, state, { words, index, help }) {
  const out = [];
  const nearest = answer.nearest || [];
  if (nearest.length > 0) {
    const links = nearest.map((word) => el("a", { href: "#" + writeState({ ...state, query: word, shown: 0 }) }, word));
    out.push(el("p", {}, words.text("search_nearest")), el("ul", { class: "search-places nearest" }, ...links.map((a) => el("li", {}, a))));
  }
  if (Object.keys(state.filters).length > 0) out.push(el("p", {}, words.text("search_without_filters")));
  out.push(el("p", {}, words.text("search_advice"), ...(help ? [" ", el("a", { href: help.getAttribute("href") }, help.textContent)] : [])));
  if (index) out.push(el("p", {}, words.text("search_elsewhere")));
  return out;
}

// failureOf returns what is shown where the search could not be loaded.
export function failureOf(again, { words }) {
  const button = el("button", { type: "button", class: "main" }, words.text("search_again"));
  button.addEventListener("click", again);
  return el("div", { class: "notice", role: "alert" }, el("p", {}, words.text("search_failed")), el("p", {}, button));
}
