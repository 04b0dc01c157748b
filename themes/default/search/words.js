// The words of the search, with those for what it finds.
import { wordsIn as plainWordsIn } from "../app/words.js";

export function wordsIn(language) {
  const words = plainWordsIn(language);
  // The label of a state that a reader must know of; "" for pages in use.
  const state = (status) => (["current", "due_soon", "overdue", ""].includes(status || "") ? "" : words.text("state_" + status));
  const kind = (name) => (name ? words.text("kind_" + name) : "");
  const languageName = (code) => words.text("language_" + code) || code;
  return { ...words, state, kind, language: languageName };
}
