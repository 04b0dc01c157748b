// What is noted of an item, in words.
import { el } from "../../app/el.js";
import { inWords, today } from "../../app/today.js";
import { isOverdue } from "../progress.js";

/** Parts of a line that says what is noted: state (if always or not open), owner, date, note. */
export function saidOf(ctx, entry, always = false) {
  const { t } = ctx;
  const late = isOverdue(entry, today());
  return [
    (always || entry.state === "not-needed") && el("span", { class: "check-tag check-" + entry.state }, t("checkjs_state_" + entry.state)),
    entry.owner && el("span", { class: "check-owner" }, entry.owner),
    entry.due && el("span", { class: "check-due" }, t("checkjs_by_day", { day: inWords(entry.due, t) })),
    late && el("span", { class: "check-tag check-late" }, t("checkjs_late")),
    entry.note && el("span", { class: "check-note" }, entry.note),
  ].filter(Boolean);
}
