// What a link says of a calculator. Pure.
import { own } from "../app/own.js";
import { put } from "./link-answers.js";
import { decimal, fits, readNumber, same } from "./number.js";
import { parse } from "./rational.js";

/** Figures that equal the default are left out. */
export function pairs({ inputs }, input) {
  return (inputs || [])
    .map((of) => [of, readInput(of, own(input, of.id))])
    .filter(([of, value]) => value !== null && !same(value, parse(of.default)))
    .map(([{ id }, value]) => ["i." + id, decimal(value)]);
}

export function take({ inputs }, input, key, value) {
  const of = key.startsWith("i.") && (inputs || []).find(({ id }) => id === key.slice(2));
  return Boolean(of) && readInput(of, value) !== null && put(input, of.id, value);
}

function readInput({ dp }, value) {
  const r = readNumber(value);
  return r !== null && fits(r, Number(dp)) ? r : null;
}
