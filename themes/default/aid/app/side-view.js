// Two or more records beside each other: of two councils, or of benefits, finance and
// Members. Each is worked out anew.
import { canonical } from "../../app/canonical.js";
import { backButton } from "./back.js";
import { button, el, unseen } from "../../app/el.js";
import { chooser, fileError, recordFiles } from "../../app/files.js";
import { nameOfRecord } from "./names.js";
import { table } from "./parts.js";
import { readSaved } from "./saved.js";
import { sideBySide } from "./side.js";
import { inWords } from "../../app/today.js";

const most = 6; // columns

/** The view; app is what mount.js makes. */
export function sideView(app, ctx) {
  app.beside = app.beside || [];
  const out = el("div", { class: "aid-side" });
  const wrong = el("div", { role: "alert" });
  const hidden = new Set();
  const fill = () => out.replaceChildren(...columns(app, ctx, hidden, fill));
  const use = (files) => {
    wrong.replaceChildren();
    for (const { name, text } of files) {
      const saved = readSaved(app.definition, app.digest, text);
      if (saved.error === "") app.beside.push({ ...saved, name: nameOfRecord(saved, name.replace(/\.json$/, "")) });
      else wrong.append(fileError(ctx.t, "aidjs_file_", name, saved.error));
    }
    fill();
    app.announce(ctx.n("aidjs_side_count", records(app, ctx, hidden).length));
  };
  fill();
  return [
    el("div", { class: "no-print" }, backButton(ctx)),
    el("h1", {}, ctx.t("aidjs_side_title")),
    el("p", {}, ctx.t("aidjs_side_note")),
    el("div", { class: "no-print" }, wrong, chooser({ id: "aid-files", label: ctx.t("aidjs_side_files"), accept: recordFiles, multiple: true, use })),
    out,
  ];
}

// records are those on the page, kept on this device and chosen from files.
function records(app, ctx, hidden) {
  const kept = app.device.list().map((text) => readSaved(app.definition, app.digest, text)).filter(({ error }) => error === "");
  const ours = canonical([app.input, app.note]);
  const again = kept.some(({ input, note }) => canonical([input, note]) === ours);
  const own = app.kind.answered(app.input) && !again ? [{ key: "page", name: nameOfRecord({ note: app.note }, ctx.t("aidjs_side_page")), input: app.input, same: true, made: "" }] : [];
  const all = [
    ...own,
    ...kept.map((saved) => ({ ...saved, key: "kept" + JSON.stringify(saved), name: nameOfRecord(saved, ctx.t("aidjs_unnamed")) })),
    ...app.beside.map((saved, i) => ({ ...saved, key: "file" + i })),
  ];
  return all.filter(({ key }) => !hidden.has(key)).slice(0, most);
}

function columns(app, ctx, hidden, fill) {
  const shown = records(app, ctx, hidden);
  const names = shown.map(({ name }, i) => (shown.findIndex((other) => other.name === name) === i ? name : name + " (" + (i + 1) + ")"));
  const leave = (i) => {
    hidden.add(shown[i].key);
    fill();
    app.view.querySelector("h1").focus();
  };
  const list = el("ul", { class: "aid-side-list" }, shown.map((record, i) => el("li", {}, el("b", {}, names[i]),
    record.made && el("span", { class: "app-small" }, " " + inWords(record.made, ctx.t)),
    !record.same && el("span", { class: "app-small" }, " " + ctx.t("aidjs_side_earlier")), " ",
    button([ctx.t("aidjs_side_leave"), unseen(names[i])], () => leave(i), "app-act no-print"))));
  if (shown.length < 2) return [shown.length > 0 && list, el("p", { class: "app-small" }, ctx.t("aidjs_side_few"))].filter(Boolean);
  const beside = app.kind.beside || ((row) => row);
  const rowsOf = ({ input }) => app.kind.rowsOf(ctx.model, input, app.kind.evaluate(ctx.model, input)).map((row) => beside(row, ctx));
  const lines = sideBySide(shown.map(rowsOf), app.kind.skipped);
  const differ = lines.filter(({ same }) => !same);
  const alike = lines.filter(({ same }) => same);
  return [
    list,
    el("h2", {}, ctx.t("aidjs_side_differ")),
    differ.length > 0 ? linesTable(ctx, ctx.t("aidjs_side_differ_caption"), names, differ) : el("p", {}, ctx.t("aidjs_side_none")),
    alike.length > 0 && el("details", { class: "aid-alike" },
      el("summary", {}, el("h2", {}, ctx.n("aidjs_side_alike", alike.length))),
      linesTable(ctx, ctx.t("aidjs_side_alike_caption"), names, alike)),
  ].filter(Boolean);
}

function linesTable(ctx, caption, names, lines) {
  return table({
    caption, name: "aid-side-table", heads: [[ctx.t("aidjs_side_what")], ...names.map((name) => [name])],
    rows: lines.map(({ section, label, values }) => [
      [el("span", { class: "aid-side-part" }, ctx.t("aidjs_row_" + section) || section), label && " ", label],
      ...values.map((value) => textOf(ctx, section, value)),
    ]),
  });
}

function textOf(ctx, section, value) {
  if (value === "+") return ctx.t("aidjs_yes");
  if (value !== "") return value;
  return ctx.t(section === "answer" ? "aidjs_not_answered" : "aidjs_side_nothing");
}
