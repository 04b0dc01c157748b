// The search page: a box, an address, filters and results that follow each other.
import { announcer, typing } from "../app/announce.js";
import { el } from "../app/el.js";
import { filtersOf } from "./filters.js";
import { countsIn, searchIn } from "./languages.js";
import { isPlace, keepPlace, place, pushState, replaceState, stateOfAddress } from "./history.js";
import { loaderOf } from "./loader.js";
import { nameShortcut, setSlash, slashLeads } from "./slash.js";
import { firstPage, queryOf, withValue, writeState } from "./state.js";
import { packing } from "../pack/results.js";
import { failureOf, listOf, moreIn, nothingOf, notesOf } from "./view.js";
import { wordsIn } from "./words.js";

const delay = 100; // between the last key and the search, in milliseconds
const pause = 1500; // after which what was typed is a step to which Back returns

// mark tells the style sheet what stands on the page: "scripts" that they run,
// "asked" that there are results, "nothing" that there are none.
export function mark(name, on) {
  document.documentElement.classList.toggle(name, on);
}

export class Page {
  constructor(form, root) {
    const language = document.documentElement.lang;
    this.language = language;
    this.words = wordsIn(language);
    this.input = form.elements.q;
    this.total = root.querySelector("#search-total");
    this.found = root.querySelector("#search-found");
    this.title = document.title;
    this.languages = root.querySelector("#search-language"); // null where all pages are in one
    const known = JSON.parse(root.dataset.facets);
    const models = new Map((known.find(({ name }) => name === "model") || { values: [] }).values.map(({ id, title }) => [id, title]));
    this.context = {
      words: this.words, root: form.dataset.root, packing: packing(form.dataset.root, this.words), index: root.dataset.index, models, help: document.getElementById("search-help"),
      language,
    };
    this.others = this.languages === null ? [] : [...this.languages.options].map((o) => o.lang).filter((l) => l !== "" && l !== language);
    this.search = loaderOf(form, this.words.text("search_failed")).search;
    this.announce = announcer(root, typing);
    this.more = el("button", { type: "button", class: "more" }, this.words.text("search_more"));
    this.filters = this.makeFilters(root, known);
    this.state = stateOfAddress();
    this.asked = 0; // counts questions, so that late answers are known
    this.searching = 0; // a timer, while a question waits
    this.typing = 0; // a timer, while the reader types
    this.listen(form);
  }

  makeFilters(root, known) {
    return filtersOf(root, {
      words: this.words,
      known,
      changed: (name, value, chosen) => this.filter(withValue(this.state.filters, name, value, chosen)),
      cleared: () => {
        this.input.focus(); // the button goes away
        this.filter({});
      },
    });
  }

  listen(form) {
    this.input.addEventListener("input", (event) => event.isComposing || this.typed());
    this.input.addEventListener("compositionend", () => this.typed());
    form.addEventListener("submit", (event) => this.submit(event));
    this.input.addEventListener("keydown", (event) => this.enterResults(event));
    this.more.addEventListener("click", () => this.showMore());
    addEventListener("popstate", () => this.follow());
    addEventListener("hashchange", () => this.follow());
    if (this.languages !== null) {
      this.languages.addEventListener("change", () => this.go({ ...this.state, language: this.languages.value, shown: firstPage }));
    }
    const slash = document.getElementById("search-slash");
    slash.checked = slashLeads();
    slash.addEventListener("change", () => {
      setSlash(slash.checked);
      nameShortcut(this.input);
    });
  }

  // start shows the state that the address has when the page is loaded.
  async start() {
    const y = place();
    keepPlace();
    this.input.value = this.state.query;
    if (this.state.query !== "" && location.hash === "") replaceState(this.state);
    await this.run();
    if (y > 0) scrollTo(0, y);
  }

