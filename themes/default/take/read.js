// A page as it is taken away, from its document: the one that is open, or one that was
// read. The place where scripts meet take/page.js.
import { nodesOf } from "../word/from-dom.js";

const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** Reads a page. address is where it was read, or ""; usual has what holds for pages
 * that say nothing of it: { name, originOf(title) }. null if the page has no text. */
export function readPage(page, address, usual) {
  const text = page.querySelector("main > .text, main > .aid-static");
  if (text === null) return null;
  const textOf = (selector) => {
    const found = page.querySelector(selector);
    return found === null ? "" : plain(found);
  };
  const { dataset } = page.querySelector("details.take") || { dataset: {} };
  const canonical = page.querySelector("link[rel=canonical]");
  const title = textOf("main h1");
  // Below a text can stand the glossary.
  const below = [...page.querySelectorAll("main > h2[id^=letter-], main > dl.glossary")];
  const sources = page.querySelector("main > .sources ul");
  return {
    title, lead: textOf("main > .lead"), label: labelOf(page), base: canonical ? canonical.getAttribute("href") : address,
    name: dataset.name || usual.name, date: dataset.date || "", language: page.documentElement.lang,
    origin: dataset.origin || usual.originOf(title), sourcesTitle: textOf("main > .sources h2"),
    text: [...nodesOf(text), ...nodesOf({ childNodes: below })],
    sources: sources ? nodesOf({ childNodes: [sources] }) : [],
  };
}

function labelOf(page) {
  const parts = [...page.querySelectorAll(".past-review main > .notice-later p, main > .notice:not(.notice-later) p, main > .aid-notice p")].map(plain);
  return parts.length === 0 ? "" : parts[0] + ": " + parts.slice(1).join(" ");
}
