// What a document can be downloaded as: { name, type, ending, make }. make is given
// what is known of the template and the document, and gives a text or bytes.
import { toMarkdown } from "../markdown.js";
import { toWord, wordType } from "../word.js";

export const formats = [
  { name: "form_word", type: wordType, ending: "docx", make: ({ word }, nodes) => toWord(word, nodes) },
  { name: "form_markdown", type: "text/markdown;charset=utf-8", ending: "md", make: ({ title }, nodes) => toMarkdown(title, nodes) },
];
