// The result of a comparison as pages show it.
import { whole } from "../rational.js";
import { byId } from "../rows.js";
import { draw, pictureOf } from "./chart.js";
import { citedBy, leadingOn, wordsOf } from "./compare-words.js";
import { tenths } from "./figures.js";
import { nextSteps, table } from "./parts.js";
import { idsOf, judgement, list, part, placeLink, sources } from "./pieces.js";
import { conditionText, typographic } from "./say.js";

const nearest = 4; // how many changes are shown at once

export function result(ctx, answered) {
  const { el, t, model } = ctx;
  if (!answered) return el("div", {}); // the head of the form says so
  const view = wordsOf(model, ctx.input, ctx.result, t);
  const at = idsOf(ctx);
  return el("div", { class: "aid-compare-result" },
    cautions(ctx, at), sentence(ctx, view, at), why(ctx, view, at),
    part(ctx, at("runner-up"), t("aid_runner_up_title"), view.runnerUp && el("p", {}, [view.runnerUp, view.level].filter(Boolean).join(" "))),
    changes(ctx, view, at), notChecked(ctx, at), excluded(ctx, view, at), ...values(ctx, view, at),
    rests(ctx, at), next(ctx, at));
}

function cautions(ctx, at) {
  const { el, t, model, result: { cautions = [] } } = ctx;
  if (cautions.length === 0) return null;
  return el("section", { class: "warning aid-rely", "aria-labelledby": at("rely") },
    el("h2", { id: at("rely") }, t("aid_rely")),
    el("ul", {}, cautions.map(byId(model.cautions)).map((caution) => el("li", {}, typographic(caution.say), " ", judgement(ctx, caution), nextSteps(ctx, caution.next)))));
}

function sentence(ctx, view, at) {
  const { el, t } = ctx;
  return el("section", { class: "aid-result aid-result-" + ctx.result.verdict, "aria-labelledby": at("answer") },
    el("p", { class: "aid-result-line" }, t("aidjs_on_what")),
    el("h2", { id: at("answer") }, view.answer),
    view.certainty && el("p", {}, view.certainty),
    list(ctx, view.relax));
}

function why(ctx, view, at) {
  const { el, t, model } = ctx;
  if (!view.versus) return null;
  const option = byId(model.options);
  const scoreOf = (o, c) => model.scores[model.options.findIndex(({ id }) => id === o)][model.criteria.findIndex(({ id }) => id === c)];
  const score = (criterion, { option: id, score, own, why }) => {
    const authors = scoreOf(id, criterion);
    const link = placeLink(ctx, "score-" + id + "-" + criterion, typographic(option(id).title) + ": " + score);
    if (own) return el("li", {}, link, ". ", el("span", { class: "tag" }, t("aidjs_yours")), " ", why || t("aidjs_no_reason"));
    const moved = score !== authors.v ? " " + t("aidjs_moved", { from: authors.v }) : "";
    return el("li", {}, link, ". ", typographic(authors.why), moved, " ", judgement(ctx, authors));
  };
  const reasons = (items, none) => (items.length === 0
    ? el("p", { class: "aid-nothing" }, t(none))
    : el("ul", { class: "aid-reason-list" }, items.map(({ criterion, title, amount, scores }) => el("li", {},
      el("p", { class: "aid-reason" }, el("strong", {}, title), " ", el("span", { class: "aid-amount" }, amount)),
      el("ul", {}, scores.map((of) => score(criterion, of)))))));
  const side = (id, title, items, none) => el("section", { "aria-labelledby": at(id) }, el("h4", { id: at(id) }, t(title)), reasons(items, none));
  return part(ctx, at("why"), t("aid_why_first"), el("p", {}, view.versus),
    el("div", { class: "aid-reasons" },
      side("for", "aid_speaks_for", view.for, "aid_none_for"),
      side("against", "aid_speaks_against", view.against, "aid_none_against")));
}

function changes(ctx, view, at) {
  const { el, t } = ctx;
  const group = (id, title, items) => {
    if (items.length === 0) return null;
    const rest = items.slice(nearest);
    const more = list(ctx, rest);
    return el("section", { "aria-labelledby": at(id) }, el("h4", { id: at(id) }, t(title)), list(ctx, items.slice(0, nearest)),
      ctx.record ? more : more && el("details", {}, el("summary", {}, ctx.n("aidjs_more_changes", rest.length)), more));
  };
  return part(ctx, at("change"), t("aid_change_title"),
    group("change-points", "aid_change_points", view.tips),
    group("change-scores", "aid_change_scores", view.scoreTips),
    group("change-answers", "aid_change_answers", view.flips));
}

