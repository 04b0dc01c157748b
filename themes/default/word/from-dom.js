// The tree of a document from what stands on the page. The only script here that
// knows of the page.
import { look } from "./look.js";

/** The nodes of an element's children, as word.Read makes them in the generator. */
export function nodesOf(element) {
  const out = [];
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) out.push({ text: child.data });
    else if (child.nodeType === Node.ELEMENT_NODE) out.push(nodeOf(child));
  }
  return out;
}

function nodeOf(element) {
  if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") return { tag: element.localName === "math" ? "math" : "svg" };
  const attrs = {};
  for (const { name, value } of element.attributes) {
    if (look.attributes.includes(name)) attrs[name] = value;
  }
  return { tag: element.localName, attrs, children: nodesOf(element) };
}
