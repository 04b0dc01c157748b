// The interface of a decision aid. mount(kind) builds it into #aid-app and keeps
// three things in step: what the reader gave, the address, and what is shown.
//
// A kind is a module that exports
//   evaluate(model, input), codec (a module link-*.js), rowsOf (of rows-*.js)
//   sentence(ctx)    the result in one sentence, for those who hear the page
//   answered(input)  whether there is anything to show a result of
//   result(ctx)      the result as a node, made anew after each change
//   answers(ctx)     [{ label, value, change }] for the record and for checking;
//                    value "" is not answered, change a step to go to
//   skipped          optional: sections of rowsOf that say nothing when records
//                    stand side by side
//   beside(row, ctx) optional: a row of rowsOf as it stands there, if otherwise
// and one of
//   form(ctx)        the questions as a node, made once; if it has a method
//                    update(ctx), that is called after every change
//   steps            one question on each page: see steps.js
//
// ctx is { definition, model, links, digest, personal, language, t, n, el, input,
// result, step, record, change, go }: t(key, values) and n(key, number, values) give
// words; change(input, { push }) takes a new input, push makes it a step to which
// Back returns; go(step) shows a step; record tells that it is made for paper, without
// anything to press.
import { wordsIn } from "../../app/words.js";
import { Address } from "./address.js";
import { announcer } from "../../app/announce.js";
import { backButton } from "./back.js";
import { Device } from "../../app/device.js";
import { button, el } from "../../app/el.js";
import { errorSummary } from "./errors.js";
import { keepSection, keptNotice } from "./keep.js";
import { leftOut, lostNotice } from "./left-out.js";
import { recordOf } from "./paper.js";
import { sideView } from "./side-view.js";
import { stepView } from "./steps.js";

export function mount(kind) {
  const place = document.getElementById("aid-app");
  if (place !== null) new App(place, kind).start();
}

class App {
  constructor(place, kind) {
    this.place = place;
    this.kind = kind;
    this.definition = JSON.parse(document.getElementById("aid-definition").textContent);
    this.links = JSON.parse(document.getElementById("aid-links").textContent);
    this.digest = place.dataset.digest || "";
    this.language = document.documentElement.lang;
    this.title = document.title;
    this.note = "";
    this.view = el("div", { class: "aid-view" });
    this.paper = el("div", { class: "aid-paper-copy" });
    this.announce = announcer(place);
    this.address = new Address(this.definition, this.digest, kind.codec);
    this.device = new Device(this.definition.aid, this.definition.personal === true);
    this.words = wordsIn(this.language);
    this.input = {};
    this.form = null; // made once, for kinds that have all on one page
    this.errors = [];
  }

  // paged tells that each question is a page: always in a kind without a form, and
  // in the others where the answers are about a person.
  get paged() {
    return this.kind.steps !== undefined && (this.kind.form === undefined || this.definition.personal === true);
  }

  start() {
    this.place.append(this.view, this.paper);
    if (!this.paged) this.fold();
    this.address.listen((found) => this.follow(found));
    addEventListener("beforeprint", () => this.fillPaper(true));
    addEventListener("afterprint", () => this.fillPaper(false));
    this.restore(this.address.read());
    this.show({});
    for (const e of document.querySelectorAll(".without-script")) e.hidden = true;
    this.place.hidden = false;
  }

