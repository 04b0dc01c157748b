// The texts of a translated aid. The definition that a page carries is the original's, with
// the texts beside it, so that what is worked out, links and records are the same in both
// languages. A text that is not translated stands between two marks (generator/aid,
// translation.go): on the page it becomes an element with a lang attribute.

const marks = /[\uFDD0\uFDD1]/g;
const marked = /\uFDD0([^\uFDD1]*)\uFDD1?/;

/** A definition with other texts in it. Pure. */
export function withTexts(of, texts) {
  if (texts === null || texts === undefined) return of;
  if (Array.isArray(of)) return of.map((item, i) => withTexts(item, texts[i]));
  if (typeof of !== "object") return texts;
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, withTexts(value, texts[key])]));
}

/** A text without marks. Pure. */
export const plain = (text) => text.replace(marks, "");

/** The same of all texts in a value. Pure. */
export const plainly = (value) => JSON.parse(plain(JSON.stringify(value)));

/** Turns marks in a place into elements, as it fills. */
export function settle(place, language) {
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === "attributes") attributes(target);
      else if (type === "characterData") within(target, language);
      else addedNodes.forEach((node) => within(node, language));
    }
  });
  observer.observe(place, { attributes: true, characterData: true, childList: true, subtree: true });
  within(place, language);
}

function within(root, language) {
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node !== null; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) attributes(node);
    else if (marks.test(node.data)) texts.push(node);
    marks.lastIndex = 0;
  }
  for (const text of texts) if (text.parentNode !== null) text.replaceWith(...parts(text, language));
}

function attributes(element) {
  for (const { name, value } of [...element.attributes]) {
    if (value.includes("\uFDD0")) element.setAttribute(name, plain(value));
  }
}

// parts are what stands in the place of a text.
function parts(text, language) {
  const { namespaceURI, localName } = text.parentNode;
  const drawn = namespaceURI !== document.documentElement.namespaceURI;
  if (["title", "desc", "textarea", "option"].includes(localName)) return [plain(text.data)];
  const out = [];
  for (let rest = text.data; rest !== "";) {
    const found = marked.exec(rest);
    if (found === null) {
      out.push(plain(rest));
      break;
    }
    const element = document.createElementNS(namespaceURI, drawn ? "tspan" : "span");
    element.setAttribute("lang", language);
    element.append(found[1]);
    out.push(plain(rest.slice(0, found.index)), element);
    rest = rest.slice(found.index + found[0].length);
  }
  return out;
}
