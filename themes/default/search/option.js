// The entries of the list of suggestions. Each is a link, so that it opens in a
// new tab as other links do.
import { el } from "../app/el.js";
import { writePlace } from "./state.js";

// languageOf returns the language of a result if it is another than that of the page. Results
// do not name that of the site, in which all pages are that have no language in their address.
export function languageOf(result, own) {
  const language = result.language || document.getElementById("search-box").dataset.language || own;
  return language !== own && language;
}

export function optionOf(result, { root, words, language }) {
  const best = result.passages[0];
  const heading = best ? headingOf(best, result, words) : "";
  const label = words.state(result.status);
  const lang = languageOf(result, language);
  return entry(
    address(root, result, best),
    el("span", { class: "option-title", lang }, result.title),
    " ",
    el("span", { class: "option-kind" }, [words.kind(result.kind), lang && words.language(lang)].filter(Boolean).join(" · ")),
    label && " ",
    label && el("span", { class: "state state-" + result.status }, label),
    heading && " ",
    heading && el("span", { class: "option-heading" }, heading),
  );
}

export function entry(href, ...inside) {
  return el("a", { role: "option", class: "option", href, tabindex: -1, "aria-selected": "false" }, ...inside);
}

// headingOf returns the heading over a passage, with the number of a paragraph by
// which it is cited; "" where the title of its page says as much.
export function headingOf({ anchor, heading }, { title }, words) {
  const [, n] = /^p(\d+)$/.exec(anchor) || [];
  const own = heading === title ? "" : heading;
  return [own, n && words.text("found_paragraph", { n })].filter(Boolean).join(", ");
}

// address returns the address of a place that was found.
export function address(root, result, passage) {
  const place = writePlace(passage ? passage.anchor : "", result.found || []);
  return root + result.url + (place && "#" + place);
}
