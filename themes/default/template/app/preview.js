// The document as it is filled so far, in the place of the page's own. Each answer and
// each blank leads to its field.
import { el } from "../../app/el.js";
import { hasClass } from "../../word/look.js";
import { elementsOf } from "./dom.js";

export class Preview {
  /** place is the page's document; lead is called with the id of a field. */
  constructor(form, place, lead) {
    this.form = form;
    this.place = place;
    this.lead = lead;
  }

  show(nodes) {
    this.place.replaceChildren(...elementsOf(nodes, (node) => this.special(node)));
    this.mark(this.at);
  }

  // special makes a link of a blank.
  special(node) {
    if (!hasClass(node, "blank")) return null;
    const { "data-field": field, "data-row": row } = node.attrs;
    const [id, column] = field.split(".");
    const to = column === undefined ? id : [id, row || 0, column].join(".");
    const onclick = (event) => {
      event.preventDefault();
      this.lead(to);
    };
    return el("a", { href: "#field-" + to, class: node.attrs.class, "data-to": to, title: this.form.t("form_to_field"), onclick });
  }

  /** Shows where in the document a field stands, if the document is seen at the side. */
  mark(id) {
    this.at = id;
    for (const e of this.place.querySelectorAll(".at")) e.classList.remove("at");
    const found = id === undefined ? [] : [...this.place.querySelectorAll("[data-to]")].filter((e) => e.dataset.to === id);
    for (const e of found) e.classList.add("at");
    return found[0];
  }

  /** Brings a field into sight, moving the document only. */
  reveal(id) {
    const e = this.mark(id);
    const frame = this.place.parentElement;
    if (e === undefined || frame.scrollHeight <= frame.clientHeight) return;
    const [outer, inner] = [frame.getBoundingClientRect(), e.getBoundingClientRect()];
    if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) frame.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}
