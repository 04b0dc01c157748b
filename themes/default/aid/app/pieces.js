// What the pages of all kinds are made of. Texts are set as such, never as markup.
import { button, there, unseen } from "../../app/el.js";
import { judgement as labelled } from "./parts.js";
import { typographic } from "./say.js";

/** Ids of places on the page; a record has its own. */
export const idsOf = ({ record }) => (id) => (record ? "record-" : "app-") + id;

/** What a judgement rests on, with its evidence. */
export function judgement(ctx, of) {
  return ctx.el("span", { class: "aid-judged" }, labelled(ctx, { ...of, note: of.note && typographic(of.note) }));
}

/** The sources of citations, each once, with its places; null if there are none. */
export function sources({ el, links }, refs) {
  const groups = new Map();
  for (const ref of new Set(refs)) {
    const link = links[ref];
    if (!link) continue;
    const key = link.url.replace(/#.*/, "");
    groups.set(key, [...(groups.get(key) || []), link]);
  }
  if (groups.size === 0) return null;
  return el("ul", { class: "aid-evidence" }, ...[...groups].map(([url, places]) => {
    const { source, title, date, status } = places[0];
    return el("li", {},
      el("a", { href: url }, source || title), date ? ", " + date : "",
      ...(status ? [" ", el("span", { class: "cite-status" }, "(" + status + ")")] : []),
      ": ", ...places.flatMap((place, i) => [i > 0 ? "; " : "", el("a", { href: place.url }, place.title)]));
  }));
}

/** A list of texts; null if there are none. */
export function list({ el }, items, name = false) {
  return items.length > 0 ? el("ul", { class: name }, ...items.map((item) => el("li", {}, item))) : null;
}

/**
 * A link to a place on the page, which opens what it is in. The address stays: it
 * holds the reader's answers.
 */
export function placeLink({ el, record }, id, ...inside) {
  if (record) return el("span", {}, ...inside); // on paper nothing leads anywhere
  const link = el("a", { href: "#" + id }, ...inside);
  link.addEventListener("click", (event) => {
    const target = document.getElementById(id);
    if (target === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (let around = target.closest("details"); around !== null; around = around.parentElement.closest("details")) around.open = true;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  });
  return link;
}

/** A part of a result with its heading; null if there is nothing in it. */
export function part({ el }, id, title, ...inside) {
  const filled = inside.filter(there);
  if (filled.length === 0) return null;
  return el("section", { "aria-labelledby": id }, el("h3", { id }, title), ...filled);
}

/**
 * Radios that stand for one choice, in a fieldset: { node, list, inputs, set }. choices are
 * [value, label]; chosen is told of each change. Nothing is chosen before set.
 */
export function radios({ el }, { name, legend, hint, choices, chosen, row = false }) {
  const hintId = name + "-hint";
  const inputs = choices.map(([value]) => el("input", { type: "radio", name, value, onchange: () => chosen(value) }));
  const list = el("div", { class: "aid-radios" + (row ? " aid-row" : "") }, choices.map(([, label], i) => el("label", {}, inputs[i], el("span", {}, label))));
  const node = el("fieldset", { class: "aid-question", id: name, "aria-describedby": hint && hintId },
    el("legend", {}, legend), hint && el("p", { class: "app-hint", id: hintId }, hint), list);
  return { node, list, inputs, set: (value) => inputs.forEach((input) => (input.checked = input.value === value)) };
}

/**
 * A box with its label, hint and error: { node, input, fail, set }. typed is told of
 * each change of its text; fail shows words beside the box, "" takes them away. set
 * leaves a box alone in which the reader is.
 */
export function box({ el }, { id, label, of = "", hint, before = "", after = "", value = "", typed, mode = "decimal", width = "", hidden = false }) {
  const hintId = id + "-hint";
  const errorId = id + "-error";
  const error = el("p", { class: "app-error", id: errorId, hidden: "" });
  const input = el("input", {
    type: "text", id, inputmode: mode, autocomplete: "off", spellcheck: "false", class: "aid-input " + width, value,
    "aria-describedby": hint ? hintId : false,
  });
  input.addEventListener("input", () => typed(input.value));
  const node = el("div", { class: "app-field" },
    el("label", { for: id, class: hidden ? "unseen" : false }, label, of && unseen(of)),
    hint ? el("div", { class: "app-hint", id: hintId }, hint) : null,
    error,
    el("div", { class: "aid-box-row" },
      before ? el("span", { class: "aid-unit", "aria-hidden": "true" }, before) : null, input,
      after ? el("span", { class: "aid-unit", "aria-hidden": "true" }, after) : null));
  const fail = (words) => {
    if (error.textContent === words) return;
    error.textContent = words;
    error.hidden = words === "";
    node.classList.toggle("aid-wrong", words !== "");
    input.toggleAttribute("aria-invalid", false);
    if (words !== "") input.setAttribute("aria-invalid", "true");
    const described = [hint && hintId, words && errorId].filter(Boolean).join(" ");
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  };
  const set = (text) => {
    if (document.activeElement !== input && input.value !== text) input.value = text;
  };
  return { node, input, fail, set };
}

/** The foot of a form: in short where things stand, and the way to the result if there is one. */
export function standing(now, words, ready = () => true) {
  const { el, t } = now.ctx;
  const said = el("p", { class: "aid-standing-now" });
  const see = button(t("aidjs_see_result"), () => now.ctx.change(now.ctx.input, { push: true, step: { at: "form", part: "result" } }), "main");
  const update = (ctx) => {
    said.textContent = words(ctx);
    see.hidden = !ready(ctx);
  };
  return { node: el("div", { class: "aid-standing" }, said, see), update };
}

/**
 * Lets the reader take back what changes much at once: { node, put }. put takes the
 * new input and says what happened.
 */
export function undoable(now) {
  const { el, t } = now.ctx;
  const node = el("div", { class: "aid-undo", role: "status" });
  const put = (input, words, ...more) => {
    const before = now.ctx.input;
    now.ctx.change(input);
    const undo = button(t("aidjs_undo"), () => {
      now.ctx.change(before);
      node.replaceChildren(el("p", {}, t("aidjs_undone")));
    });
    node.replaceChildren(el("p", {}, words), ...more, el("p", {}, undo));
  };
  return { node, put, say: (...inside) => node.replaceChildren(...inside) };
}
