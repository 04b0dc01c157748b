// The search page. Its state is the address, which works from disk, and with the
// Back button.
import { announcerOf } from "./live.js";
import { element } from "./element.js";
import { filtersOf } from "./filters.js";
import { failureOf, listOf, nothingOf, notesOf } from "./view.js";
import { loaderOf } from "./loader.js";
import { firstPage, readState, withValue, writeState } from "./state.js";
import { wordsIn } from "./words.js";

const delay = 100; // between the last key and the search, in milliseconds
const pause = 1500; // after which what was typed is a step that Back returns to

// stateOfAddress reads the state from behind "#", else from behind "?", where a
// form puts it whose page has no scripts.
function stateOfAddress() {
  const behind = readState(location.hash);
  return behind.query !== "" || !/[?&]q=/.test(location.search) ? behind : readState(location.search);
}

// asked and nothing tell the style sheet what stands on the page.
function mark(name, on) {
  document.documentElement.classList.toggle(name, on);
}

// The list of links gives way to the results before the page is first painted.
mark("asked", stateOfAddress().query !== "");

function start() {
  const form = document.getElementById("search-box");
  const page = document.getElementById("search-results");
  if (form === null || page === null) return;
  const input = form.elements.q;
  const words = wordsIn(document.documentElement.lang);
  const { search } = loaderOf(form, words.text("search_failed"));
  const context = { words, root: form.dataset.root, index: page.dataset.index };
  const total = page.querySelector("#search-total");
  const found = page.querySelector("#search-found");
  const announce = announcerOf(page);
  const title = document.title;
  const more = element("button", { type: "button", class: "more" }, words.text("search_more"));
  const filters = filtersOf(page, {
    words,
    known: JSON.parse(page.dataset.facets),
    changed: (name, value, chosen) => go({ ...state, filters: withValue(state.filters, name, value, chosen), shown: firstPage }),
    cleared: () => {
      input.focus();
      go({ ...state, filters: {}, shown: firstPage });
    },
  });

  let state = stateOfAddress();
  let asked = 0; // counts questions, so that late answers are known
  let timer = 0;
  let typing = 0; // a timer while the reader types

  // go makes a state the page's, as a step of its own.
  function go(next) {
    endTyping();
    write(next, "pushState");
    return run();
  }

  function write(next, how) {
    state = next;
    history[how]({ y: how === "pushState" ? 0 : scrollY }, "", addressOf(state));
  }

  function endTyping() {
    clearTimeout(typing);
    clearTimeout(timer);
    typing = 0;
  }

  // typed changes the address with every key, but makes one step of them all.
  function typed() {
    const query = input.value.trim();
    if (query === state.query) return;
    write({ ...state, query, shown: firstPage }, typing === 0 ? "pushState" : "replaceState");
    clearTimeout(typing);
    typing = setTimeout(endPause, pause);
    clearTimeout(timer);
    timer = setTimeout(run, query === "" ? 0 : delay);
  }

  function endPause() {
    typing = 0;
  }

  async function run() {
    const own = ++asked;
    mark("asked", state.query !== "");
    document.title = state.query === "" ? title : state.query + " – " + title;
    if (state.query === "") {
      mark("nothing", false);
      found.replaceChildren();
      total.textContent = "";
      announce("");
      return;
    }
    if (found.childElementCount === 0) total.textContent = words.text("search_working");
    try {
      const answer = await search(state.query, {
        limit: state.shown, filters: state.filters, language: state.language || document.documentElement.lang,
      });
      if (own === asked) show(answer);
    } catch (error) {
      if (own === asked) fail(error);
    }
  }

  function show(answer) {
    const nothing = answer.results.length === 0;
    mark("nothing", nothing);
    total.textContent = words.number("search_total", answer.total, { query: answer.corrected || state.query });
    announce(total.textContent);
    filters.show(answer.facets, state.filters);
    found.replaceChildren(
      ...notesOf(answer, context),
      ...(nothing ? nothingOf(answer, state, context) : [listOf(answer, context)]),
      ...(answer.total > answer.results.length && !nothing ? [more] : []),
    );
  }

  function fail(error) {
    mark("nothing", false);
    total.textContent = "";
    found.replaceChildren(failureOf(error, () => { input.focus(); run(); }, context));
  }

  // back shows the state of the address, and the place that the reader was at.
  async function back() {
    const next = stateOfAddress();
    if (writeState(next) === writeState(state)) return;
    const y = (history.state && history.state.y) || 0;
    endTyping();
    state = next;
    input.value = state.query;
    await run();
    scrollTo(0, y);
  }

  async function showMore() {
    const shown = found.querySelectorAll(".result").length;
    write({ ...state, shown: state.shown + firstPage }, "replaceState");
    await run();
    const first = found.querySelectorAll(".result h2 a")[shown];
    if (first) first.focus();
  }

  input.addEventListener("input", (event) => event.isComposing || typed());
  input.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim() === state.query) {
      endTyping();
      run();
    } else go({ ...state, query: input.value.trim(), shown: firstPage });
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard on the screen hides the results
  });
  more.addEventListener("click", showMore);
  addEventListener("popstate", back);
  addEventListener("hashchange", back);
  keepPlace();

  input.value = state.query;
  if (state.query !== "" && location.hash === "") history.replaceState(history.state, "", addressOf(state));
  const y = (history.state && history.state.y) || 0;
  run().then(() => y > 0 && scrollTo(0, y));
}

// addressOf returns the address of a state. What a form put behind "?" goes where
// the browser lets it; from disk only the part behind "#" can change.
function addressOf(state) {
  const fragment = state.query === "" && Object.keys(state.filters).length === 0 ? "" : "#" + writeState(state);
  const here = location.protocol === "file:" ? location.pathname + location.search : location.pathname;
  return here + fragment;
}

// keepPlace keeps the reader's place in the history: the browser cannot, since
// results come after it looks.
function keepPlace() {
  history.scrollRestoration = "manual";
  const keep = () => history.replaceState({ y: scrollY }, "");
  let timer = 0;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 150);
  });
  addEventListener("pagehide", keep);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