  // follow shows the state of an address that the reader went to, and the place
  // on the page where he or she was then.
  async follow() {
    if (isPlace()) return replaceState(this.state);
    const next = stateOfAddress();
    if (writeState(next) === writeState(this.state)) return;
    const y = place();
    this.endTyping();
    this.state = next;
    this.input.value = next.query;
    await this.run();
    scrollTo(0, y);
  }

  // typed changes the address with every key, but makes one step of them all.
  typed() {
    const query = queryOf(this.input.value);
    if (query === this.state.query) return;
    this.state = { ...this.state, query, shown: firstPage };
    if (this.typing === 0) pushState(this.state);
    else replaceState(this.state);
    this.endTyping();
    this.typing = setTimeout(() => (this.typing = 0), pause);
    this.searching = setTimeout(() => this.run(), query === "" ? 0 : delay);
  }

  endTyping() {
    clearTimeout(this.typing);
    clearTimeout(this.searching);
    this.typing = 0;
  }

  submit(event) {
    event.preventDefault();
    const query = queryOf(this.input.value);
    if (query === this.state.query) {
      this.endTyping();
      this.run();
    } else {
      this.go({ ...this.state, query, shown: firstPage });
    }
    if (matchMedia("(pointer: coarse)").matches) this.input.blur(); // the keyboard on the screen hides the results
  }

  // enterResults lets the arrow lead past the filters to the first result, as in the
  // suggestions of other pages.
  enterResults(event) {
    const first = this.found.querySelector(".result a");
    if (event.key !== "ArrowDown" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || first === null) return;
    event.preventDefault();
    first.focus();
  }

  filter(filters) {
    this.go({ ...this.state, filters, shown: firstPage });
  }

  go(state) {
    this.endTyping();
    this.state = state;
    pushState(state);
    this.run();
  }

  async showMore() {
    const before = this.found.querySelectorAll(".result").length;
    this.state = { ...this.state, shown: this.state.shown + firstPage };
    replaceState(this.state);
    await this.run();
    const first = this.found.querySelectorAll(".result h2 a")[before];
    if (first) first.focus();
  }

  // run asks for what the state says. The old results stay until there are new ones.
  async run() {
    const own = ++this.asked;
    const { query, shown, filters, language } = this.state;
    mark("asked", query !== "");
    if (this.languages !== null) this.languages.value = language === this.language ? "" : language;
    document.title = query === "" ? this.title : query + " – " + this.title;
    if (query === "") return this.empty();
    if (this.found.childElementCount === 0) this.total.textContent = this.words.text("search_working");
    try {
      const others = language === "" ? this.others : [];
      const answer = await searchIn(this.search, query, { limit: shown, filters, language: language || this.language }, others);
      if (own !== this.asked) return;
      this.show(answer);
      if (answer.elsewhere || answer.total >= firstPage) return;
      const counts = await countsIn(this.search, query, { filters }, others);
      if (own === this.asked && counts.length > 0) this.found.append(moreIn(counts, this.state, this.context));
    } catch {
      if (own === this.asked) this.fail();
    }
  }

  empty() {
    mark("nothing", false);
    this.found.replaceChildren();
    this.total.textContent = "";
    this.announce("");
  }

  show(answer) {
    const nothing = answer.results.length === 0;
    mark("nothing", nothing);
    this.total.textContent = this.words.number("search_total", answer.total, { query: answer.corrected || this.state.query });
    this.announce(this.total.textContent);
    this.filters.show(answer.facets || {}, this.state.filters);
    this.found.replaceChildren(
      ...notesOf(answer, this.context),
      ...(nothing ? nothingOf(answer, this.state, this.context) : [listOf(answer, this.context)]),
      ...(answer.total > answer.results.length && !nothing ? [this.more] : []),
    );
  }

  fail() {
    mark("nothing", false);
    this.total.textContent = "";
    const again = () => {
      this.input.focus(); // the button goes away
      this.run();
    };
    this.found.replaceChildren(failureOf(again, this.context));
  }
}
