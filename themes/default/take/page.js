// What is taken away of a page. Pure: a page is
// { title, lead, label, base, name, date, language, origin, text, sources, sourcesTitle },
// with text and sources as nodes (word/from-dom.js); base is its address, or "".
import { resolve, safeAddress } from "../word/links.js";
import { attr, hasClass, inside } from "../word/look.js";
import { plain, squeeze } from "../word/text.js";

/** The headings of a page's text that begin sections, with their places in it. */
export function sectionsOf(text) {
  const heads = text.map((n, at) => ({ n, at })).filter(({ n }) => n.tag === "h2");
  return heads.map(({ n, at }, i) => ({ title: squeeze(plain(inside(n))), from: at, to: i + 1 < heads.length ? heads[i + 1].at : text.length }));
}

/** The nodes of a section without its heading, with the footnotes of the page. */
function sectionText(text, { from, to }) {
  const own = text.slice(from + 1, to).filter((n) => !hasClass(n, "footnotes"));
  return [...own, ...text.filter((n) => hasClass(n, "footnotes"))];
}

/** What a document of a page, or of one of its sections, is: info and nodes for
 * makeDocument and htmlOf. */
export function documentOf(page, section, t) {
  const text = section ? sectionText(page.text, section) : page.text;
  const info = {
    title: section ? section.title : page.title,
    subject: section ? t("take_from", { title: page.title }) : page.lead,
    creator: page.name, language: page.language, date: page.date, base: page.base, label: page.label,
    origin: originOf(page), words: wordsOf(t),
  };
  return { info, nodes: [...text, ...ending(page)] };
}

/** A page as one of several in a document: makeDocument takes a list of these. */
export function articleOf(page) {
  const front = [element("h1", page.title)];
  if (page.lead) front.push(element("p", page.lead, "lead"));
  if (page.label) front.push({ tag: "div", attrs: { class: "notice" }, children: [element("p", page.label)] });
  return { tag: "article", attrs: { "data-base": page.base }, children: [...front, ...page.text, ...ending(page)] };
}

/** The words that a document says by itself. */
export const wordsOf = (t) => ({
  page: t("word_page"), contents: t("word_contents"), picture: t("word_picture"), choose: t("word_choose"), months: t("word_months"),
});

const originOf = ({ origin, base }) => (safeAddress(base) === null ? origin : origin + " " + base);

// ending is what a page rests on, with addresses for those who read it on paper, and
// where it comes from.
function ending(page) {
  const rests = page.sources.length === 0 ? [] : [element("h2", page.sourcesTitle), ...page.sources.map((n) => withAddresses(n, page.base))];
  return [...rests, element("p", originOf(page), "taken")];
}

const element = (tag, text, name) => ({ tag, attrs: name ? { class: name } : {}, children: [{ text }] });

function withAddresses(n, base) {
  if (n.tag !== "li") return n.children ? { ...n, children: n.children.map((c) => withAddresses(c, base)) } : n;
  const link = inside(n).find(({ tag }) => tag === "a");
  const address = link ? safeAddress(resolve(base, attr(link, "href") || "")) : null;
  return address === null ? n : { ...n, children: [...n.children, { text: " – " + address }] };
}

/** A name for a file, from the page's address and a section. */
export function fileName(path, section, extension) {
  const last = path.split("/").pop().replace(/\.html$/, "") || "index";
  const more = section ? "-" + section.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40) : "";
  return (last + more).replace(/-$/, "") + extension;
}
