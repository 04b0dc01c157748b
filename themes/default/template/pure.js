// What tests call of the scripts of templates.
export { clean, merge, readAnswers, sharedOf, writeAnswers } from "./answers.js";
export { dayParts } from "../app/day.js";
export { fillDocument } from "./fill.js";
export { toMarkdown } from "./markdown.js";
export { grouped, joinDay, problemOf, problemsIn, splitDay, standingOf } from "./standing.js";
export { toWord } from "./word.js";
