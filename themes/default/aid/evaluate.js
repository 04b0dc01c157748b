// Evaluates every kind of aid, for tests: a page carries the module of its kind.
import * as calculator from "./calculator.js";
import * as compare from "./compare.js";
import * as gapmap from "./gapmap.js";
import * as guide from "./guide.js";
import * as score from "./score.js";

export { canonical } from "./canonical.js";
export { workings } from "./compare.js";

const kinds = { calculator, compare, gapmap, guide, score };

/** The result of an input, with the names of the specification. */
export function evaluate(definition, input) {
  return kinds[definition.kind].evaluate(definition.model, input);
}
