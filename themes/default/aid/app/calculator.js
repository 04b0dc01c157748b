// A calculator in the browser.
import { evaluate } from "../calculator.js";
import { own } from "../input.js";
import * as codec from "../link-calculator.js";
import { rowsOf } from "../rows-calculator.js";
import { form } from "./calculator-form.js";
import { result } from "./calculator-result.js";
import { sentenceOf, valueOf } from "./calculator-words.js";
import { exactly } from "./figures.js";
import { typographic } from "./say.js";

export const calculator = {
  evaluate, codec, rowsOf, form, result,
  answered: (input) => Object.keys(input).length > 0,
  sentence: ({ model, input, result, t }) => sentenceOf(model, input, result, t),
  answers: ({ model, input, t }) => (model.inputs || []).map((of) => ({
    label: typographic(of.ask),
    value: exactly(t, valueOf(of, input), of.unit, Number(of.dp)) + (own(input, of.id) === undefined ? " " + t("aidjs_example_mark") : ""),
  })),
  evidence: ({ definition, model }) => [definition, ...(model.inputs || []), ...model.outputs].flatMap(({ ev }) => ev || []),
  skipped: ["series"],
};
