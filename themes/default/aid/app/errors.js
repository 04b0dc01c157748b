// What is wrong with what the reader gave: at the top, with links, and beside the
// fields in the same words.
import { el } from "../../app/el.js";

/** The summary of ctx.errors, a list of { id, text }; id is that of the field. */
export function errorSummary(ctx) {
  const link = ({ id, text }) => {
    const lead = (event) => {
      event.preventDefault(); // the address is the answers
      const field = document.getElementById(id);
      if (field === null) return;
      field.focus();
      field.scrollIntoView({ block: "center" });
    };
    return el("li", {}, el("a", { href: "#" + id, onclick: lead }, text));
  };
  return el("div", { class: "app-errors", tabindex: "-1", "aria-labelledby": "aid-errors-head" },
    el("h2", { id: "aid-errors-head" }, ctx.t("aidjs_error_head")),
    el("ul", {}, ctx.errors.map(link)));
}

/** What is wrong with one field, or nothing; its id is that of the field with "-error". */
export function errorBeside(ctx, id) {
  const found = ctx.errors.find((error) => error.id === id);
  return found === undefined ? null : el("p", { class: "app-error", id: id + "-error" }, el("span", { class: "unseen" }, ctx.t("aidjs_error_title") + " "), found.text);
}

/** The value of aria-describedby for a field: of its hint and of its error. */
export function describedBy(ctx, id, hint) {
  const ids = [hint && id + "-hint", ctx.errors.some((error) => error.id === id) && id + "-error"].filter(Boolean);
  return ids.length === 0 ? false : ids.join(" ");
}
