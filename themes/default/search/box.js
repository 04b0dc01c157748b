// The search box of every page. What is here is all that a page loads before its
// reader searches: the engine comes when the box gets the focus, or when the
// address names words to be marked.
import { loaderOf } from "./loader.js";
import { markFound } from "./marks.js";
import { writeState } from "./state.js";
import { suggest } from "./suggest.js";
import { readWords } from "./words.js";

function start(form) {
  const input = form.elements.q;
  const words = readWords(form);
  const { root } = form.dataset;
  const language = document.documentElement.lang;
  const { load, search } = loaderOf(form, words.text("box_failed"));
  const resultsFor = (query) =>
    form.getAttribute("action") + "#" + writeState({ query, language: form.elements.lang ? form.elements.lang.value : "" });

  input.addEventListener("focus", () => load().catch(() => {}));
  if (document.getElementById("search-results") === null) { // the search page has its results below
    suggest({ form, input, words, search, root, language, resultsFor });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = input.value.trim() === "" ? form.getAttribute("action") : resultsFor(input.value.trim());
    });
  }
  listenForSlash(input); // after the suggestions, to which Escape belongs first
  markFound({ load, words });
}

// listenForSlash lets "/" lead into the field, and Escape out of it to where the
// reader was.
function listenForSlash(input) {
  let before = null;
  input.setAttribute("aria-keyshortcuts", "/");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    before = document.activeElement;
    input.focus();
    input.select();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault(); // what was typed stays
    if (before !== null && before !== document.body && before.isConnected) before.focus();
    else input.blur();
    before = null;
  });
}

const form = document.getElementById("search-box");
if (form !== null) start(form);
