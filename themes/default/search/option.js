// The entries of the list of suggestions. Each is a link, so that it opens in a
// new tab as other links do.
import { element } from "./element.js";
import { writePlace } from "./state.js";

export function optionOf(result, { root, words }) {
  const best = result.passages[0];
  const heading = best ? headingOf(best, result, words) : "";
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