  // fold puts what is on the page for those without scripts under a heading to open.
  fold() {
    const rest = document.getElementById("aid-static");
    if (rest === null) return;
    const details = el("details", { class: "aid-rest" }, el("summary", {}, this.words.text("aidjs_rest")));
    rest.before(details);
    details.append(rest);
    const open = () => {
      const target = document.getElementById(placeIn(location.hash));
      if (target === null || !rest.contains(target)) return;
      details.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", open);
    open();
  }

  // restore takes over what an address says.
  restore({ input, step, note, link }) {
    if (input !== undefined) this.input = input;
    if (note !== undefined) this.note = note;
    this.link = link; // what readLink said of a link that somebody opened
    this.evaluate();
    this.step = step || this.stepOf();
  }

  // stepOf is where a reader begins who opens a link or a file.
  stepOf() {
    if (!this.paged) return { at: "form" };
    return this.kind.answered(this.input) ? this.kind.steps.resume(this.context()) : { at: "start" };
  }

  follow(found) {
    this.restore(found);
    this.errors = [];
    this.show({ focus: true });
  }

  evaluate() {
    this.result = this.kind.evaluate(this.definition.model, this.input);
  }

  context(more = {}) {
    const { definition, links, digest, language, input, result, note, step } = this;
    return {
      definition, model: definition.model, links, digest, language, input, result, note, step, el,
      personal: definition.personal === true,
      record: false,
      t: this.words.text,
      n: this.words.number,
      errors: this.errors,
      change: (next, options) => this.change(next, options),
      go: (to) => this.go(to),
      fail: (errors) => this.fail(errors),
      back: () => this.back(),
      ...more,
    };
  }

  // change takes what the reader gave. Without push it is typing: the address follows
  // and the result is made anew, and the focus stays where it is.
  change(input, { push = false, step } = {}) {
    this.input = input;
    this.link = null;
    this.evaluate();
    if (push) {
      this.address.replace(this); // going back finds what was given here
      return this.go(typeof step === "function" ? step(this.context()) : step || this.step);
    }
    this.address.replace(this);
    this.errors = [];
    if (this.step.at === "form") this.showResult();
    this.say();
  }

  // go shows a step, to which Back returns.
  go(step) {
    this.step = step;
    this.errors = [];
    this.address.push(this);
    this.show({ focus: true });
  }

  back() {
    if (!this.address.back()) this.go(this.paged ? { at: "start" } : { at: "form" });
  }

  // fail shows what is wrong with a step: a list of { id, text }.
  fail(errors) {
    this.errors = errors;
    this.show({});
    this.view.querySelector(".app-errors").focus();
  }

  // load takes a record from a file or from this device.
  load({ input, note, same }) {
    this.input = input;
    this.note = note;
    this.link = same ? null : { file: true, same: false, lost: [] };
    this.evaluate();
    this.form = null;
    this.go(this.paged ? this.stepOf() : { at: "form", part: "result" });
  }

  say() {
    const ctx = this.context();
    this.announce(this.kind.answered(this.input) ? this.kind.sentence(ctx) : "");
  }

  // write takes the reader's own note.
  write(note) {
    this.note = note;
    this.address.remember(this);
  }

  // show builds the view of the step.
  show({ focus = false }) {
    const alone = this.step.at !== "start" && this.step.at !== "form";
    document.documentElement.classList.toggle("aid-alone", alone);
    const ctx = this.context();
    const problems = this.errors.length > 0 ? [errorSummary(ctx)] : [];
    this.view.replaceChildren(...problems, ...this.inside(ctx));
    const heading = this.headingOf(alone);
    const name = alone && heading !== null ? heading.textContent + " – " : "";
    document.title = (this.errors.length > 0 ? ctx.t("aidjs_error_title") + " " : "") + name + this.title;
    if (!focus || heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    const from = alone ? this.place : heading.closest(".aid-live-result, .aid-keep");
    scrollTo(0, Math.max(0, from.getBoundingClientRect().top + scrollY - 16));
  }

  // headingOf is the heading of a step that was gone to. On the page with everything
  // that is the result, or what the reader came back to; null where nothing is to move.
  headingOf(alone) {
    const before = this.shown;
    this.shown = this.step.at;
    if (alone) return this.view.querySelector("h1");
    if (before === "record" || before === "saved") return this.view.querySelector("#aid-keep h2");
    return this.step.part === "result" ? this.resultPlace.querySelector("h2") : null;
  }

  inside(ctx) {
    const notices = [this.link && lostNotice(ctx, this.link), leftOut(ctx)];
    return this.viewOf(ctx, notices).flat().filter(Boolean);
  }

  viewOf(ctx, notices) {
    switch (this.step.at) {
      case "record":
        return [this.paperControls(ctx), recordOf(this.kind, this.context({ record: true }))];
      case "saved":
        return sideView(this, ctx);
      case "form":
        return [notices, this.liveView(ctx)];
      case "result":
        return [backButton(ctx), notices, this.kind.result(ctx), keepSection(this, ctx)];
      case "start":
        return [notices, stepView(this.kind, ctx), keptNotice(this, ctx)];
    }
    return [notices, stepView(this.kind, ctx)];
  }

  // liveView has the questions and the result on one page.
  liveView(ctx) {
    if (this.form === null) this.form = this.kind.form(ctx);
    this.resultPlace = el("div", { class: "aid-live-result", id: "aid-result" });
    this.showResult();
    return [keptNotice(this, ctx), this.form, this.resultPlace, keepSection(this, ctx)];
  }

  showResult() {
    const ctx = this.context();
    if (this.form.update) this.form.update(ctx);
    this.resultPlace.replaceChildren(this.kind.result(ctx));
  }

  paperControls(ctx) {
    const print = button(ctx.t("aidjs_print"), () => window.print(), "main");
    return el("div", { class: "no-print" }, backButton(ctx), el("p", {}, print));
  }

  // fillPaper makes what is printed: the record of a result, whatever is on the
  // screen with it.
  fillPaper(printing) {
    const ours = this.step.at === "result" || this.step.at === "form";
    const has = printing && ours && this.kind.answered(this.input);
    this.paper.replaceChildren(...(has ? recordOf(this.kind, this.context({ record: true })) : []));
    document.documentElement.classList.toggle("aid-on-paper", has);
  }
}

// placeIn returns the place on the page that an address names, "" for answers and
// for what is cut off in the middle of a letter.
function placeIn(hash) {
  try {
    return hash.includes("=") ? "" : decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
