// announcerOf returns a function that tells screen readers a text once the
// reader has paused.
import { element } from "./element.js";

const pause = 1000;

export function announcerOf(place) {
  const region = element("div", { role: "status", class: "unseen" });
  place.append(region);
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), pause);
  };
}
