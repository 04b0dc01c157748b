// The address of the search page is its state. From disk only the part behind
// "#" can change.
import { readState, writeState } from "./state.js";

// stateOfAddress reads the state from behind "#", else from behind "?", where a
// form puts it on a page without scripts.
export function stateOfAddress() {
  const behind = readState(location.hash);
  return behind.query !== "" || !/[?&]q=/.test(location.search) ? behind : readState(location.search);
}

// isPlace tells whether the address leads to a place on the page, as that of the
// link to the text does, and says nothing of a state.
export function isPlace() {
  return location.hash !== "" && !location.hash.includes("=");
}

// pushState makes a state the page's, as a step to which Back returns.
export function pushState(state) {
  history.pushState({ y: 0 }, "", addressOf(state));
}

// replaceState makes a state the page's, in place of the last one.
export function replaceState(state) {
  history.replaceState({ y: scrollY }, "", addressOf(state));
}

// place returns how far down the reader was when this step was left.
export function place() {
  return (history.state && history.state.y) || 0;
}

// keepPlace notes in each step how far down the reader is. The browser cannot go
// back there by itself, since the results come after it looks.
export function keepPlace() {
  history.scrollRestoration = "manual";
  const keep = () => history.replaceState({ y: scrollY }, "");
  let timer = 0;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 150);
  });
  addEventListener("pagehide", keep);
}

function addressOf(state) {
  const empty = state.query === "" && Object.keys(state.filters).length === 0;
  const behind = location.protocol === "file:" ? location.search : "";
  return location.pathname + behind + (empty ? "" : "#" + writeState(state));
}
