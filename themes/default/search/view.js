// What the search page shows of an answer.
import { element } from "./element.js";
import { address } from "./option.js";
import { segments } from "./ranges.js";
import { writeState } from "./state.js";

const mostPassages = 3;

// listOf returns the list of results.
export function listOf(answer, { root, words }) {
  return element("ol", { class: "result-list" }, ...answer.results.map((result) => resultOf(result, root, words)));
}

function resultOf(result, root, words) {
  const status = words.state(result.status);
  const facts = [words.kind(result.kind), ...(result.chosen ? [words.text("search_chosen")] : [])].filter((x) => x !== "");
  return element("li", { class: "result" },
    element("h2", {}, element("a", { href: address(root, result, null) }, result.title)),
    element("p", { class: "result-facts" },
      ...facts.flatMap((fact, i) => [i > 0 && " · ", fact]).filter(Boolean),
      status && " ",
      status && element("span", { class: "state state-" + result.status }, status)),
    element("ul", { class: "passages" }, ...result.passages.slice(0, mostPassages).map((p) => passageOf(p, result, root))),
  );
}

function passageOf(passage, result, root) {
  const heading = passage.heading && passage.heading !== result.title ? passage.heading : "";
  return element("li", {},
    heading && element("a", { class: "passage-heading", href: address(root, result, passage) }, heading),
    element("p", { class: "excerpt" }, ...excerptOf(passage)));
}

function excerptOf({ excerpt, marks = [] }) {
  const parts = segments(excerpt, marks).map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
  return /[\p{L}\p{N},;]$/u.test(excerpt) ? [...parts, " …"] : parts; // it goes on
}

// notesOf returns what was understood by the query.
export function notesOf(answer, { words }) {
  const notes = [];
  if (answer.corrected) notes.push(element("p", { class: "corrected" }, words.text("search_corrected", { query: "“" + answer.corrected + "”" })));
  if (answer.relaxed) notes.push(element("p", { class: "relaxed" }, words.text("search_relaxed")));
  const expanded = answer.expanded || [];
  if (expanded.length > 0) notes.push(element("p", { class: "expanded" }, words.text("search_expanded", { words: expanded.join(", ") })));
  return notes;
}

// nothingOf returns what leads on where nothing was found.
export function nothingOf(answer, state, { words, index }) {
  const out = [];
  const nearest = answer.nearest || [];
  if (nearest.length > 0) {
    const links = nearest.map((word) => element("a", { href: "#" + writeState({ ...state, query: word, shown: 0 }) }, word));
    out.push(element("p", {}, words.text("search_nearest")), element("ul", { class: "search-places nearest" }, ...links.map((a) => element("li", {}, a))));
  }
  if (Object.keys(state.filters).length > 0) out.push(element("p", {}, words.text("search_without_filters")));
  if (index) out.push(element("p", {}, words.text("search_elsewhere")));
  return out;
}

// failureOf returns what is shown where the search could not be loaded.
export function failureOf(again, { words }) {
  const button = element("button", { type: "button", class: "main" }, words.text("search_again"));
  button.addEventListener("click", again);
  return element("div", { class: "notice", role: "alert" }, element("p", {}, words.text("search_failed")), element("p", {}, button));
}
