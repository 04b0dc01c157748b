// Between the page and nodes. What readers wrote can only become text.
import { hasClass } from "../../word/look.js";

/** The nodes in an element, with all attributes, so that they can become elements again. */
export function nodesIn(e) {
  const out = [];
  for (const child of e.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) out.push({ text: child.data });
    else if (child.nodeType === Node.ELEMENT_NODE) out.push({ tag: child.localName, attrs: attributesOf(child), children: nodesIn(child) });
  }
  return out;
}

function attributesOf(e) {
  const attrs = {};
  for (const { name, value } of e.attributes) attrs[name] = value;
  return attrs;
}

/** The elements of nodes; make may give an element for a node, to be filled. */
export function elementsOf(nodes, make) {
  return nodes.map((node) => {
    if (node.tag === undefined) return node.text;
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
export function outlineOf(nodes) {
  const headings = [""];
  const places = {};
  const walk = (node) => {
    if (node.tag === undefined) return;
    if (node.tag === "h2") headings.push(headingText(node));
    const name = (node.attrs["data-repeat"] || (hasClass(node, "blank") && node.attrs["data-field"]) || "").split(".")[0];
    if (name !== "" && !(name in places)) places[name] = headings.length - 1;
    node.children.forEach(walk);
  };
  nodes.forEach(walk);
  return { headings, places };
}

const headingText = (node) => node.children.map((child) => (child.tag === undefined ? child.text : hasClass(child, "blank") ? "…" : headingText(child))).join("");
