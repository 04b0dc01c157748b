// An item of the list: its box, what is noted beside it, and the fields to note it in,
// which are made when they are first asked for.
import { button, el, unseen } from "../../app/el.js";
import { inWords } from "../../app/today.js";
import { line, note } from "../saved.js";
import { saidOf } from "./said.js";

export class ItemView {
  constructor(app, item) {
    const { t } = app;
    Object.assign(this, { app, item });
    this.said = el("p", { class: "check-said" });
    this.word = el("span");
    this.edit = button([this.word, unseen(item.words)], () => this.fold(), "app-act check-edit");
    this.edit.setAttribute("aria-expanded", "false");
    this.row = el("div", { class: "app check-row" }, this.said, this.edit);
    this.paper = app.personal ? null : el("p", { class: "check-paper" }, ["owner", "due", "note"].map((name) => el("span", {}, t("checkjs_" + name), " ", el("b"))));
    this.panel = null;
    item.label.after(this.row, ...(this.paper === null ? [] : [this.paper]));
    item.box.addEventListener("change", () => this.note({ state: item.box.checked ? "done" : "open" }));
  }

  get entry() {
    return this.app.entry(this.item.id);
  }

  note(part) {
    this.app.change(this.item.id, { ...this.entry, ...part });
  }

  /** Shows what is noted. */
  update() {
    const { app, item, entry } = this;
    item.li.hidden = !app.shown.has(item.id);
    item.box.checked = entry.state === "done";
    item.li.classList.toggle("check-unneeded", entry.state === "not-needed");
    this.said.replaceChildren(...saidOf(app, entry));
    this.said.hidden = this.said.childElementCount === 0;
    this.word.textContent = app.t(this.open ? "checkjs_close" : this.said.hidden ? (app.personal ? "checkjs_add_personal" : "checkjs_add") : "checkjs_change");
    if (this.paper !== null) this.write();
    if (this.panel !== null) this.fill();
  }

  // write puts what is noted on paper.
  write() {
    const { owner, due, note: words } = this.entry;
    [owner, inWords(due, this.app.t), words].forEach((text, i) => {
      this.paper.children[i].lastChild.textContent = text;
    });
  }

  get open() {
    return this.panel !== null && !this.panel.hidden;
  }

  fold() {
    if (this.panel === null) this.make();
    else this.panel.hidden = !this.panel.hidden;
    this.edit.setAttribute("aria-expanded", String(this.open));
    this.edit.closest("li").classList.toggle("check-open", this.open);
    this.app.show();
    if (this.open) this.panel.querySelector("select").focus();
  }

  make() {
    const { app, item } = this;
    const { t } = app;
    const id = (name) => "check-" + name + "-" + item.id;
    const field = (name, input, hint) => el("p", { class: "app-field check-field-" + name },
      el("label", { for: id(name) }, t("checkjs_" + name)), hint && el("span", { class: "app-hint", id: id(name + "-hint") }, hint), input);
    const attributes = (name) => ({ id: id(name), autocomplete: "off", "aria-describedby": id(name + "-hint") });
    this.state = el("select", { id: id("state"), onchange: () => this.note({ state: this.state.value }) },
      ["open", "done", "not-needed"].map((state) => el("option", { value: state }, t("checkjs_state_" + state))));
    this.fields = {};
    if (!app.personal) {
      this.fields.owner = el("input", { type: "text", maxlength: "100", ...attributes("owner"), oninput: () => this.note({ owner: line(this.fields.owner.value) }) });
      this.fields.due = el("input", { type: "date", id: id("due"), min: "1000-01-01", max: "9999-12-31", oninput: () => this.note({ due: this.fields.due.value }) });
      this.fields.note = el("textarea", { rows: "2", maxlength: "2000", ...attributes("note"), oninput: () => this.note({ note: note(this.fields.note.value) }) });
    }
    this.panel = el("div", { class: "app check-panel", role: "group", "aria-label": item.words, id: id("panel"), onkeydown: (event) => this.key(event) },
      field("state", this.state), ...(app.personal ? [] : [
        field("due", this.fields.due), field("owner", this.fields.owner, t("checkjs_owner_hint")), field("note", this.fields.note, t("checkjs_note_hint")),
      ]));
    this.edit.setAttribute("aria-controls", id("panel"));
    this.row.after(this.panel);
  }

  key(event) {
    if (event.key !== "Escape") return;
    this.fold();
    this.edit.focus();
  }

  // fill shows an entry in the fields, but for the one that is being written in.
  fill() {
    this.state.value = this.entry.state;
    for (const [name, field] of Object.entries(this.fields)) {
      if (field !== document.activeElement) field.value = this.entry[name];
    }
  }
}
