// Tells those who hear the page a sentence, once, when the reader has paused.
import { el } from "./el.js";

const pause = 500;

export function announcer(place) {
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
