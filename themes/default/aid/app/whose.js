// Whose figures a result rests on: those of the example stand until the reader gives others.
import { own } from "../../app/own.js";

// untouched tells whether nothing that is asked for was given.
const untouched = (asked, given) => asked.every(({ id }) => own(given, id) === undefined);

/** The words that say whose figures a result rests on. */
export function whose(asked, given, t) {
  if (untouched(asked, given)) return t("aidjs_on_example");
  return t(asked.every(({ id }) => own(given, id) !== undefined) ? "aidjs_on_figures" : "aidjs_on_mixed");
}

/** A sentence about the figures that says so where all of them are the example's. */
export const exampled = (asked, given, sentence, t) => (untouched(asked, given) ? t("aidjs_on_example") + ": " : "") + sentence;
