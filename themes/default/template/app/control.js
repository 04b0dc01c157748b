// One field of the form, with its label, hint and what is wrong.
import { el, button, unseen } from "../../app/el.js";
import { joinDay, splitDay } from "../standing.js";

const fewChoices = 5;

/**
 * The control of a field. id is the field's, or that of a column in a row; value is
 * what is in it, and change is called with what the reader makes of it.
 */
export function control(form, field, id, value, change) {
  const name = "field-" + id;
  const parts = {
    form, field, name, value, change,
    describedby: [(field.hint || field.example) && name + "-hint", name + "-error"].filter(Boolean).join(" "),
  };
  const body = field.type === "date" || (field.type === "choice" && field.choices.length <= fewChoices) ? group(parts) : single(parts);
  body.dataset.control = id;
  return body;
}

/** What is said of a field beside its label. */
export const tags = (form, field) => [
  field.required && [" ", el("span", { class: "tag" }, form.t("form_needed"))],
  field.ours && [" ", el("span", { class: "tag tag-ours" }, form.t("form_ours"))],
];

function hint({ form, field, name }) {
  const example = field.example && form.t("form_example", { value: field.type === "date" ? Object.values(splitDay(field.example)).join(" ") : field.example });
  const words = [field.hint, example].filter(Boolean).join(" ");
  return words !== "" && el("p", { class: "app-hint", id: name + "-hint" }, words);
}

// What is wrong is filled in later, so that what describes the field stays.
const wrong = ({ name }) => el("div", { id: name + "-error", class: "form-wrong" });

function single(parts) {
  const { form, field, name, value, change, describedby } = parts;
  const common = { id: name, "aria-describedby": describedby, "aria-required": field.required && "true", autocomplete: "off" };
  return el("div", { class: "app-field form-field" },
    el("label", { for: name }, field.label, tags(form, field)),
    hint(parts), wrong(parts),
    field.type === "choice" ? selection(parts, common) : written(field, value, change, common));
}

function written(field, value, change, common) {
  const listen = { oninput: (event) => change(event.target.value) };
  if (field.type === "longtext") {
    const area = el("textarea", { ...common, ...listen, rows: 4 });
    area.value = value;
    return area;
  }
  const input = el("input", { type: "text", ...common, ...listen, inputmode: field.type === "number" && "decimal", class: field.type === "number" && "form-number" });
  input.value = value;
  return input;
}

function selection({ form, field, value, change }, common) {
  const options = offered(field, value).map((choice) => el("option", { value: choice, selected: choice === value }, choice));
  return el("select", { ...common, onchange: (event) => change(event.target.value) }, el("option", { value: "" }, form.t("form_choose")), options);
}

// offered are the choices, and what a file had in their place.
const offered = ({ choices }, value) => (value === "" || choices.includes(value) ? choices : [...choices, value]);

function group(parts) {
  const { form, field, name, describedby } = parts;
  return el("fieldset", { class: "app-field form-field", "aria-describedby": describedby },
    el("legend", {}, field.label, tags(form, field)),
    hint(parts), wrong(parts),
    field.type === "date" ? day(parts) : radios(parts, name));
}

function radios({ form, field, value, change }, name) {
  const clear = button([form.t("form_unchoose"), unseen(field.label)], () => {
    for (const input of box.querySelectorAll("input")) input.checked = false;
    clear.hidden = true;
    change("");
    box.querySelector("input").focus();
  }, "app-act form-unchoose");
  clear.hidden = value === "";
  const chosen = (event) => {
    clear.hidden = false;
    change(event.target.value);
  };
  const box = el("div", { class: "form-radios" }, offered(field, value).map((choice, i) => {
    const id = i === 0 ? name : name + "-" + i;
    return el("div", {}, el("input", { type: "radio", name, id, value: choice, checked: choice === value, onchange: chosen }), el("label", { for: id }, choice));
  }), clear);
  return box;
}

function day({ form, name, value, change, field }) {
  const typed = splitDay(value);
  const part = (key, id, width) => {
    const input = el("input", {
      type: "text", id, inputmode: "numeric", autocomplete: "off", class: "form-" + width, "aria-required": field.required && "true",
      oninput: () => change(joinDay({ ...typed, [key]: (typed[key] = input.value) })),
    });
    input.value = typed[key];
    return el("div", {}, el("label", { for: id }, form.t("form_" + key)), input);
  };
  return el("div", { class: "form-day" }, part("day", name, "two"), part("month", name + "-month", "two"), part("year", name + "-year", "four"));
}
