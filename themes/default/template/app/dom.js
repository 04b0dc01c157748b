// Between the page and nodes. What readers wrote can only become text.
import { hasClass } from "../nodes.js";

/** The node of an element. */
export function nodeOf(e) {
  const attrs = {};
  for (const { name, value } of e.attributes) attrs[name] = value;
  const children = [];
  for (const child of e.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) children.push(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE) children.push(nodeOf(child));
  }
  return { tag: e.localName, attrs, children };
}

/** The elements of nodes; make may give an element for a node, to be filled. */
export function elementsOf(nodes, make) {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    const e = make(node) || plain(node);
    e.append(...elementsOf(node.children, make));
    return e;
  });
}

function plain({ tag, attrs }) {
  const e = document.createElement(tag);
  for (const name of Object.keys(attrs)) e.setAttribute(name, attrs[name]);
  return e;
}

/** The headings of a document, and under which of them each field stands first. */
export function outlineOf(doc) {
  const headings = [""];
  const places = {};
  const walk = (node) => {
    if (typeof node === "string") return;
    if (node.tag === "h2") headings.push(headingText(node));
    const name = (node.attrs["data-repeat"] || (hasClass(node, "blank") && node.attrs["data-field"]) || "").split(".")[0];
    if (name !== "" && !(name in places)) places[name] = headings.length - 1;
    node.children.forEach(walk);
  };
  walk(doc);
  return { headings, places };
}

const headingText = (node) => node.children.map((child) => (typeof child === "string" ? child : hasClass(child, "blank") ? "…" : headingText(child))).join("");
