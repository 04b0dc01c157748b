// Adds up points to a band: the twin of score_*.go. Pure, without a browser.
import { holds } from "./condition.js";
import { eachOther, readAnswers, strangers } from "./input.js";
import { sorted } from "../app/text.js";

/** The points, the band or the bands still possible, and what follows from them. */
export function evaluate(model, input) {
  const { questions, bands } = model;
  const invalid = [];
  const answers = readAnswers(questions, input, invalid);
  const missing = questions.filter(({ id }) => !answers.has(id)).map(({ id }) => id);
  const { total, range, flags, from, to } = standing(model, answers);
  const sections = (model.sections || []).map(({ id }) => {
    const of = questions.filter(({ section }) => section === id);
    return [id, sum(of, (question) => given(question, answers)), sum(of, most)];
  });
  const result = {
    total: String(total),
    max: String(sum(questions, most)),
    missing,
    invalid,
    unknown: sorted(strangers(input, questions)),
    band: from === to ? bands[from].id : null,
    settled: from === to,
    possible: bands.slice(from, to + 1).map(({ id }) => id),
    range: range.map(String),
    flags,
    sections: sections.map(([id, points, greatest]) => [id, String(points), String(greatest)]),
    highest: highest(sections),
    actions: (model.actions || []).filter(({ when }) => holds(when, (id) => answers.get(id)) === true).map(({ id }) => id),
  };
  if (missing.length === 0) {
    const next = bands[to + 1];
    result.to_next = next ? [next.id, String(Math.max(0, next.from - total))] : null;
    result.flips = [];
    eachOther(questions, answers, (question, option, others) => {
      const band = standing(model, others).to;
      if (band !== to) result.flips.push([question, option, bands[band].id]);
    });
  }
  return result;
}

// standing returns the total, the lowest and highest that it may become, the true
// flags and the places of the lowest and highest band. Points and flags are
// bounded apart.
function standing({ questions, bands, flags }, answers) {
  const open = questions.filter(({ id }) => !answers.has(id));
  const total = sum(questions, (question) => given(question, answers));
  const range = [total + sum(open, least), total + sum(open, most)];
  let [from, to] = range.map((points) => last(bands, (band) => Number(band.from) <= points));
  const raised = [];
  for (const { id, when, at_least } of flags || []) {
    const truth = holds(when, (question) => answers.get(question));
    const band = bands.findIndex((b) => b.id === at_least);
    if (truth === true) {
      raised.push(id);
      from = Math.max(from, band);
    }
    if (truth !== false) to = Math.max(to, band);
  }
  return { total, range, flags: raised, from, to };
}

// highest names the sections with the largest share of their points.
function highest(sections) {
  let top = [];
  for (const section of sections) {
    const [, points, greatest] = section;
    const more = top.length === 0 ? points : points * top[0][2] - top[0][1] * greatest;
    if (points === 0 || more < 0) continue;
    top = more > 0 ? [section] : [...top, section];
  }
  return top.map(([id]) => id);
}

function given({ id, options }, answers) {
  const option = options.find((o) => o.id === answers.get(id));
  return option ? Number(option.points) : 0;
}

const extremes = new WeakMap(); // by questions

// extremesOf returns the least and the most points that a question can give.
function extremesOf(question) {
  if (!extremes.has(question)) {
    const points = question.options.map((option) => Number(option.points));
    extremes.set(question, [Math.min(...points), Math.max(...points)]);
  }
  return extremes.get(question);
}

const least = (question) => extremesOf(question)[0];
const most = (question) => extremesOf(question)[1];
const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

function last(items, accepts) {
  for (let i = items.length - 1; i > 0; i--) if (accepts(items[i])) return i;
  return 0;
}
