// What readers gave, looked at with care: only what an object holds itself
// counts, so that "constructor" is an unknown id like any other. Pure.

import { isObject, own } from "../app/own.js";

/** The keys of an object that are no ids of the items. */
export function strangers(object, items) {
  const known = new Set(items.map(({ id }) => id));
  return isObject(object) ? Object.keys(object).filter((key) => !known.has(key)) : [];
}

/**
 * The valid answers to questions, by question in file order. Ids of questions
 * with other answers are added to invalid.
 */
export function readAnswers(questions, given, invalid) {
  const answers = new Map();
  for (const { id, options } of questions) {
    const answer = own(given, id);
    if (answer === undefined || answer === "") continue;
    if (options.some((option) => option.id === answer)) answers.set(id, answer);
    else invalid.push(id);
  }
  return answers;
}

/**
 * Calls use(question, option, answers) for each answer that is not now given,
 * with the answers as they would be with that one, which use must not keep.
 */
export function eachOther(questions, answers, use) {
  const others = new Map(answers);
  for (const { id, options } of questions) {
    const given = answers.get(id);
    for (const option of options) {
      if (given !== option.id) use(id, option.id, others.set(id, option.id));
    }
    if (given === undefined) others.delete(id);
    else others.set(id, given);
  }
}
