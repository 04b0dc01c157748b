// A comparison in the browser.
import { readInput } from "../compare-input.js";
import { evaluate } from "../compare.js";
import * as codec from "../link-compare.js";
import { rowsOf } from "../rows-compare.js";
import { form } from "./compare-form.js";
import { result } from "./compare-result.js";
import { answered, answerOf, namesOf, pointsOf, reasonOf } from "./compare-words.js";
import { plain } from "./figures.js";
import { typographic } from "./say.js";

export const compare = {
  evaluate, codec, rowsOf, form, answered,
  result: (ctx) => result(ctx, answered(ctx.input)),
  sentence: ({ model, result, t }) => answerOf(model, result, t),
  answers({ model, input, result, t }) {
    const given = readInput(model, input);
    const points = pointsOf(model, given);
    const { line, title } = namesOf(model, t);
    const label = ({ id, options }) => (given.answers.has(id) ? options.find((option) => option.id === given.answers.get(id)).label : "");
    const facts = (model.facts || []).map((fact) => ({ label: typographic(fact.ask), value: typographic(label(fact)) }));
    const lines = model.criteria.map(({ id }, c) => ({
      label: t("aidjs_points_for", { criterion: line(id) }),
      value: result.defaults_used.includes(id) ? t("aidjs_points_authors", { n: plain(points[c], 1) }) : plain(points[c], 1),
    }));
    const scores = model.options.flatMap((option, o) => [...given.scores[o]].map(([id, score]) => ({
      label: t("aidjs_score_for", { option: title(option.id), criterion: line(id) }),
      value: [score + ".", reasonOf(input, option.id, id) || t("aidjs_no_reason")].join(" "),
    })));
    return [...facts, ...lines, ...scores];
  },
  skipped: ["result", "relax"], // the rows of "ranking" and "ruled-out" say it
};
