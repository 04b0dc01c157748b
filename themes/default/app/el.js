// el makes an element with attributes and what is in it: elements, texts and lists
// of them. Attributes that are false, and insides that are nothing, are left out; an
// attribute that is a function listens to an event ("onclick"). What readers or
// files gave can only become text.
export function el(tag, attributes = {}, ...inside) {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") e.addEventListener(key.slice(2), value);
    else if (value === true) e.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) e.setAttribute(key, value);
  }
  append(e, inside);
  return e;
}

function append(e, inside) {
  for (const item of inside) {
    if (Array.isArray(item)) append(e, item);
    else if (there(item)) e.append(item);
  }
}

/** Tells whether there is anything to show. */
export const there = (item) => item !== null && item !== undefined && item !== false && item !== "";

/** A button: the main one of a page, a plain one or another; what is in it may be a list. */
export function button(inside, onclick, kind = "plain") {
  return el("button", { type: "button", class: kind, onclick }, inside);
}

/** What only those who hear the page need to know which of many things is meant. */
export const unseen = (text) => el("span", { class: "unseen" }, " " + text);
