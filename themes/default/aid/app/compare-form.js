// The questions of a comparison: about the reader's own place, what matters, and the
// scores. Nothing is chosen before the reader chooses.
import { profileOf, readInput } from "../compare-input.js";
import { own as ownField } from "../../app/own.js";
import { readWhole } from "../number.js";
import { answered, answerOf, pointsOf, reasonOf } from "./compare-words.js";
import { button, unseen } from "../../app/el.js";
import { withField, withIn } from "./fields.js";
import { plain } from "./figures.js";
import { box, judgement, placeLink, radios, standing } from "./pieces.js";
import { lowered, typographic } from "./say.js";

export function form(first) {
  const { el, t, model } = first;
  const now = { ctx: first };
  const places = placesOf(now);
  const weights = weightsOf(now);
  const scores = scoresOf(now);
  const head = headOf(first);
  const stand = standing(now, (ctx) => (answered(ctx.input) ? answerOf(model, ctx.result, t) : t("aidjs_starting_stand")), (ctx) => answered(ctx.input));
  const node = el("form", { class: "aid-form", novalidate: true, autocomplete: "off" },
    head.node,
    el("p", { class: "aid-jump no-print" }, t("aidjs_jump"), " ",
      [["aid-place", "aidjs_place"], ["aid-weights", "aidjs_weights"], ["aid-scores", "aidjs_scores"]]
        .filter(([id]) => id !== "aid-place" || places).flatMap(([id, words], i) => [i > 0 ? " · " : "", placeLink(first, id, t(words))])),
    places && places.node, weights.node, scores.node, stand.node);
  node.addEventListener("submit", (event) => event.preventDefault());
  node.update = (ctx) => {
    now.ctx = ctx;
    const given = readInput(model, ctx.input);
    for (const each of [places, weights, scores]) if (each) each.update(given);
    stand.update(ctx);
    head.update(ctx);
  };
  node.update(first);
  return node;
}

// headOf says what the page shows: the authors' scores, which rank nothing, until the
// reader has said something; then the sentence that came of it.
function headOf(first) {
  const { el, t, model } = first;
  const heading = el("h2", { id: "aid-starting" });
  const words = el("p", {});
  const options = el("p", {}, t("aidjs_starting_options"), " ", placeLink(first, "options", t("aid_options")));
  const whole = el("p", {}, placeLink(first, "aid-result", t("aidjs_whole_result")));
  return {
    node: el("section", { class: "aid-starting", "aria-labelledby": "aid-starting" }, heading, words, options, whole),
    update(ctx) {
      const said = answered(ctx.input);
      heading.textContent = t(said ? "aidjs_on_what" : "aid_starting");
      words.textContent = said ? answerOf(model, ctx.result, t) : t("aidjs_starting_words");
      options.hidden = said;
      whole.hidden = !said;
    },
  };
}

// clearable adds to radios a button that takes the answer back.
function clearable({ ctx }, group, words, clear) {
  const clearing = button([ctx.t("aidjs_clear"), unseen(words)], () => {
    clear();
    group.inputs[0].focus(); // the button goes away
  }, "app-act aid-clear");
  clearing.hidden = true;
  group.node.append(clearing);
  return (value, own = value !== undefined) => {
    group.set(value);
    clearing.hidden = !own;
  };
}

// wholeBox is a box for a whole number from 0 to 100; put gets it, or undefined.
function wholeBox(ctx, about, put) {
  const made = box(ctx, {
    ...about, mode: "numeric",
    typed(text) {
      const n = text.trim() === "" ? undefined : readWhole(text.trim(), 0, 100);
      made.fail(n === null ? ctx.t("aidjs_whole", { from: "0", to: "100" }) : "");
      put(n === null ? undefined : n);
    },
  });
  return made;
}

function placesOf(now) {
  const { ctx } = now;
  const { el, t, model } = ctx;
  if ((model.facts || []).length === 0) return null;
  const groups = model.facts.map((fact) => {
    const ask = typographic(fact.ask);
    const put = (value) => now.ctx.change(withIn(now.ctx.input, "facts", fact.id, value));
    const group = radios(ctx, {
      name: "aid-fact-" + fact.id, legend: ask, hint: typographic(fact.hint),
      choices: fact.options.map(({ id, label }) => [id, typographic(label)]), chosen: put,
    });
    return { id: fact.id, node: group.node, set: clearable(now, group, ask, () => put(undefined)) };
  });
  return {
    node: el("section", { class: "aid-part-of-form", "aria-labelledby": "aid-place" },
      el("h2", { id: "aid-place" }, t("aidjs_place")), el("p", {}, t("aidjs_place_words")), groups.map(({ node }) => node)),
    update: ({ answers }) => groups.forEach(({ id, set }) => set(answers.get(id))),
  };
}

