// Answers to questions, as guides and scores have them. Pure.
import { readAnswers } from "../input.js";

/** An input with the valid answers alone. */
export function clean({ questions }, input) {
  return Object.fromEntries(readAnswers(questions, input, []));
}
