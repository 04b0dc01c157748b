// What readers must know of a file.
import { el } from "../../app/el.js";
import { newSince } from "../merge.js";

/** What is otherwise than in the list of today, and what was left out. */
export function toldOf({ t, list }, notes, problems) {
  const other = notes.edition !== list.edition;
  const fresh = other ? newSince(list, notes) : [];
  return [
    notes.site !== list.site && el("p", {}, t("checkjs_other_site", { site: notes.site || "–" })),
    other && el("p", {}, t("checkjs_edition")),
    fresh.length > 0 && el("details", {}, el("summary", {}, t("checkjs_new") + " (" + fresh.length + ")"), el("ul", {}, fresh.map(({ words }) => el("li", {}, words)))),
    problems.length > 0 && el("div", {}, el("p", {}, t("checkjs_left")), el("ul", {}, problems.slice(0, 50).map(({ code, item, value }) =>
      el("li", {}, el("code", {}, item), ": ", t("checkjs_left_" + code, { value: value.slice(0, 80) }))))),
  ].filter(Boolean);
}
