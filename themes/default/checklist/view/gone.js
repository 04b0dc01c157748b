// Notes on items that the list no longer has.
import { el } from "../../app/el.js";
import { goneFrom } from "../merge.js";
import { entryOf } from "../saved.js";
import { saidOf } from "./said.js";

/** A section with them, as a list of nodes: none if there are none. */
export function goneSection(app) {
  const gone = goneFrom(app.list, app.notes);
  if (gone.length === 0) return [];
  return [el("section", { class: "check-gone" },
    el("h3", {}, app.t("checkjs_gone")), el("p", { class: "app-small" }, app.t("checkjs_gone_words")),
    el("ul", {}, gone.map((id) => el("li", {}, el("code", {}, id), " ", el("span", { class: "check-said" }, saidOf(app, entryOf(app.notes, id), true))))))];
}
