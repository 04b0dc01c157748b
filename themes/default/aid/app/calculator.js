// A calculator in the browser.
import { evaluate } from "../calculator.js";
import * as codec from "../link-calculator.js";
import { rowsOf } from "../rows-calculator.js";
import { form } from "./calculator-form.js";
import { result } from "./calculator-result.js";
import { givenOf, sentenceOf } from "./calculator-words.js";
import { typographic } from "./say.js";

export const calculator = {
  evaluate, codec, rowsOf, form, result,
  answered: (input) => Object.keys(input).length > 0,
  sentence: ({ model, input, result, t }) => sentenceOf(model, input, result, t),
  answers: ({ model, input, t }) => (model.inputs || []).map((of) => ({
    label: typographic(of.ask),
    value: givenOf(t, of, input),
  })),
  skipped: ["series"],
  beside: ([section, ...row]) => [section === "default" ? "input" : section, ...row],
};
