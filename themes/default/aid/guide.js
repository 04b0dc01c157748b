// Walks a tree of questions: the twin of guide_*.go. Pure, without a browser.
import { holds } from "./condition.js";
import { eachOther, readAnswers, strangers } from "./input.js";
import { sorted } from "../app/text.js";

const outcome = "outcome:";

/** Where the answers lead, and what one other answer would change. */
export function evaluate(model, input) {
  const questions = new Map(model.questions.map((question) => [question.id, question]));
  const invalid = [];
  const answers = readAnswers(model.questions, input, invalid);
  const { end, path } = walk(model.start, questions, answers);
  const walked = new Map(path);
  const found = end.startsWith(outcome);
  const result = {
    state: found ? "outcome" : "question",
    at: found ? end.slice(outcome.length) : end,
    path,
    ignored: [...answers.keys()].filter((id) => !walked.has(id)),
    invalid,
    unknown: sorted(strangers(input, model.questions)),
  };
  if (found) {
    result.flips = [];
    eachOther(path.map(([id]) => questions.get(id)), answers, (question, option, others) => {
      const other = walk(model.start, questions, others).end;
      if (other !== end) result.flips.push([question, option, other.startsWith(outcome) ? other : "question:" + other]);
    });
    result.near = nearest(path, result.flips);
  }
  return result;
}

// walk returns the pairs walked and the end: a question, or "outcome:" and an
// outcome. Routes read only what was asked on the way.
function walk(start, questions, answers) {
  const walked = new Map();
  let end = start;
  while (questions.has(end) && answers.has(end) && !walked.has(end)) {
    const answer = answers.get(end);
    walked.set(end, answer);
    const { routes } = questions.get(end).options.find(({ id }) => id === answer);
    const route = routes.find(({ when }) => holds(when, (id) => walked.get(id)) === true);
    if (route === undefined) break; // no aid that was checked has such a gap
    end = route.next;
  }
  return { end, path: [...walked] };
}

// nearest is the first outcome among the flips, from the last question backwards.
function nearest(path, flips) {
  for (const [question] of [...path].reverse()) {
    const flip = flips.find(([of, , end]) => of === question && end.startsWith(outcome));
    if (flip !== undefined) return flip[2].slice(outcome.length);
  }
  return null;
}
