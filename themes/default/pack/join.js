// The pages of a pack as one. A page is what take/page.js takes away, with path. Pure.
import { articleOf, documentOf, wordsOf } from "../take/page.js";
import { resolve } from "../word/links.js";
import { attr, inside } from "../word/look.js";

/** What a document of them all says of itself; number says how many pages there are. */
export function infoOf(pages, { t, number, name, language }) {
  const dates = pages.map(({ date }) => date).sort();
  return {
    title: t("list_pack"), subject: number("pack_pages", pages.length), creator: name, language, date: dates[dates.length - 1] || "", base: "", label: "",
    origin: t("pack_origin", { name, pages: number("pack_pages", pages.length) }), contents: true, words: wordsOf(t),
  };
}

/** The pages as makeDocument takes them. */
export const articlesOf = (pages) => pages.map(articleOf);

// keyOf is an address without its place, by one name for a folder.
const keyOf = (address) => address.replace(/#.*$/, "").replace(/\/index\.html$/, "/");

/** Where each page of the pack stands in it, by its address. */
function placesOf(pages) {
  const out = new Map();
  pages.forEach(({ base }, i) => out.set(keyOf(base), i));
  return out;
}

// within says where a link of a page leads in the pack: [number of the page, place], or null.
function within(places, page, href) {
  const address = resolve(page.base, href);
  const at = places.get(keyOf(address));
  return at === undefined ? null : [at, (/#(.*)$/.exec(address) || ["", ""])[1]];
}

const element = (tag, attrs, ...children) => ({ tag, attrs, children });

/** All pages as the nodes of one page, with a list of contents: names and headings are
 * made such that none is there twice. */
export function joinedNodes(pages, t) {
  const places = placesOf(pages);
  const idOf = (i, place) => "p" + (i + 1) + (place === "" ? "" : "-" + place);
  const entries = pages.map(({ title }, i) => element("li", {}, element("a", { href: "#" + idOf(i, "") }, { text: title })));
  return [
    element("h2", {}, { text: t("word_contents") }),
    element("ol", {}, ...entries),
    ...pages.map((page, i) => {
      const article = changed(articleOf(page), (n) => {
        const attrs = { ...n.attrs };
        const to = n.tag === "a" && attr(n, "href") !== undefined ? within(places, page, n.attrs.href) : null;
        if (attr(n, "id")) attrs.id = idOf(i, n.attrs.id);
        if (to !== null) attrs.href = "#" + idOf(...to);
        else if (n.tag === "a" && attr(n, "href") !== undefined) attrs.href = resolve(page.base, n.attrs.href);
        return { ...n, tag: lower(n.tag), attrs };
      });
      return { ...article, attrs: { ...article.attrs, id: idOf(i, "") } };
    }),
  ];
}

// changed returns a node with f applied to it and to all elements in it.
function changed(n, f) {
  return n.tag ? { ...f(n), children: inside(n).map((c) => changed(c, f)) } : n;
}

// lower makes a heading one of the next level.
const lower = (tag) => (/^h[1-5]$/.test(tag) ? "h" + (Number(tag[1]) + 1) : tag);

/** Each page as a file of its own: [{ name, info, nodes }]; links between them lead from
 * file to file. */
export function separate(pages, t) {
  const places = placesOf(pages);
  const names = namesOf(pages);
  return pages.map((page, i) => {
    const { info, nodes } = documentOf(page, null, t);
    const link = (n) => {
      const to = n.tag === "a" && attr(n, "href") !== undefined ? within(places, page, n.attrs.href) : null;
      return to === null ? n : { ...n, attrs: { ...n.attrs, href: (to[0] === i && to[1] ? "" : names[to[0]]) + (to[1] ? "#" + to[1] : "") } };
    };
    return { name: names[i], info: { ...info, beside: names }, nodes: nodes.map((n) => changed(n, link)) };
  });
}

/** A name for the file of each page: 01-closure.html. Numbers make them different. */
export function namesOf(pages) {
  const digits = String(pages.length).length;
  return pages.map(({ path }, i) => {
    const parts = path.replace(/\.html$/, "").split("/");
    const last = parts[parts.length - 1] === "index" && parts.length > 1 ? parts[parts.length - 2] : parts[parts.length - 1];
    return String(i + 1).padStart(Math.max(2, digits), "0") + "-" + (last.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "page") + ".html";
  });
}
