// Writes the abbreviations of a page in full where the reader asks for it: each at
// its first use in a paragraph, an item or a cell. It holds for the page, unless the
// reader keeps it on this device.
import { announcer } from "../app/announce.js";
import { Device } from "../app/device.js";
import { button, el } from "../app/el.js";
import { wordsIn } from "../app/words.js";
import { expand } from "./expand.js";

const { text: t } = wordsIn(document.documentElement.lang);
const asis = "code, pre, svg, script, textarea, select, .cite, .meaning, .abbr-full";
const blocks = "p, li, dt, dd, td, th, h2, h3, h4, h5, h6, figcaption, summary";

function write(words) {
  for (const text of document.querySelectorAll("main > .text")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(asis)) nodes.push(walker.currentNode);
    const seen = new Map();
    for (const node of nodes) {
      const block = node.parentElement.closest(blocks) || text;
      if (!seen.has(block)) seen.set(block, new Set());
      const pieces = expand(node.data, words, seen.get(block));
      if (pieces.length > 1) node.replaceWith(...pieces.map((piece, i) => (i % 2 ? el("span", { class: "abbr-full" }, " (" + piece + ")") : piece)));
    }
  }
}

function takeBack() {
  for (const full of document.querySelectorAll(".abbr-full")) {
    const parent = full.parentNode;
    full.remove();
    parent.normalize();
  }
}

function mount(tool) {
  const words = JSON.parse(tool.dataset.words);
  const device = new Device("abbreviations", tool.dataset.personal !== undefined, tool.dataset.root || ".");
  const announce = announcer(tool);
  const toggle = tool.querySelector("button");
  const keep = button("", () => {
    if (kept()) device.remove("full");
    else device.add("full");
    announce(t(kept() ? "abbrjs_kept" : "abbrjs_forgotten"));
    show();
  }, "app-act");
  const note = el("span", { class: "abbr-note" });
  let on = false;

  const kept = () => device.list().includes("full");

  function show() {
    toggle.setAttribute("aria-pressed", String(on));
    keep.hidden = device.personal || (!on && !kept());
    keep.textContent = t(kept() ? "abbrjs_forget" : "abbrjs_keep");
    note.textContent = kept() ? t("abbrjs_kept") : "";
  }

  function turn(next) {
    if (next === on) return;
    on = next;
    if (on) write(words);
    else takeBack();
    show();
  }

  toggle.addEventListener("click", () => turn(!on));
  tool.append(" ", keep, " ", note);
  tool.classList.add("ready");
  show();
  turn(kept());
}

document.querySelectorAll(".abbr-tool").forEach(mount);
