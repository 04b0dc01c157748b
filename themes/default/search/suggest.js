// Results while typing: a combobox with a list, as the ARIA Authoring Practices
// describe it (w3.org/WAI/ARIA/apg/patterns/combobox). The focus stays in the
// field.
import { el } from "../app/el.js";
import { searchIn } from "./languages.js";
import { entry, optionOf } from "./option.js";
import { queryOf } from "./state.js";

const limit = 6;
const delay = 80; // between the last key and the search, in milliseconds

export function suggest({ form, input, words, announce, search, root, language, others, resultsFor }) {
  const list = el("div", { role: "listbox", id: "search-options", class: "options", hidden: "", "aria-label": words.text("box_list") });
  form.append(list);
  input.setAttribute("aria-controls", list.id);

  let asked = 0; // counts questions, so that late answers are known
  let timer = 0;
  let active = -1;
  let composing = false; // a word of a script that is written with several keys

  const isOpen = () => !list.hidden;

  function close() {
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
    announce("");
  }

  // choose makes an option the active one; -1 is the field itself.
  function choose(n) {
    if (list.children[active]) list.children[active].setAttribute("aria-selected", "false");
    active = n;
    const option = list.children[n];
    if (option === undefined) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function show(query, answer) {
    const options = answer.results.slice(0, limit).map((result) => optionOf(result, { root, words, language }));
    const last = options.length > 0 ? "box_all" : "box_none";
    options.push(entry(resultsFor(query), words.text(last, { query })));
    options[options.length - 1].classList.add("option-all");
    options.forEach((option, i) => (option.id = "search-option-" + i));
    choose(-1);
    list.replaceChildren(...options);
    list.hidden = false;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", "true");
    announce(options.length > 1 ? words.number("box_count", options.length - 1) : options[0].textContent);
  }

  async function ask() {
    if (composing) return;
    const query = queryOf(input.value);
    if (query === "") return close();
    const own = ++asked;
    try {
      const answer = await searchIn(search, query, { limit, language }, others);
      if (own === asked && document.activeElement === input) show(query, answer);
    } catch {
      if (own !== asked) return;
      close();
      announce(words.text("box_failed"));
    }
  }

  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  }

  function move(step) {
    const n = list.children.length;
    choose(active < 0 ? (step > 0 ? 0 : n - 1) : (active + step + n) % n);
  }

  const keys = {
    ArrowDown: () => (isOpen() ? move(1) : ask()),
    ArrowUp: () => (isOpen() ? move(-1) : ask()),
    Enter: () => list.children[active].click(),
    Escape: close,
  };
  const handled = (key) => {
    if (key === "Enter") return isOpen() && active >= 0;
    return key === "Escape" ? isOpen() : key in keys;
  };

  input.addEventListener("input", (event) => {
    choose(-1);
    if (!event.isComposing) askSoon();
  });
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    askSoon();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!handled(event.key)) {
      if (event.key === "Home" || event.key === "End") choose(-1); // they move in the text
      return;
    }
    event.preventDefault();
    keys[event.key]();
  }, { capture: true }); // before the box, which Escape leaves where there is no list
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) close();
  });
  if (document.activeElement === input) askSoon(); // something was typed before this was loaded
}
