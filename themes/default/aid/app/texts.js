// The page of a translated aid. It carries the definition of the original, so that what is
// worked out, links and records are the same in both languages, and the texts beside it. This
// runs before the interface, and lays the texts over the definition; the interface knows
// nothing of it. Texts that are not translated come between two marks (generator/aid,
// translation.go): wherever they come to stand on the page, they get a lang attribute.
import { foreignIn, pieces, withoutMarks, withTexts } from "../foreign.js";

const carried = (id) => document.getElementById(id);
const place = carried("aid-app");

if (place !== null && carried("aid-texts") !== null) {
  const texts = JSON.parse(carried("aid-texts").textContent);
  const links = JSON.parse(carried("aid-links").textContent);
  carried("aid-definition").textContent = JSON.stringify(withoutMarks(withTexts(JSON.parse(carried("aid-definition").textContent), texts)));
  carried("aid-links").textContent = JSON.stringify(withoutMarks(links));
  const foreign = [...foreignIn(texts), ...foreignIn(links)];
  if (foreign.length > 0) watch(foreign, place.dataset.original);
}

// watch marks what is foreign, as the interface fills its place.
function watch(foreign, lang) {
  const within = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) mark(text);
  };
  const mark = (text) => {
    const parent = text.parentNode;
    if (parent === null || parent.lang === lang || ["title", "desc", "textarea"].includes(parent.localName)) return;
    const found = pieces(text.data, foreign);
    if (!found.some(([, is]) => is)) return;
    const name = parent.namespaceURI === document.documentElement.namespaceURI ? "span" : "tspan";
    text.replaceWith(...found.map(([part, is]) => {
      if (!is) return part;
      const element = document.createElementNS(parent.namespaceURI, name);
      element.setAttribute("lang", lang);
      element.append(part);
      return element;
    }));
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(within);
  }).observe(place, { childList: true, subtree: true });
}
