// A field that has rows: a card for each, to add to and to take away from.
import { own } from "../../app/own.js";
import { button, el, unseen } from "../../app/el.js";
import { control, tags } from "./control.js";

const most = 300; // more than that a file of answers may not hold
const short = 24; // characters of a label that stands on every card

/** said tells that the heading above says the same as the label. */
export function rowsControl(form, field, said) {
  const rows = () => own(form.answers, field.id) || [];
  const cards = el("div", { class: "form-cards" });
  const set = (next) => form.change(field.id, next);

  const card = (row, n) => {
    const title = form.t("form_row", { label: field.label, n: n + 1 });
    const shown = field.label.length <= short ? title : [form.t("form_entry", { n: n + 1 }), unseen(field.label)];
    return el("fieldset", { class: "form-card" },
      el("legend", {}, shown),
      field.columns.map((column) => control(form, column, [field.id, n, column.id].join("."), own(row, column.id) || "", (value) => {
        const now = [...rows()];
        while (now.length <= n) now.push({});
        now[n] = { ...now[n], [column.id]: value };
        set(now);
      })),
      rows().length > 1 && el("p", { class: "form-remove" }, button([form.t("form_remove"), unseen(title)], () => remove(n), "app-act")));
  };
  const draw = () => {
    const all = rows().length > 0 ? rows() : [{}];
    cards.replaceChildren(...all.map(card));
    add.disabled = all.length >= most;
  };
  const add = button([form.t("form_add"), unseen(field.label)], () => {
    const now = rows().length > 0 ? rows() : [{}];
    set([...now, {}]);
    draw();
    form.focus([field.id, now.length, field.columns[0].id].join("."));
  });
  const remove = (n) => {
    set(rows().filter((row, i) => i !== n));
    draw();
    form.announce(form.t("form_removed", { label: field.label, n: n + 1 }));
    add.focus();
  };
  draw();
  return el("fieldset", { class: "form-rows", "data-control": field.id },
    el("legend", { class: said && !field.required && !field.ours && "unseen" }, field.label, tags(form, field)),
    field.hint && el("p", { class: "app-hint" }, field.hint),
    cards, el("p", { class: "app-buttons" }, add));
}
