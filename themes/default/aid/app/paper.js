// The record: one page for the file. Everything is in it, nothing can be pressed, and
// links stand below as footnotes.
import { el } from "../../app/el.js";
import { answerList, section } from "./parts.js";
import { shown } from "../../app/inside.js";
import { inWords, today } from "../../app/today.js";

/** The record as nodes; ctx.record is true. */
export function recordOf(kind, ctx) {
  const { definition, t } = ctx;
  const day = inWords(today(), t);
  const made = [[t("aid_made_date"), day], [t("aid_made_note"), ctx.note.trim() || t("aidjs_no_note")]];
  const article = el("article", { class: "aid-record" },
    el("p", { class: "aid-record-head" }, [definition.title, t("aid_version", { version: definition.version, digest: ctx.digest }).replace(/\.$/, ""), day].join(" · ")),
    el("h1", {}, t("aidjs_record_title", { title: definition.title })),
    el("p", { class: "aid-decision" }, t("aid_decision", { decision: definition.decision })),
    el("dl", { class: "aid-record-made" }, made.map(([label, value]) => el("div", {}, el("dt", {}, label), el("dd", {}, value)))),
    section(t("aid_answers_given"), answerList(ctx, kind.answers(ctx))),
    kind.answered(ctx.input) ? kind.result(ctx) : el("p", {}, t("aidjs_no_result")),
    definition.notice && el("p", { class: "aid-notice" }, definition.notice),
    ctx.personal && el("p", { class: "aid-personal" }, el("strong", {}, t("aid_personal_sheet"))));
  footnotes(article, ctx);
  return [article];
}

// footnotes numbers the links and lists their addresses at the end.
function footnotes(article, ctx) {
  const numbers = new Map();
  const canonical = document.querySelector("link[rel=canonical]");
  for (const link of article.querySelectorAll("a[href]")) {
    const url = shown(new URL(link.getAttribute("href"), canonical ? canonical.href : location.href).href);
    if (!numbers.has(url)) numbers.set(url, numbers.size + 1);
    link.after(el("sup", {}, String(numbers.get(url))));
  }
  if (numbers.size === 0) return;
  article.append(el("section", { class: "aid-footnotes" }, el("h2", {}, ctx.t("aidjs_links")),
    el("ol", {}, [...numbers.keys()].map((url) => el("li", {}, url)))));
}
