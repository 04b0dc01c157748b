// The form of a template, with the document beside it. Form keeps three things in
// step: what the reader gave, the form, and the document. Nothing is sent, and nothing
// is kept before the reader says so.
import { announcer } from "../../app/announce.js";
import { el } from "../../app/el.js";
import { own } from "../../app/own.js";
import { wordsIn } from "../../app/words.js";
import { hasRows } from "../answers.js";
import { fillDocument } from "../fill.js";
import { grouped, problemOf, standingOf } from "../standing.js";
import { control } from "./control.js";
import { nodesIn, outlineOf } from "./dom.js";
import { keepSection, Keeper } from "./keep.js";
import { Preview } from "./preview.js";
import { rowsControl } from "./rows.js";

export class Form {
  constructor(place) {
    this.place = place;
    this.data = JSON.parse(document.getElementById("template-data").textContent);
    this.language = document.documentElement.lang;
    this.t = wordsIn(this.language).text;
    this.n = wordsIn(this.language).number;
    this.paper = document.getElementById("document");
    this.doc = nodesIn(this.paper);
    this.answers = {};
    this.rest = {}; // what a file held that this template cannot take
    this.dirty = false; // something was typed that is neither kept nor downloaded
    this.announce = announcer(place);
    this.fields = el("div", { class: "form-fields" });
    this.progress = el("p", { class: "form-progress" });
    this.preview = new Preview(this, this.paper, (id) => this.focus(id));
    this.keeper = new Keeper(this);
  }

  start() {
    const { t } = this;
    const frame = el("section", { class: "form-preview", id: "form-preview", tabindex: "0", "aria-labelledby": "form-preview-head" });
    this.paper.before(this.place);
    frame.append(el("h2", { id: "form-preview-head", class: "form-preview-head" }, t("form_preview")), this.paper);
    this.place.append(
      el("div", { class: "form-start" },
        el("h2", { id: "form" }, t("form_title")),
        el("p", {}, t(this.data.personal ? "form_private_personal" : "form_private")),
        this.keeper.notices),
      el("div", { class: "form-columns" },
        el("form", { novalidate: true, onsubmit: (event) => event.preventDefault() }, this.fields, keepSection(this)),
        frame),
      el("div", { class: "form-bar" }, this.progress,
        el("a", { href: "#form" }, t("form_jump_form")),
        el("a", { class: "form-on", href: "#form-preview" }, t("form_jump_preview")),
        el("a", { href: "#form-keep" }, t("form_jump_keep"))));
    this.listen();
    this.fill(this.keeper.start());
    for (const e of document.querySelectorAll(".without-script")) e.hidden = true;
    this.place.hidden = false;
  }

  listen() {
    this.fields.addEventListener("focusin", (event) => this.preview.reveal(idOf(event.target)));
    this.fields.addEventListener("focusout", (event) => this.check(event));
    addEventListener("beforeunload", (event) => {
      if (!this.dirty) return;
      event.preventDefault();
      event.returnValue = ""; // for browsers that ask only then
    });
  }

  /** Puts answers into the form, in the place of those that are there. */
  fill(answers) {
    this.answers = answers;
    const { headings, places } = outlineOf(this.doc);
    this.fields.replaceChildren(...grouped(this.data.fields, headings, places).map(({ title, fields }) => el("section", { class: "form-group" },
      title !== "" && el("h3", {}, title),
      fields.map((field) => (hasRows(field.type) ? rowsControl(this, field, title.replace(/^[0-9.]+ /, "") === field.label) : this.control(field))))));
    this.update();
  }

  control(field) {
    return control(this, field, field.id, own(this.answers, field.id) || "", (value) => this.change(field.id, value));
  }

  change(id, value) {
    this.answers = { ...this.answers, [id]: value };
    this.dirty = true;
    if (this.waiting) return;
    this.waiting = true; // once for everything that changes before the page is painted
    requestAnimationFrame(() => {
      this.waiting = false;
      this.update();
    });
  }

  /** The document with the answers in it. */
  filled() {
    return fillDocument(this.doc, this.data.fields, this.answers, this.data.months);
  }

  update() {
    this.preview.show(this.filled());
    const { all, filled, missing } = standingOf(this.data.fields, this.answers);
    this.progress.textContent = this.t("form_progress", { n: filled, all }) + (missing.length > 0 ? ", " + this.n("form_left", missing.length) : "");
  }

  // check says beside a field what cannot be right, when the reader has left it.
  check(event) {
    const place = event.target.closest("[data-control]");
    if (place === null || place.contains(event.relatedTarget)) return;
    this.say(place.dataset.control);
  }

  say(id) {
    const [name, row, column] = id.split(".");
    const field = this.data.fields.find((one) => one.id === name);
    const value = own(this.answers, name);
    const problem = column === undefined
      ? !hasRows(field.type) && problemOf(field.type, value)
      : problemOf(field.columns.find((one) => one.id === column).type, own(own(value || [], row) || {}, column));
    const place = document.getElementById("field-" + id + "-error");
    if (place === null) return;
    const words = problem ? this.t("form_wrong_" + problem) : "";
    place.replaceChildren(...(words ? [el("p", { class: "app-error" }, el("span", { class: "unseen" }, this.t("aidjs_error_title") + " "), words)] : []));
    for (const input of place.parentElement.querySelectorAll("input, textarea")) {
      if (words) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  /** Goes to a field. */
  focus(id) {
    const input = document.getElementById("field-" + id);
    if (input === null) return;
    input.focus({ preventScroll: true });
    (input.closest(".form-field") || input).scrollIntoView({ block: "center" });
  }
}

function idOf(e) {
  const place = e.closest("[data-control]");
  return place === null ? undefined : place.dataset.control;
}
