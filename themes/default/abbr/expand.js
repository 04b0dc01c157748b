// Where abbreviations of a text are written out. Pure.
import { has } from "../app/own.js";

// What may stand in a word, so that SLA is not found in SLAM.
const inWord = /[A-Za-z0-9]/;

/** Cuts a text behind each abbreviation that is to be written out there: [text, what to add, …, text].
 *  words says what each stands for; seen holds those that are written out already, and is added to. */
export function expand(text, words, seen) {
  const pieces = [];
  let from = 0;
  for (const found of text.matchAll(/[A-Z][A-Z0-9]+s?/g)) {
    const word = found[0].replace(/s$/, "");
    const end = found.index + found[0].length;
    if (!has(words, word) || seen.has(word)) continue;
    if (inWord.test(text[found.index - 1] || "") || inWord.test(text[end] || "")) continue;
    seen.add(word);
    if (explained(text, found.index, end, words[word])) continue;
    pieces.push(text.slice(from, end), words[word]);
    from = end;
  }
  return [...pieces, text.slice(from)];
}

// explained tells whether the text says itself what an abbreviation stands for: in
// brackets behind it, or right before it with the abbreviation in brackets.
function explained(text, start, end, meaning) {
  const behind = text.slice(end).toLowerCase();
  const before = text.slice(0, start).toLowerCase();
  return behind.startsWith(" (" + meaning.toLowerCase()) || (before.endsWith("(") && behind.startsWith(")"));
}