function notChecked(ctx, at) {
  const { el, t, model, result: { not_checked: ids } } = ctx;
  if (ids.length === 0) return null;
  const option = byId(model.options);
  const rows = ids.map(byId(model.screens)).map((screen) => [
    [typographic(screen.must), judgement(ctx, screen)],
    conditionText(t, screen.when, model.facts),
    el("ul", {}, screen.out.map((id) => el("li", {}, placeLink(ctx, "option-" + id, typographic(option(id).title))))),
  ]);
  return part(ctx, at("not-checked"), t("aid_not_checked"), el("p", {}, t("aidjs_not_checked_words")),
    table({ caption: t("aid_must_haves_caption"), heads: [[t("aid_must")], [t("aid_ruled_out_if")], [t("aid_ruled_out_options")]], rows }));
}

function excluded(ctx, view, at) {
  const { el, t, model, result: { excluded: out } } = ctx;
  const screen = byId(model.screens);
  return part(ctx, at("excluded"), t("aid_excluded_title"), out.length > 0 && el("ul", {}, out.map(({ by }, i) => el("li", {},
    view.excluded[i].words,
    el("ul", { class: "aid-plain" }, by.map(screen).map((must) => el("li", {}, conditionText(t, must.when, model.facts) + ". ", judgement(ctx, must))))))));
}

function values(ctx, view, at) {
  const { el, t, model } = ctx;
  if (view.standings.length === 0) return [];
  const option = byId(model.options);
  const titles = model.options.map(({ title }) => typographic(title));
  const note = (words) => words && el("span", { class: "aid-note" }, " (" + words + ")");
  const standings = view.standings.map(({ option: id, rank, value, note: words }) =>
    [rank, placeLink(ctx, "option-" + id, typographic(option(id).title)), [value, note(words)]]);
  const chart = pictureOf({
    id: at("chart"), title: t("aid_chart_title"), desc: t("aid_chart_desc"), max: whole(100), dp: 1,
    segments: view.lines.map(({ title }) => title),
    rows: titles.map((label, o) => ({ label, parts: view.lines.map(({ cells }) => cells[o].exact) })),
  });
  const lines = view.lines.map(({ title, points, cells }) =>
    [title, points, ...cells.map(({ exact, score, own }) => [tenths(exact), note(own ? t("aidjs_own_mark", { score }) : score)])]);
  const adjusted = view.adjusted.map(({ adjustment, changes }) => el("li", {}, changes.join("; ") + ". " + typographic(adjustment.why), " ", judgement(ctx, adjustment)));
  return [
    part(ctx, at("values"), t("aid_values"),
      table({ caption: t("aid_values_caption"), name: "aid-values", heads: [[t("aid_rank"), true], [t("aid_option")], [t("aid_value"), true]], rows: standings, at: 1 })),
    part(ctx, at("lines"), t("aid_lines_title"),
      el("p", {}, [t("aid_lines_words"), view.defaults].filter(Boolean).join(" ")),
      draw(chart),
      el("div", { class: "table", role: "region", "aria-label": t("aid_lines_caption"), tabindex: "0" },
        table({
          caption: t("aid_lines_caption"), name: "aid-matrix",
          heads: [[t("aid_criterion")], [t("aid_points"), true], ...titles.map((title) => [title, true])],
          rows: lines, foot: [[t("aid_total"), view.sum, ...view.totals]],
        })),
      list(ctx, view.dominated)),
    part(ctx, at("adjusted"), t("aidjs_adjusted"), adjusted.length > 0 && el("ul", {}, adjusted)),
  ];
}

function rests(ctx, at) {
  const { el, t, model } = ctx;
  const cited = sources(ctx, citedBy(model, ctx.result));
  return cited && part(ctx, at("evidence"), t("aid_evidence"), el("p", {}, t("aid_evidence_words")), cited);
}

function next(ctx, at) {
  const { el, t, model } = ctx;
  const leading = leadingOn(ctx.result).map(byId(model.options)).map((option) => [option, nextSteps(ctx, option.next)]).filter(([, steps]) => steps);
  return part(ctx, at("next"), t("aid_next_title"), leading.length > 0 && [
    el("p", {}, t("aid_next_words")),
    ...leading.map(([option, steps]) => el("section", {}, el("h4", {}, typographic(option.title)), steps)),
  ]);
}
