// The files that a pack is taken away as. Pure.
import { bodyOf, htmlOf } from "../take/html.js";
import { makeDocument, wordType } from "../word/document.js";
import { packed } from "../word/zip.js";
import { articlesOf, infoOf, joinedNodes, separate } from "./join.js";

/** Each makes { extension, type, data } of pages; context is that of infoOf. */
export const wordFile = (pages, context) => ({ extension: ".docx", type: wordType, data: makeDocument(infoOf(pages, context), articlesOf(pages)) });

export const htmlFile = (pages, context) => ({ extension: ".html", type: "text/html", data: htmlOf(infoOf(pages, context), joinedNodes(pages, context.t)) });

/** What stands on paper. */
export const paperOf = (pages, context) => bodyOf(infoOf(pages, context), joinedNodes(pages, context.t));

/** One file for each page, one that leads to them, and the document of all. */
export function zipFile(pages, context) {
  const files = separate(pages, context.t);
  const document = context.t("pack_file") + ".docx";
  return {
    extension: ".zip", type: "application/zip",
    data: packed([
      ["index.html", indexOf(files, document, pages, context)],
      ...files.map(({ name, info, nodes }) => [name, htmlOf(info, nodes)]),
      [document, wordFile(pages, context).data],
    ]),
  };
}

function indexOf(files, document, pages, context) {
  const link = (href, text) => ({ tag: "a", attrs: { href }, children: [{ text }] });
  const list = files.map(({ name, info }) => ({ tag: "li", children: [link(name, info.title), { text: info.label ? " (" + info.label + ")" : "" }] }));
  const info = infoOf(pages, context);
  return htmlOf({ ...info, beside: [...files.map(({ name }) => name), document] }, [
    { tag: "ol", children: list },
    { tag: "p", children: [link(document, context.t("pack_all_in_one"))] },
    { tag: "p", attrs: { class: "taken" }, children: [{ text: info.origin }] },
  ]);
}
