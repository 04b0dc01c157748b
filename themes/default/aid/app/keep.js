// What readers can do with a result: a note, a record on paper or in a file, a link,
// and keeping it on this device. For answers about a person there is no link, nothing
// is kept, and nothing is opened.
import { canonical } from "../../app/canonical.js";
import { makeRecord, writeLink } from "../record.js";
import { recordCSV } from "../rows.js";
import { button, el, unseen } from "../../app/el.js";
import { chooser, fileError, recordFiles, save } from "../../app/files.js";
import { nameOfRecord } from "./names.js";
import { fileName, readSaved } from "./saved.js";
import { shown } from "../../app/inside.js";
import { inWords, today } from "../../app/today.js";

/** The section below a result. app is what mount.js makes. */
export function keepSection(app, ctx) {
  const { t } = ctx;
  return el("section", { class: "aid-keep no-print", id: "aid-keep" },
    el("h2", {}, t("aid_keep")),
    ctx.personal && el("p", { class: "aid-personal" }, el("strong", {}, t("aid_personal_sheet"))),
    noteField(app, ctx),
    el("div", { class: "app-buttons" },
      button(t("aidjs_record"), () => app.go({ at: "record" })),
      button(t("aidjs_save"), () => saveRecord(app)),
      button(t("aidjs_csv"), () => saveTable(app))),
    !ctx.personal && [linkPart(app, ctx), devicePart(app, ctx), openPart(app, ctx)],
  );
}

/** What is kept on this device, at the top of the first page; null if nothing is. */
export function keptNotice(app, ctx) {
  if (ctx.personal) return null;
  const kept = keptList(app, ctx);
  if (kept !== null) return el("section", { class: "aid-kept" }, el("h2", {}, ctx.t("aidjs_kept_head")), kept, sideButton(app, ctx));
  if (ctx.step.at !== "start") return null;
  return el("details", { class: "aid-have" }, el("summary", {}, ctx.t("aidjs_have")), openPart(app, ctx));
}

/** The record of what is on the page, as the file has it. */
export function recordText(app) {
  return JSON.stringify(JSON.parse(canonical(recordNow(app))), null, 2) + "\n";
}

function recordNow({ definition, digest, input, note, result }) {
  return makeRecord(definition, digest, { made: today(), note, input, result });
}

function saveRecord(app) {
  save(fileName(recordNow(app), "json"), "application/json", recordText(app));
}

function saveTable(app) {
  const record = recordNow(app);
  save(fileName(record, "csv"), "text/csv;charset=utf-8", recordCSV(app.definition, record, app.kind.rowsOf));
}

function noteField(app, ctx) {
  const area = el("textarea", { id: "aid-note", rows: "3", maxlength: "2000", "aria-describedby": "aid-note-hint" });
  area.value = app.note;
  area.addEventListener("input", () => app.write(area.value));
  return el("div", { class: "app-field" },
    el("label", { for: "aid-note" }, ctx.t("aid_made_note")),
    el("p", { class: "app-hint", id: "aid-note-hint" }, ctx.t(ctx.personal ? "aidjs_note_hint_personal" : "aidjs_note_hint")),
    area);
}

// A link is shown as it is now, since answers go on changing where all is on one page.
function linkPart(app, ctx) {
  const field = el("input", { type: "text", readonly: true, id: "aid-link" });
  const said = el("span", { class: "app-said" });
  const copy = async () => {
    const { hash, long } = writeLink(app.definition, app.digest, app.kind.codec, app.input);
    part.classList.toggle("long", long);
    if (long) return app.announce(ctx.t("aidjs_link_long"));
    field.value = shown(location.href.replace(/#.*$/, "") + hash);
    part.classList.add("shown");
    field.select();
    said.textContent = ctx.t((await copied(field)) ? "aidjs_link_copied" : "aidjs_link_select");
    app.announce(said.textContent);
  };
  const part = el("div", { class: "aid-link-part" },
    el("h3", {}, ctx.t("aidjs_link_head")),
    el("p", { class: "app-small" }, ctx.t("aidjs_link_note")),
    el("p", { class: "app-buttons" }, button(ctx.t("aidjs_link_copy"), copy), said),
    el("p", { class: "aid-link-field" }, el("label", { for: "aid-link" }, ctx.t("aidjs_link")), field),
    el("p", { class: "aid-link-long" }, ctx.t("aidjs_link_long"), " ", button(ctx.t("aidjs_save"), () => saveRecord(app))));
  return part;
}

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select(); // a page from disk may not have the clipboard
    return document.execCommand("copy");
  }
}

function devicePart(app, ctx) {
  const part = el("div", { class: "aid-device" });
  const said = el("span", { class: "app-said" });
  const fill = () => part.replaceChildren(
    el("h3", {}, ctx.t("aidjs_device_head")),
    el("p", { class: "app-small" }, ctx.t("aidjs_device_note")),
    el("p", { class: "app-buttons" }, button(ctx.t("aidjs_device_keep"), keep), said),
    keptList(app, ctx, fill) || "");
  const keep = () => {
    const kept = app.device.add(recordText(app));
    said.textContent = ctx.t(kept ? "aidjs_device_kept" : "aidjs_device_failed");
    app.announce(said.textContent);
    fill();
    part.querySelector("button").focus(); // the old one is gone
  };
  fill();
  return part;
}

// keptList lists what is kept on this device, or gives null.
function keptList(app, ctx, changed = () => app.show({})) {
  const kept = app.device.list().map((text) => [text, readSaved(app.definition, app.digest, text)]).filter(([, { error }]) => error === "");
  if (kept.length === 0) return null;
  const item = ([text, saved]) => {
    const day = saved.made && inWords(saved.made, ctx.t);
    const name = nameOfRecord(saved, ctx.t("aidjs_unnamed"));
    const remove = () => {
      app.device.remove(text);
      app.announce(ctx.t("aidjs_removed"));
      const near = app.view.querySelector(".aid-keep h2, .aid-kept h2");
      changed();
      const heading = near && near.isConnected ? near : app.view.querySelector("h1, h2, button");
      if (heading === null) return;
      if (heading.localName !== "button") heading.tabIndex = -1;
      heading.focus(); // the button is gone
    };
    return el("li", {}, el("span", { class: "aid-kept-name" }, name), day && el("span", { class: "app-small" }, " " + day + " "),
      el("span", { class: "app-buttons" },
        button([ctx.t("aidjs_open"), unseen(name)], () => app.load(saved), "app-act"),
        button([ctx.t("aidjs_remove"), unseen(name)], remove, "app-act")));
  };
  return el("ul", { class: "aid-kept-list" }, kept.map(item));
}

function openPart(app, ctx) {
  const wrong = el("div", { role: "alert" });
  const use = ([{ name, text } = {}]) => {
    if (text === undefined) return;
    const saved = readSaved(app.definition, app.digest, text);
    if (saved.error === "") return app.load(saved);
    wrong.replaceChildren(fileError(ctx.t, "aidjs_file_", name, saved.error));
  };
  return el("div", { class: "aid-open-part" },
    el("h3", {}, ctx.t("aidjs_file_head")),
    el("p", { class: "app-small" }, ctx.t("aidjs_file_note")),
    wrong,
    chooser({ id: "app-file", label: ctx.t("aidjs_file"), accept: recordFiles, use }),
    sideButton(app, ctx));
}

function sideButton(app, ctx) {
  return el("p", { class: "app-buttons" }, button(ctx.t("aidjs_side"), () => app.go({ at: "saved" })));
}