const steps = ["0", "25", "50", "75", "100"];

function weightsOf(now) {
  const { ctx } = now;
  const { el, t, model } = ctx;
  const profiles = profilesOf(now);
  const method = radios(ctx, {
    name: "aid-method", legend: t("aidjs_method"), choices: [["swing", t("aidjs_method_swing")], ["rank", t("aidjs_method_rank")]],
    chosen: (value) => now.ctx.change(withField(now.ctx.input, "method", value === "rank" ? "rank" : undefined)),
  });
  const swings = model.criteria.map((criterion) => swingOf(now, criterion));
  const ranks = model.criteria.map((criterion) => rankOf(now, criterion));
  const swing = el("div", { class: "aid-swings" }, el("p", { class: "aid-swing" }, t("aidjs_swing")), swings.map(({ node }) => node));
  const rank = el("div", { hidden: true }, el("p", {}, t("aidjs_rank_words")), el("div", { class: "aid-ranks" }, ranks.map(({ node }) => node)));
  return {
    node: el("section", { class: "aid-part-of-form", "aria-labelledby": "aid-weights" },
      el("h2", { id: "aid-weights" }, t("aidjs_weights")), el("p", {}, t("aidjs_weights_words")),
      method.node, profiles && profiles.node, swing, rank),
    update(given) {
      method.set(given.byRank ? "rank" : "swing");
      swing.hidden = given.byRank;
      rank.hidden = !given.byRank;
      if (profiles) profiles.update(given);
      const points = pointsOf(model, given);
      swings.forEach(({ update }, c) => update(given, points[c]));
      ranks.forEach(({ update }) => update(given));
    },
  };
}

// profilesOf offers ready sets of points as a quick start.
function profilesOf(now) {
  const { ctx } = now;
  const { t, model } = ctx;
  if ((model.profiles || []).length === 0) return null;
  const put = (value) => now.ctx.change(withField(withField(now.ctx.input, "points", undefined), "profile", value));
  const group = radios(ctx, {
    name: "aid-profile", legend: t("aidjs_profiles"), hint: t("aidjs_profiles_words"),
    choices: model.profiles.map(({ id, title }) => [id, typographic(title)]), chosen: put,
  });
  const set = clearable(now, group, lowered(t("aidjs_profiles")), () => put(undefined));
  return {
    node: group.node,
    update({ profile, byRank }) {
      group.node.hidden = byRank;
      set(profile);
    },
  };
}

function swingOf(now, { id, title, worst, best }) {
  const { ctx } = now;
  const { el, t, model } = ctx;
  const line = typographic(title);
  const name = "aid-points-" + id;
  const put = (value) => now.ctx.change(withIn(now.ctx.input, "points", id, value));
  const group = radios(ctx, {
    name, legend: line, row: true,
    hint: t("aidjs_swing_ends", { worst: typographic(worst), best: typographic(best) }),
    choices: steps.map((n) => [n, n]),
    chosen(value) {
      own.fail("");
      own.input.value = "";
      put(Number(value));
    },
  });
  const own = wholeBox(ctx, { id: name + "-own", label: t("aidjs_other_number"), of: t("aidjs_other_of", { criterion: line }), width: "aid-tiny" }, put);
  const row = el("div", { class: "aid-swing-row" });
  group.list.replaceWith(row);
  row.append(group.list, own.node);
  const counts = el("p", { class: "aid-counts-for" });
  group.node.append(counts);
  const set = clearable(now, group, line, () => {
    own.fail("");
    own.input.value = "";
    put(undefined);
  });
  return {
    node: group.node,
    update(given, points) {
      const mine = given.points.get(id);
      const profile = profileOf(model, given.profile);
      const theirs = profile && ownField(profile.points, id);
      const at = mine === undefined ? theirs : String(mine);
      set(at, mine !== undefined);
      if (own.input.getAttribute("aria-invalid") !== "true") own.set(at === undefined || steps.includes(at) ? "" : at);
      const key = mine !== undefined ? "" : at !== undefined ? "aidjs_counts_profile" : "aidjs_counts_default";
      counts.textContent = key && t(key, { n: plain(points, 1) });
    },
  };
}

