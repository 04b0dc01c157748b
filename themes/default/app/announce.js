// Tells those who hear the page a sentence, once, when the reader has paused.
import { el } from "./el.js";

const usual = 500; // milliseconds

/** How long those pause who are still typing words to search for. */
export const typing = 1000;

/** A function that tells a text; place is where it may stand in the page. */
export function announcer(place, pause = usual) {
  const region = el("div", { role: "status", class: "unseen" });
  place.append(region);
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (region.textContent !== text) region.textContent = text;
    }, pause);
  };
}
