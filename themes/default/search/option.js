// The entries of the list of suggestions. Each is a link, so that it opens in a
// new tab as other links do.
import { element } from "./element.js";
import { writePlace } from "./state.js";

export function optionOf(result, { root, words }) {
  const best = result.passages[0];
  const heading = best && best.heading && best.heading !== result.title ? best.heading : "";
  const label = words.state(result.status);
  return entry(
    address(root, result, best),
    element("span", { class: "option-title" }, result.title),
    " ",
    element("span", { class: "option-kind" }, words.kind(result.kind)),
    label && " ",
    label && element("span", { class: "state state-" + result.status }, label),
    heading && " ",
    heading && element("span", { class: "option-heading" }, heading),
  );
}

export function entry(href, ...inside) {
  return element("a", { role: "option", class: "option", href, tabindex: -1, "aria-selected": "false" }, ...inside);
}

// address returns the address of a place that was found.
export function address(root, result, passage) {
  const place = writePlace(passage ? passage.anchor : "", result.found || []);
  return root + result.url + (place && "#" + place);
}
