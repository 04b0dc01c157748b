// Downloading the document, and keeping answers: as a file, or on this device.
import { Device } from "../../app/device.js";
import { button, el } from "../../app/el.js";
import { chooser, fileError, recordFiles, save, shortName } from "../../app/files.js";
import { inWords, today } from "../../app/today.js";
import { merge, readAnswers, sharedOf, writeAnswers } from "../answers.js";
import { problemsIn, standingOf } from "../standing.js";
import { formats } from "./formats.js";

/** Keeper holds what is on this device. Of personal templates nothing ever is. */
export class Keeper {
  constructor(form) {
    const { name, personal, root } = form.data;
    const folder = new URL(root || ".", location.href).pathname;
    this.form = form;
    this.own = new Device("template " + name, personal, folder);
    this.shared = new Device("templates", personal, folder);
    this.notices = el("div", { class: "form-notices" });
  }

  /** The answers that the form begins with. */
  start() {
    const shared = this.read(this.shared);
    const kept = this.read(this.own);
    if (kept) this.form.rest = kept.rest;
    const answers = merge(shared ? sharedOf(this.form.data, shared.answers) : {}, kept ? kept.answers : {});
    if (Object.keys(answers).length > 0) {
      this.notices.append(el("p", { class: "form-kept" }, this.form.t(kept ? "form_begins_kept" : "form_begins_shared")));
    }
    return answers;
  }

  read(device) {
    const text = device.list().pop();
    const read = text === undefined ? { error: "none" } : readAnswers(text, this.form.data);
    return read.error === "" ? read : null;
  }

  keep() {
    const kept = this.own.write([fileText(this.form)]);
    if (kept) this.form.dirty = false;
    return kept;
  }

  // What other templates share and this one does not have stays.
  share() {
    const { form } = this;
    const before = this.read(this.shared);
    const shared = sharedOf(form.data, form.answers);
    const rest = before ? { ...before.rest, ...sharedOf(form.data, before.answers) } : {};
    return this.shared.write([writeAnswers(form.data, shared, rest, today())]);
  }
}

const fileText = (form) => writeAnswers(form.data, form.answers, form.rest, today());
const fileName = (form, ending) => form.data.name.replace(/^.*\//, "") + "-" + today() + "." + ending;

export function keepSection(form) {
  const { t, data } = form;
  const report = el("div", { class: "form-report" });
  const done = (words) => {
    form.dirty = false;
    report.replaceChildren(reportOf(form, words));
    report.firstChild.focus();
  };
  const download = ({ name, type, ending, make }, i) => button(t(name), () => {
    const file = fileName(form, ending);
    save(file, type, make(data, form.filled()));
    done(t("form_downloaded", { file }));
  }, i === 0 ? "main" : "plain");
  return el("section", { class: "form-keep", id: "form-keep", tabindex: "-1" },
    el("h3", {}, t("form_keep")),
    el("p", { class: "app-small" }, t("form_keep_note")),
    el("p", { class: "app-buttons" }, formats.map(download), button(t("form_print"), () => print())),
    report,
    data.personal ? el("p", {}, t("form_personal")) : [filePart(form, done), devicePart(form), sharedPart(form)],
    el("p", {}, button(t("form_clear"), () => {
      if (!confirm(t("form_clear_sure"))) return;
      form.rest = {};
      form.fill({});
      form.dirty = false;
      document.getElementById("form").scrollIntoView();
      form.announce(t("form_cleared"));
    }, "app-act")));
}

// reportOf says what was made, and what is still open in it.
function reportOf(form, words) {
  const { t } = form;
  const { missing } = standingOf(form.data.fields, form.answers);
  const wrong = problemsIn(form.data.fields, form.answers);
  const link = (id, text) => el("li", {}, el("a", { href: "#field-" + id, onclick: (event) => { event.preventDefault(); form.focus(id); } }, text));
  for (const { id } of wrong) form.say(id);
  return el("div", { class: missing.length + wrong.length > 0 ? "app-errors form-open" : "form-done", tabindex: "-1" },
    el("p", { class: "app-said" }, words),
    missing.length + wrong.length > 0 && [
      el("p", {}, t("form_open")),
      el("ul", {},
        wrong.map(({ id, label, problem }) => link(id, label + ": " + t("form_wrong_" + problem))),
        missing.map(({ id, label, of, row }) => link(id, of === undefined ? label : t("form_row", { label: of, n: row }) + ": " + label)))]);
}

function filePart(form, done) {
  const { t } = form;
  const said = el("div", { role: "status" });
  const use = ([{ name, text } = {}]) => {
    if (text === undefined) return;
    const read = readAnswers(text, form.data);
    if (read.error !== "") return said.replaceChildren(fileError(t, "form_file_", name, read.error));
    form.rest = read.other === "" ? read.rest : form.rest;
    form.fill(merge(form.answers, read.answers));
    form.dirty = true;
    said.replaceChildren(...loaded(form, shortName(name), read));
  };
  return el("div", {},
    el("h4", {}, t("form_file")),
    el("p", { class: "app-small" }, t("form_file_note")),
    el("p", { class: "app-buttons" }, button(t("form_save"), () => {
      const file = fileName(form, "json");
      save(file, "application/json", fileText(form));
      done(t("form_saved", { file }));
    })),
    chooser({ id: "form-file", label: t("form_load"), accept: recordFiles, use }),
    said);
}

function loaded(form, name, { answers, unknown, made, other, changed }) {
  const { t } = form;
  return [
    el("p", { class: "app-said" }, form.n("form_loaded", Object.keys(answers).length, { name })),
    made !== "" && el("p", {}, t("form_loaded_made", { on: inWords(made, t) })),
    other !== "" && el("p", {}, t("form_loaded_elsewhere", { other: other.slice(0, 80) })),
    changed && el("p", {}, t("form_loaded_changed")),
    unknown.length > 0 && el("p", {}, t(other === "" ? "form_loaded_kept" : "form_loaded_left", { names: unknown.slice(0, 20).map((id) => id.slice(0, 40)).join(", ") })),
  ].filter(Boolean);
}

// A part with a button to keep something on this device, and one to remove it.
function kept(form, { head, note, act, device, keep }) {
  const { t } = form;
  const said = el("span", { class: "app-said", role: "status" });
  const remove = button(t("form_device_remove"), () => {
    device.remove(device.list().pop());
    said.textContent = t("form_device_removed");
    show();
    main.focus();
  }, "app-act");
  const main = button(t(act), () => {
    said.textContent = t(keep() ? "form_device_kept" : "form_device_failed");
    show();
  });
  const show = () => { remove.hidden = device.list().length === 0; };
  show();
  return el("div", {}, el("h4", {}, t(head)), el("p", { class: "app-small" }, t(note)), el("p", { class: "app-buttons" }, main, remove, said));
}

const devicePart = (form) => kept(form, {
  head: "form_device", note: "form_device_note", act: "form_device_keep", device: form.keeper.own, keep: () => form.keeper.keep(),
});

function sharedPart(form) {
  const fields = form.data.fields.filter(({ shared }) => shared);
  if (fields.length === 0) return null;
  const part = kept(form, {
    head: "form_shared", note: "form_shared_note", act: "form_shared_keep", device: form.keeper.shared, keep: () => form.keeper.share(),
  });
  part.querySelector(".app-small").append(" ", form.t("form_shared_which", { names: fields.map(({ label }) => label).join(", ") }));
  return part;
}
