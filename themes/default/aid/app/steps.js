// One question on each page, then the answers to check.
//
// steps of a kind is
//   order(ctx)    ids of the questions that are asked, as far as the answers go
//   most(ctx, id) how many may be asked, as seen from a question
//   next(ctx)     the question to ask next, or null if there is enough for a result
//   may           whether a question may be left open
//   ends(ctx)     optional: a sentence if the answers so far settle the result
//   resume(ctx)   the step of a reader who comes with answers
import { own } from "../../app/own.js";
import { backButton } from "./back.js";
import { button, el } from "../../app/el.js";
import { describedBy, errorBeside } from "./errors.js";
import { answerList, radios } from "./parts.js";

export function stepView(kind, ctx) {
  switch (ctx.step.at) {
    case "question":
      return questionView(kind, ctx);
    case "check":
      return checkView(kind, ctx);
  }
  return [startView(kind, ctx)];
}

function startView(kind, ctx) {
  const begin = () => ctx.go({ at: "question", id: kind.steps.order(ctx)[0] });
  return el("p", { class: "aid-begin" }, button(ctx.t("aidjs_start"), begin, "main aid-start"));
}

function questionView(kind, ctx) {
  const { steps } = kind;
  const { id, change } = ctx.step;
  const question = ctx.model.questions.find((one) => one.id === id);
  const place = steps.order(ctx).indexOf(id) + 1;
  const most = steps.most(ctx, id);
  const field = "q-" + id;
  const settled = steps.ends && steps.ends(ctx);
  const submit = (event) => {
    event.preventDefault();
    const chosen = event.target.querySelector("input:checked");
    if (chosen === null) return ctx.fail([{ id: field, text: ctx.t("aidjs_select", { question: question.ask }) }]);
    answer(kind, ctx, id, chosen.value, change);
  };
  return [
    backButton(ctx),
    el("form", { novalidate: true, onsubmit: submit },
      el("p", { class: "aid-progress" }, progress(ctx, place, most, steps.may)),
      radios(ctx, question, {
        answer: own(ctx.input, id),
        heading: el("h1", {}, question.ask),
        describedby: describedBy(ctx, field, question.hint),
        beside: errorBeside(ctx, field),
      }),
      el("p", { class: "app-buttons" },
        el("button", { type: "submit", class: "main" }, ctx.t("aidjs_continue")),
        steps.may && button(ctx.t("aidjs_leave_open"), () => answer(kind, ctx, id, undefined, change)))),
    settled && el("div", { class: "aid-settled" }, el("p", {}, settled), el("p", {}, button(ctx.t("aidjs_see_result"), () => ctx.go({ at: "result" })))),
  ];
}

// progress says how far the reader is; where questions may be left open, all are asked.
function progress({ t }, n, most, all) {
  if (n === most) return t("aid_progress_last", { n });
  return t(all ? "aidjs_progress" : "aid_progress", { n, most });
}

// answer takes an answer and leads on: to the next question, or after a change back
// to the answers unless the change opens a new question.
function answer(kind, ctx, id, value, change) {
  const input = kind.clean(ctx.model, ctx.input);
  delete input[id];
  if (value !== undefined) input[id] = value;
  ctx.change(input, { push: true, step: (now) => following(kind, now, id, change) });
}

/** The step after a question. */
export function following(kind, ctx, id, change) {
  const open = kind.steps.next(ctx);
  if (change) return open === null || kind.steps.may ? { at: "check" } : { at: "question", id: open };
  const order = kind.steps.order(ctx);
  const after = order[order.indexOf(id) + 1];
  return after === undefined ? { at: "check" } : { at: "question", id: after };
}

function checkView(kind, ctx) {
  const { used, unused } = kind.checked(ctx);
  const see = () => {
    const open = kind.steps.next(ctx);
    ctx.go(open === null || kind.steps.may ? { at: "result" } : { at: "question", id: open });
  };
  return [
    backButton(ctx),
    el("h1", {}, ctx.t("aidjs_check")),
    answerList(ctx, used),
    unused.length > 0 && el("section", {}, el("h2", {}, ctx.t("aidjs_ignored")), el("p", { class: "app-small" }, ctx.t("aidjs_ignored_note")), answerList(ctx, unused)),
    el("p", { class: "app-buttons" }, button(ctx.t("aidjs_see_result"), see, "main")),
  ];
}
