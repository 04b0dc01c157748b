// Lists of several councils side by side: where they differ, whose notes count, and
// what is still open. It takes the place of the page while it is shown.
import { button, el, unseen } from "../../app/el.js";
import { chooser, fileError, recordFiles } from "../../app/files.js";
import { planOf, rowsOf } from "../merge.js";
import { isNoted, line } from "../saved.js";
import { readSaved } from "../read.js";
import { PlanView } from "./plan.js";
import { saidOf } from "./said.js";
import { toldOf } from "./told.js";

export class Merge {
  constructor(app) {
    this.app = app;
    this.sides = []; // { name, notes, told }
    this.choices = new Map();
    this.node = null;
  }

  show() {
    if (this.node === null) this.make();
    this.sides = this.sides.filter(({ page }) => !page);
    if (isNoted(this.app.notes)) this.sides.unshift({ page: true, name: this.app.notes.by || this.app.t("checkjs_merge_page"), notes: this.app.stamped(), told: [] });
    this.turn(true);
    this.draw();
    this.heading.focus();
    scrollTo(0, 0);
  }

  leave() {
    this.turn(false);
    this.app.bar.files.node.querySelector("summary").focus();
  }

  turn(on) {
    this.node.hidden = !on;
    document.documentElement.classList.toggle("check-alone", on);
  }

  make() {
    const { t } = this.app;
    this.heading = el("h1", { tabindex: "-1" }, t("checkjs_merge_title"));
    this.errors = el("div", { role: "alert" });
    this.list = el("ul", { class: "check-sides" });
    this.differ = el("div", { class: "check-differ" });
    this.plan = new PlanView(this);
    this.node = el("section", { class: "check-merge" },
      el("p", {}, button(t("checkjs_back"), () => this.leave(), "app-act check-back")), this.heading, el("p", { class: "check-merge-of" }, this.app.list.title),
      el("div", { class: "check-merge-in" }, el("p", {}, t("checkjs_merge_words")), this.errors,
        chooser({ id: "check-files", label: t("checkjs_merge_add"), accept: recordFiles, multiple: true, use: (files) => this.add(files) }), this.list),
      this.differ, this.plan.node);
    this.app.place.append(this.node);
  }

  add(files) {
    const { app } = this;
    const wrong = [];
    for (const { name, text } of files) {
      const { notes, problems, error } = readSaved(text, app.list.id);
      if (error !== "") wrong.push(fileError(app.t, "checkjs_file_", name, error));
      else this.sides.push({ name: this.unique(notes.by || line(name.replace(/\.[^.]*$/, ""))), notes, told: toldOf(app, notes, problems) });
    }
    this.errors.replaceChildren(...wrong);
    this.choices.clear();
    this.draw();
    app.announce(app.words.number("checkjs_merge_count", this.sides.length));
  }

  // unique makes a name that no other side has.
  unique(name, than = null) {
    const taken = new Set(this.sides.filter((side) => side !== than).map((side) => side.name));
    let out = name || "–";
    for (let n = 2; taken.has(out); n++) out = (name || "–") + " (" + n + ")";
    return out;
  }

  get rows() {
    return rowsOf(this.app.list, this.sides);
  }

  draw() {
    this.list.replaceChildren(...this.sides.map((side, i) => this.sideOf(side, i)));
    this.drawNamed();
  }

  // drawNamed shows what the names of the sides stand in.
  drawNamed() {
    this.differ.replaceChildren(...this.differences());
    this.drawPlan();
  }

  drawPlan() {
    this.plan.draw(planOf(this.rows, this.choices));
  }

  sideOf(side, i) {
    const { t } = this.app;
    const id = "check-side-" + i;
    const input = el("input", { type: "text", id, maxlength: "100", autocomplete: "off", onchange: () => {
      side.name = this.unique(line(input.value), side);
      input.value = side.name;
      this.drawNamed();
    } });
    input.value = side.name;
    const leave = () => {
      this.sides.splice(i, 1);
      this.choices.clear();
      this.draw();
      this.heading.focus();
    };
    return el("li", {}, el("p", { class: "check-side" }, el("label", { for: id }, t("checkjs_merge_name")), input, button([t("checkjs_merge_leave"), unseen(side.name)], leave, "app-act")),
      side.told);
  }

  differences() {
    const { t } = this.app;
    if (this.sides.length < 2) return [el("p", { class: "app-small" }, t("checkjs_merge_few"))];
    const rows = this.rows.filter(({ differs }) => differs);
    const head = el("h2", {}, t("checkjs_merge_differ"));
    if (rows.length === 0) return [head, el("p", {}, t("checkjs_merge_same"))];
    return [head, el("p", { class: "app-small no-print" }, t("checkjs_merge_differ_words")), ...rows.map((row) => this.choice(row))];
  }

  choice({ item, entries, known }) {
    const { app } = this;
    const { t } = app;
    const chosen = this.choices.has(item.id) ? this.choices.get(item.id) : -1;
    const radio = (i, ...inside) => {
      const input = el("input", { type: "radio", name: "check-use-" + item.id, value: i, onchange: () => {
        if (i < 0) this.choices.delete(item.id);
        else this.choices.set(item.id, i);
        this.drawPlan();
      } });
      input.checked = i === chosen;
      return el("label", {}, input, ...inside);
    };
    return el("fieldset", { class: "check-choice" },
      el("legend", {}, el("span", { class: "check-where" }, known ? item.section : t("checkjs_gone")), " ", item.words),
      entries.map((entry, i) => radio(i, el("b", {}, this.sides[i].name), " ", el("span", { class: "check-said" }, saidOf(app, entry, true)))),
      radio(-1, t(entries.length > 2 ? "checkjs_merge_all" : "checkjs_merge_both")));
  }
}
