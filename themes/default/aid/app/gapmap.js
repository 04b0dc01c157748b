// A gap map in the browser.
import { evaluate } from "../gapmap.js";
import { isObject, own } from "../../app/own.js";
import * as codec from "../link-gapmap.js";
import { rowsOf } from "../rows-gapmap.js";
import { form } from "./gapmap-form.js";
import { result } from "./gapmap-result.js";
import { linesOf, sentenceOf } from "./gapmap-words.js";

export const gapmap = {
  evaluate, codec, rowsOf, form, result,
  answered(input) {
    const lines = own(input, "lines");
    return isObject(lines) && Object.values(lines).some((row) => isObject(row) && Object.keys(row).length > 0);
  },
  sentence: ({ model, result, t }) => sentenceOf(model, result, t),
  answers: ({ model, input, result, t }) => linesOf(model, input, result, t).map((line) => ({ label: line.title, value: t("aidjs_gap_line", line) })),
  skipped: [],
  beside: ([status, id, title, gap], { t }) => ["line", id, title, t("aid_status_" + status) + (gap ? ": " + gap : "")],
};
