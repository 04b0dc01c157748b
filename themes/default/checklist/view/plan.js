// The joint action plan: what is still open for any council, by section, with what
// each noted; as a table, a calendar, one file, and on paper.
import { button, el } from "../../app/el.js";
import { save } from "../../app/files.js";
import { planEventsOf } from "../ics.js";
import { jointOf } from "../merge.js";
import { completed, writeSaved } from "../saved.js";
import { planTableOf, sectionOf } from "../table.js";
import { fileName, headOf, saveCalendar, saveTable } from "./files.js";
import { saidOf } from "./said.js";

export class PlanView {
  constructor(merge) {
    const { app } = merge;
    const { t } = app;
    Object.assign(this, { app, merge, rows: [] });
    this.tables = el("div");
    this.ics = button(t("checkjs_ics"), () => saveCalendar(app, this.names, "plan-", this.events()));
    this.node = el("section", { class: "check-plan", hidden: true },
      el("h2", {}, t("checkjs_plan")), el("p", { class: "check-notice" }, t("check_notice")), this.tables,
      el("p", { class: "app-buttons" },
        button(t("checkjs_plan_save"), () => this.save()),
        button(t("checkjs_csv"), () => saveTable(app, this.names, "plan-", planTableOf(app.list, this.rows, merge.sides, headOf(app, this.names), t))),
        this.ics, button(t("checkjs_plan_print"), () => window.print())));
  }

  get names() {
    return this.merge.sides.map(({ name }) => name).join(", ");
  }

  events() {
    return planEventsOf(this.app.list, this.rows, this.merge.sides, this.merge.choices);
  }

  save() {
    const { app, merge, names } = this;
    const entries = jointOf(merge.rows, merge.sides, merge.choices);
    const joint = completed({ ...app.stamped(), by: names.slice(0, 100), entries }, app.list);
    save(fileName(app, names, "json"), "application/json", writeSaved(joint, app.t("check_notice")));
  }

  draw(rows) {
    const { t } = this.app;
    this.rows = rows;
    this.node.hidden = this.merge.sides.length < 2;
    this.ics.disabled = this.events().length === 0;
    const sections = new Map();
    for (const row of rows) {
      const name = sectionOf(row, t);
      sections.set(name, [...(sections.get(name) || []), row]);
    }
    const tables = [...sections].map(([name, some]) => this.table(name, some));
    this.tables.replaceChildren(...(tables.length > 0 ? tables : [el("p", {}, t("checkjs_nothing"))]));
  }

  table(name, rows) {
    const { app, merge } = this;
    const { t } = app;
    const line = (row) => el("tr", {},
      el("th", { scope: "row" }, row.item.words, row.differs && [" ", el("span", { class: "check-tag check-differs" }, t("checkjs_differs"))]),
      row.entries.map((entry, i) => el("td", { class: this.counts(row, i) ? false : "check-aside" }, el("span", { class: "check-said" }, saidOf(app, entry, true)))));
    return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": name || t("checkjs_plan") }, el("table", {},
      name && el("caption", {}, name),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("checkjs_item")), merge.sides.map((side) => el("th", { scope: "col" }, side.name)))),
      el("tbody", {}, rows.map(line))));
  }

  // counts tells whether the notes of a side count, by the reader's choice.
  counts({ item }, i) {
    const chosen = this.merge.choices.get(item.id);
    return chosen === undefined || chosen === i;
  }
}
