// "Take this page away": loaded when the reader opens that part of a page.
import { announcer } from "../app/announce.js";
import { button, el } from "../app/el.js";
import { save } from "../app/files.js";
import { wordsIn } from "../search/words.js";
import { makeDocument, wordType } from "../word/document.js";
import { nodesOf } from "../word/from-dom.js";
import { htmlOf } from "./html.js";
import { documentOf, fileName, sectionsOf } from "./page.js";

const textOf = (selector) => {
  const found = document.querySelector(selector);
  return found === null ? "" : found.textContent.replace(/\s+/g, " ").trim();
};

/** The page as it stands here. Below a text can stand the glossary. */
function readPage({ dataset }) {
  const canonical = document.querySelector("link[rel=canonical]");
  const base = canonical ? canonical.href : location.protocol === "file:" ? "" : location.href.replace(/[?#].*$/, "");
  const text = document.querySelector("main > .text");
  const below = [...document.querySelectorAll("main > h2[id^=letter-], main > dl.glossary")];
  const sources = document.querySelector("main > .sources ul");
  return {
    title: textOf("main h1"), lead: textOf("main > .lead"), label: labelOf(), base, name: dataset.name, date: dataset.date || "",
    language: document.documentElement.lang, origin: dataset.origin, sourcesTitle: textOf("main > .sources h2"),
    text: [...(text ? nodesOf(text) : []), ...nodesOf({ childNodes: below })],
    sources: sources ? nodesOf({ childNodes: [sources] }) : [],
  };
}

function labelOf() {
  const parts = [...document.querySelectorAll("main > .notice p")].map((p) => p.textContent.replace(/\s+/g, " ").trim());
  return parts.length === 0 ? "" : parts[0] + ": " + parts.slice(1).join(" ");
}

function start(part) {
  const { text: t } = wordsIn(document.documentElement.lang);
  const announce = announcer(part);
  const sections = sectionsOf(readPage(part).text);
  const choice = el("select", { id: "take-what" }, el("option", { value: "" }, t("take_whole")), sections.map(({ title }, i) => el("option", { value: i }, title)));
  const chosen = () => (choice.value === "" ? null : sections[Number(choice.value)]);
  const saveAs = (extension, type, make) => () => {
    const { info, nodes } = documentOf(readPage(part), chosen(), t);
    const name = fileName(location.pathname, chosen(), extension);
    save(name, type, make(info, nodes));
    announce(t("take_saved", { name }));
  };
  part.append(
    el("div", { class: "app" },
      sections.length > 1 && el("p", { class: "app-field" }, el("label", { for: "take-what" }, t("take_what")), choice),
      el("p", { class: "app-buttons" },
        button(t("take_word"), saveAs(".docx", wordType, makeDocument)),
        button(t("take_html"), saveAs(".html", "text/html", htmlOf)),
        button(t("take_print"), () => print()),
      ),
    ),
  );
}

start(document.querySelector("details.take"));
