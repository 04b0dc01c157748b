// element makes an element with attributes and what is in it. Attributes that
// are false are left out.
export function element(name, attributes = {}, ...inside) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) e.setAttribute(key, value);
  }
  e.append(...inside.filter((x) => x !== "" && x !== null));
  return e;
}
