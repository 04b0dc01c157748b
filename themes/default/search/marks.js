// Marks the words on a page for which a reader came, and takes the marks away.
import { el } from "../app/el.js";
import { foundRanges, segments } from "./ranges.js";
import { readPlace, unescaped } from "./state.js";

// markFound follows the address: it goes to the place and marks the words there.
export function markFound({ load, words, announce }) {
  let done = ""; // the part of the address that was followed
  let bar = null;

  async function follow() {
    const hash = location.hash;
    const place = readPlace(hash);
    if (hash === done || place === null) return;
    done = hash;
    clear();
    if (place.anchor !== "") goTo(place.anchor, hash);
    const engine = await load().catch(() => null);
    if (engine === null || location.hash !== hash) return; // a page without marks is a page still
    const marks = markIn(document.querySelector("main"), new Set(place.words), (text, language) => engine.tokens(text, language));
    if (marks.length === 0) return;
    if (place.anchor === "") reveal(marks[0]);
    show(marks.length);
  }

  function show(n) {
    const button = el("button", { type: "button" }, words.text("box_unmark"));
    button.addEventListener("click", () => {
      leave(document.activeElement === button);
      remove();
    });
    announce(words.number("box_marked", n) + ". " + words.text("box_unmark"));
    bar = el("div", { class: "marks-bar", role: "region", "aria-label": words.number("box_marked", n) },
      el("span", {}, words.number("box_marked", n)), " ", button);
    document.body.append(bar);
  }

  // leave takes the focus to the place, since the button goes away.
  function leave(hasFocus) {
    if (!hasFocus) return;
    const place = readPlace(location.hash);
    const target = (place && document.getElementById(unescaped(place.anchor))) || document.querySelector("main");
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
  }

  function clear() {
    if (bar !== null) bar.remove();
    bar = null;
    for (const mark of document.querySelectorAll("mark.found")) unwrap(mark);
  }

  function remove() {
    clear();
    const place = readPlace(location.hash);
    if (place === null) return;
    const plain = place.anchor === "" ? location.href.replace(/#.*/, "") : "#" + place.anchor;
    history.replaceState(history.state, "", plain);
    done = "";
  }

  document.addEventListener("keydown", (event) => {
    const other = event.defaultPrevented || event.isComposing || isMeaningOpen();
    if (event.key === "Escape" && bar !== null && !other) remove();
  });
  addEventListener("hashchange", follow);
  follow();
}

// isMeaningOpen tells whether Escape belongs to the meaning of a term.
function isMeaningOpen() {
  return "popover" in HTMLElement.prototype && document.querySelector(":popover-open") !== null;
}

// goTo goes to a place as a link does: it opens what is closed around it, makes
// it the target, and the Tab key goes on from there. Then the address is again
// what it was.
function goTo(anchor, hash) {
  makeTarget(anchor, hash);
  const target = document.getElementById(unescaped(anchor));
  if (target !== null) reveal(target, true);
  if (document.readyState === "complete") return;
  // When a page has loaded, browsers look for the target of its address once more.
  addEventListener("load", () => setTimeout(() => {
    if (location.hash !== hash) return;
    const y = scrollY;
    makeTarget(anchor, hash);
    scrollTo(0, y);
  }), { once: true });
}

function makeTarget(anchor, hash) {
  location.replace("#" + anchor);
  history.replaceState(history.state, "", hash);
}

function reveal(node, isTarget) {
  for (let e = node.closest("details"); e !== null; e = e.parentElement.closest("details")) e.open = true;
  if (isTarget) node.scrollIntoView();
  else node.scrollIntoView({ block: "center" });
}

// left alone are what is no text, and the meanings of terms, which are hidden.
const leftAlone = "script, style, svg, nav, select, textarea, [popover]";

// markIn marks words in an element, and returns the marks.
function markIn(root, found, tokens) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(leftAlone)) texts.push(walker.currentNode);
  }
  return texts.flatMap((text) => markText(text, found, tokens));
}

function markText(text, found, tokens) {
  const { data, parentElement } = text;
  const ranges = foundRanges(tokens(data, parentElement.closest("[lang]").lang), found);
  if (ranges.length === 0) return [];
  const parts = segments(data, ranges).map((s) => (s.marked ? el("mark", { class: "found" }, s.text) : s.text));
  text.replaceWith(...parts);
  return parts.filter((part) => typeof part !== "string");
}

function unwrap(mark) {
  const parent = mark.parentNode;
  mark.replaceWith(...mark.childNodes);
  parent.normalize();
}
