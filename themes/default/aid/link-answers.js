// What a link says of a guide or a score. Pure.
//
// A codec has pairs, which lists what a link has to say of an input, and take,
// which adds one pair to an input and tells whether the aid knows it.
import { own } from "../app/own.js";
import { readAnswers } from "./input.js";

export function pairs({ questions }, input) {
  return [...readAnswers(questions, input, [])].map(([id, answer]) => ["q." + id, answer]);
}

export function take({ questions }, input, key, value) {
  const id = key.slice(2);
  return key.startsWith("q.") && answers(questions, id, value) && put(input, id, value);
}

export function answers(questions, id, value) {
  return questions.some((question) => question.id === id && question.options.some((option) => option.id === value));
}

/** Sets a field that may be called anything; true. */
export function put(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  return true;
}

/** The object under a key, made if there is none. */
export function inside(object, key) {
  if (own(object, key) === undefined) put(object, key, {});
  return object[key];
}
