// A comparison in the browser.
import { readInput } from "../compare-input.js";
import { evaluate } from "../compare.js";
import * as codec from "../link-compare.js";
import { rowsOf } from "../rows-compare.js";
import { form } from "./compare-form.js";
import { result } from "./compare-result.js";
import { answered, answerOf, citedBy, namesOf, pointsOf } from "./compare-words.js";
import { plain } from "./figures.js";
import { typographic } from "./say.js";

export const compare = {
  evaluate, codec, rowsOf, form, answered,
  result: (ctx) => result(ctx, answered(ctx.input)),
  sentence: ({ model, result, t }) => answerOf(model, result, t),
  answers({ model, input, t }) {
    const given = readInput(model, input);
    const points = pointsOf(model, given);
    const { line } = namesOf(model, t);
    const label = ({ id, options }) => (given.answers.has(id) ? options.find((option) => option.id === given.answers.get(id)).label : "");
    const facts = (model.facts || []).map((fact) => ({ label: typographic(fact.ask), value: typographic(label(fact)) }));
    const lines = model.criteria.map(({ id }, c) => ({ label: t("aidjs_points_for", { criterion: line(id) }), value: plain(points[c], 1) }));
    return [...facts, ...lines];
  },
  evidence: ({ model, result }) => citedBy(model, result),
  skipped: ["result", "relax"], // the rows of "ranking" and "ruled-out" say it
};
