// Everything about every kind of aid, for tests: a page carries what its kind
// needs.
import * as calculator from "./calculator.js";
import * as compare from "./compare.js";
import * as gapmap from "./gapmap.js";
import * as guide from "./guide.js";
import * as answersLink from "./link-answers.js";
import * as calculatorLink from "./link-calculator.js";
import * as compareLink from "./link-compare.js";
import * as gapmapLink from "./link-gapmap.js";
import * as record from "./record.js";
import * as calculatorRows from "./rows-calculator.js";
import * as compareRows from "./rows-compare.js";
import * as gapmapRows from "./rows-gapmap.js";
import * as guideRows from "./rows-guide.js";
import * as scoreRows from "./rows-score.js";
import { recordCSV } from "./rows.js";
import * as score from "./score.js";

export { canonical } from "../app/canonical.js";
export { workings } from "./compare.js";
export { holds } from "./condition.js";
export { readCSV, writeCSV } from "../app/csv.js";
export { decimal, readNumber, readWhole } from "./number.js";
export * as rational from "./rational.js";
export { makeRecord, readRecord } from "./record.js";
export { readSheet, writeSheet } from "./rows-gapmap.js";

const kinds = {
  calculator: [calculator, calculatorLink, calculatorRows],
  compare: [compare, compareLink, compareRows],
  gapmap: [gapmap, gapmapLink, gapmapRows],
  guide: [guide, answersLink, guideRows],
  score: [score, answersLink, scoreRows],
};

/** The result of an input, with the names of the specification. */
export function evaluate(definition, input) {
  return kinds[definition.kind][0].evaluate(definition.model, input);
}

export function writeLink(definition, digest, input) {
  return record.writeLink(definition, digest, kinds[definition.kind][1], input);
}

export function readLink(definition, digest, hash) {
  return record.readLink(definition, digest, kinds[definition.kind][1], hash);
}

export function csv(definition, digest, input, { made, note } = {}) {
  const kept = record.makeRecord(definition, digest, { made, note, input, result: evaluate(definition, input) });
  return recordCSV(definition, kept, kinds[definition.kind][2].rowsOf);
}
