// The field of the search box. The helper and the engine come when the field gets the
// focus, or when the address names words to be marked.
import { add } from "./script.js";
import { nameShortcut, slashLeads } from "./slash.js";
import { queryOf } from "./state.js";

/** Starts the field of the page, if it has one. */
export function start() {
  const form = document.getElementById("search-box");
  if (form === null) return;
  const input = form.elements.q;
  listenForSlash(input);
  if (document.getElementById("search-results") !== null) return; // there, results stand on the page
  let help = () => {
    help = () => {};
    add(form.dataset.helper).catch(() => {}); // the form works without
  };

  input.addEventListener("focus", () => help());
  helpWithMarks(() => help());
  for (const [key, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"]]) {
    input.setAttribute(key, value);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const state = new URLSearchParams(new FormData(form)), query = queryOf(input.value);
    state.set("q", query);
    location.href = form.getAttribute("action") + (query === "" ? "" : "#" + state);
  });
}

function helpWithMarks(help) {
  const look = () => /[#&]find=/.test(location.hash) && help();
  addEventListener("hashchange", look);
  look();
}

// listenForSlash lets "/" lead into the field, unless the reader does not want that,
// and Escape out of it to where the reader was.
function listenForSlash(input) {
  let before = null;
  nameShortcut(input);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !slashLeads()) return;
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