function rankOf(now, { id, title }) {
  const { ctx } = now;
  const { el, t, model } = ctx;
  const name = "aid-rank-" + id;
  const select = el("select", { id: name, class: "aid-select" }, el("option", { value: "" }, t("aidjs_not_ranked")),
    model.criteria.map((_, i) => el("option", { value: String(i + 1) }, String(i + 1))));
  select.addEventListener("change", () => now.ctx.change(withIn(now.ctx.input, "ranks", id, select.value === "" ? undefined : Number(select.value))));
  return {
    node: el("div", { class: "app-field aid-beside" }, el("label", { for: name }, typographic(title)), select),
    update({ ranks }) {
      const value = ranks.has(id) ? String(ranks.get(id)) : "";
      if (![...select.options].some((option) => option.value === value)) select.append(el("option", { value }, value));
      select.value = value;
    },
  };
}

// scoresOf lets the reader put own scores in the place of the authors'. The fields of
// an option are made when it is first opened.
function scoresOf(now) {
  const { ctx } = now;
  const { el, t, model } = ctx;
  const options = model.options.map((option, o) => {
    const inside = el("div", {});
    const note = el("span", { class: "aid-changed" });
    const details = el("details", {}, el("summary", {}, typographic(option.title), " ", note), inside);
    const of = { rows: [], update };
    details.addEventListener("toggle", () => {
      if (!details.open || of.rows.length > 0) return;
      of.rows = model.criteria.map((criterion, c) => ownScore(now, option, criterion, model.scores[o][c]));
      inside.append(...of.rows.map(({ node }) => node));
      update(readInput(model, now.ctx.input));
    });
    function update({ scores }) {
      note.textContent = scores[o].size > 0 ? "(" + now.ctx.n("aidjs_own_scores", scores[o].size) + ")" : "";
      for (const row of of.rows) row.update(scores[o]);
    }
    return { details, update };
  });
  const all = el("details", { class: "aid-own-scores" }, el("summary", {}, t("aidjs_own_open")), el("p", {}, t("aidjs_own_words")), options.map(({ details }) => details));
  return {
    node: el("section", { class: "aid-part-of-form", "aria-labelledby": "aid-scores" },
      el("h2", { id: "aid-scores" }, t("aidjs_scores")), el("p", {}, t("aidjs_scores_words")), all),
    update(given) {
      if (given.scores.some((row) => row.size > 0)) all.open = true;
      options.forEach(({ update }) => update(given));
    },
  };
}

function ownScore(now, option, criterion, score) {
  const { ctx } = now;
  const { el, t } = ctx;
  const name = "aid-score-" + option.id + "-" + criterion.id;
  const line = typographic(criterion.title);
  const put = (value) => {
    const rows = withIn({ scores: (now.ctx.input.scores || {})[option.id] }, "scores", criterion.id, value).scores;
    now.ctx.change(withIn(now.ctx.input, "scores", option.id, rows));
  };
  const own = wholeBox(ctx, { id: name, label: t("aidjs_own_score"), of: line, width: "aid-short" }, put);
  const why = box(ctx, {
    id: name + "-why", label: t("aidjs_own_reason"), of: line, mode: "text", width: "aid-long",
    typed(text) {
      const row = withField((now.ctx.input.reasons || {})[option.id], criterion.id, text.trim() === "" ? undefined : text);
      now.ctx.change(withIn(now.ctx.input, "reasons", option.id, Object.keys(row).length > 0 ? row : undefined));
    },
  });
  const ends = t("aid_scale", { worst: typographic(criterion.worst), best: typographic(criterion.best) });
  return {
    node: el("fieldset", { class: "aid-own-score" },
      el("legend", {}, line), el("p", { class: "app-hint" }, ends),
      el("p", {}, t("aidjs_authors_score", { score: score.v }), " ", typographic(score.why), " ", judgement(ctx, score)),
      el("div", { class: "aid-pair" }, own.node, why.node)),
    update(scores) {
      if (own.input.getAttribute("aria-invalid") !== "true") own.set(scores.has(criterion.id) ? String(scores.get(criterion.id)) : "");
      why.set(reasonOf(now.ctx.input, option.id, criterion.id));
      why.node.hidden = !scores.has(criterion.id);
    },
  };
}
