// Says which answers of a link, a file or the reader are not used.
import { el } from "../../app/el.js";
import { nameOf, nameOfKey } from "./names.js";

const mostListed = 20;

/** What was lost from a link, or that it is of another version. */
export function lostNotice(ctx, { same, kept, lost, file }) {
  const inside = [];
  if (!same) inside.push(el("p", {}, ctx.t(file ? "aidjs_file_earlier" : "aidjs_link_earlier"), file ? "" : " " + ctx.n("aidjs_link_kept", kept)));
  if (lost.length > 0) inside.push(el("p", {}, ctx.t(same ? "aidjs_link_strange" : "aidjs_link_lost")), list(lost.map((key) => nameOfKey(ctx.model, key))));
  return el("div", { class: "aid-notice aid-left-out" }, inside);
}

/** What the evaluator did not understand, or null. */
export function leftOut(ctx) {
  const { invalid = [], unknown = [] } = ctx.result;
  if (invalid.length + unknown.length === 0) return null;
  const name = (id) => id.split(".").map((part) => nameOf(ctx.model, part)).join(", ");
  return el("div", { class: "aid-notice aid-left-out" },
    invalid.length > 0 && [el("p", {}, ctx.t("aidjs_invalid")), list(invalid.map(name))],
    unknown.length > 0 && [el("p", {}, ctx.t("aidjs_unknown")), list(unknown)]);
}

function list(names) {
  const shown = names.slice(0, mostListed).map((name) => el("li", {}, name.length > 80 ? name.slice(0, 80) + "…" : name));
  if (names.length > mostListed) shown.push(el("li", {}, "…"));
  return el("ul", {}, shown);
}
