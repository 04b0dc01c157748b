// The document of a template as a Word document. Pure.
import { makeDocument, wordType } from "../word/document.js";

export { wordType };

/** The bytes of a document; info is what it says of itself. */
export const toWord = (info, nodes) => makeDocument(info, nodes);
