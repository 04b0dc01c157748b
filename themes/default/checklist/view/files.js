// Saving notes as a file and as what other programs read, opening a file, printing.
import { writeCSV } from "../../app/csv.js";
import { button, el } from "../../app/el.js";
import { chooser, fileError, recordFiles, save, shortName } from "../../app/files.js";
import { today } from "../../app/today.js";
import { calendar, eventsOf, stampOf } from "../ics.js";
import { line, writeSaved } from "../saved.js";
import { readSaved } from "../read.js";
import { tableOf } from "../table.js";
import { toldOf } from "./told.js";
import { Merge } from "./merge.js";

/** What stands above tables and in calendars. */
export const headOf = ({ t, list }, by) => ({ notice: t("check_notice"), title: list.title, by, made: today() });

/** The name of a file of a list. */
export function fileName({ list }, by, ending) {
  const words = (list.id + " " + by).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return words.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) + "-" + today() + "." + ending;
}

export const saveTable = (app, by, kind, rows) => save(kind + fileName(app, by, "csv"), "text/csv;charset=utf-8", writeCSV(rows));

export const saveCalendar = (app, by, kind, events) =>
  save(kind + fileName(app, by, "ics"), "text/calendar;charset=utf-8", calendar(events, headOf(app, by), stampOf(new Date()), app.t));

export class Files {
  constructor(app) {
    const { t } = app;
    this.app = app;
    this.save = button(t("checkjs_save"), () => this.saveNotes());
    this.by = el("input", { type: "text", id: "check-by", maxlength: "100", autocomplete: "off", "aria-describedby": "check-by-hint", oninput: () => app.by(line(this.by.value)) });
    this.ics = button(t("checkjs_ics"), () => saveCalendar(app, app.notes.by, "", this.events()));
    this.noDates = el("p", { class: "app-small" }, t("checkjs_no_dates"));
    this.result = el("div", { class: "check-opened" });
    const merge = new Merge(app);
    this.node = el("div", {}, this.result, el("details", { class: "check-more" }, el("summary", {}, t("checkjs_more")),
      chooser({ id: "check-file", label: t("checkjs_open"), accept: recordFiles, use: (files) => this.open(files) }),
      el("p", { class: "app-field" }, el("label", { for: "check-by" }, t("checkjs_owner_of")), el("span", { class: "app-hint", id: "check-by-hint" }, t("checkjs_owner_of_hint")), this.by),
      el("p", { class: "app-buttons" }, button(t("checkjs_print"), () => window.print()),
        button(t("checkjs_csv"), () => saveTable(app, app.notes.by, "", tableOf(app.list, app.notes, headOf(app, app.notes.by), t))), this.ics),
      this.noDates,
      el("p", { class: "app-buttons" }, button(t("checkjs_compare"), () => merge.show()))));
  }

  saveNotes() {
    const { app } = this;
    save(fileName(app, app.notes.by, "json"), "application/json", writeSaved(app.stamped(), app.t("check_notice")));
    app.unsaved = false;
  }

  events() {
    return eventsOf(this.app.list, this.app.notes);
  }

  update() {
    if (this.by !== document.activeElement) this.by.value = this.app.notes.by;
    this.ics.disabled = this.events().length === 0;
    this.noDates.hidden = !this.ics.disabled;
  }

  // open takes the notes of a file; what was there before can be brought back.
  open([file]) {
    const { app } = this;
    if (file === undefined) return;
    const { notes, problems, error } = readSaved(file.text, app.list.id);
    if (error !== "") return this.tell([fileError(app.t, "checkjs_file_", file.name, error)]);
    const { notes: before, unsaved } = app;
    app.replace(notes);
    app.unsaved = false;
    const undo = button(app.t("checkjs_undo"), () => {
      app.replace(before);
      app.unsaved = unsaved;
      this.tell([el("p", { class: "app-said" }, app.t("checkjs_undone"))]);
    }, "app-act");
    this.tell([el("p", { class: "app-said" }, app.t("checkjs_opened", { name: shortName(file.name) })), ...toldOf(app, notes, problems), el("p", {}, undo)]);
  }

  tell(nodes) {
    this.result.replaceChildren(...nodes);
    this.result.tabIndex = -1;
    this.result.focus();
  }
}
