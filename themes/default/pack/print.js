// Prints a pack: all pages stand on this one while the browser prints.
import { paperOf } from "./files.js";

/** Shows the pages on paper only; what is shown was written by take/html.js, which lets
 * nothing through but text and its shape. */
export function printAll(pages, context, place) {
  const made = new DOMParser().parseFromString(paperOf(pages, context), "text/html");
  const root = document.documentElement;
  place.replaceChildren(...made.body.childNodes);
  root.classList.add("pack-printing");
  addEventListener("afterprint", () => {
    root.classList.remove("pack-printing");
    place.replaceChildren();
  }, { once: true });
  print();
  return null;
}
