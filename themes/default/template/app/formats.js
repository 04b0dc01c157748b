// What a document can be downloaded as: { name, type, ending, make }. make is given
// what is known of the template and the document, and gives a text or bytes.
import { toMarkdown } from "../markdown.js";

export const formats = [
  { name: "form_markdown", type: "text/markdown;charset=utf-8", ending: "md", make: ({ title }, doc) => toMarkdown(title, doc) },
];
