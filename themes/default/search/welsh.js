import { welsh } from "partnerbook:tables";

// Stages of rules, of each of which the first that fits is applied; see Go's welsh.txt.
const stages = welsh.split("\n\n").map((stage) =>
  stage.split("\n").map((rule) => {
    const [pattern, by] = rule.split(" ");
    return [RegExp(pattern), by];
  }));

/** The term of a Welsh word of three or more letters a to z. */
export function stemWelsh(word) {
  for (const stage of stages) {
    const [pattern, by] = stage.find(([pattern]) => pattern.test(word)) || [""];
    word = word.replace(pattern, by || "");
  }
  return word;
}
