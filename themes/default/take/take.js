// "Take this page away": loaded when the reader opens that part of a page. On pages
// that list others it puts those into the reader's pack. Decision aids and templates
// make files of their own, so they only go into the pack.
import { announcer } from "../app/announce.js";
import { button, el } from "../app/el.js";
import { save } from "../app/files.js";
import { wordsIn } from "../search/words.js";
import { makeDocument, wordType } from "../word/document.js";
import { htmlOf } from "./html.js";
import { packOf } from "./pack.js";
import { documentOf, fileName, sectionsOf } from "./page.js";
import { readPage } from "./read.js";

const here = () => (location.protocol === "file:" ? "" : location.href.replace(/[?#].*$/, ""));

// The page as it stands here: it says all of itself.
const thisPage = () => readPage(document, here(), { name: "", originOf: () => "" });

function filesOf(announce, { text: t }) {
  const sections = sectionsOf(thisPage().text);
  const choice = el("select", { id: "take-what" }, el("option", { value: "" }, t("take_whole")), sections.map(({ title }, i) => el("option", { value: i }, title)));
  const chosen = () => (choice.value === "" ? null : sections[Number(choice.value)]);
  const saveAs = (extension, type, make) => () => {
    const { info, nodes } = documentOf(thisPage(), chosen(), t);
    const name = fileName(location.pathname, chosen(), extension);
    save(name, type, make(info, nodes));
    announce(t("take_saved", { name }));
  };
  return [
    sections.length > 1 && el("p", { class: "app-field" }, el("label", { for: "take-what" }, t("take_what")), choice),
    el("p", { class: "app-buttons" },
      button(t("take_word"), saveAs(".docx", wordType, makeDocument)),
      button(t("take_html"), saveAs(".html", "text/html", htmlOf)),
      button(t("take_print"), () => print()),
    ),
  ];
}

function start(part) {
  const words = wordsIn(document.documentElement.lang);
  const announce = announcer(part);
  const { origin, pack, packOnly } = part.dataset; // of a list, only the pages can be taken
  const files = origin !== undefined && packOnly === undefined;
  part.append(el("div", { class: "app" }, files && filesOf(announce, words), packOf(pack, origin !== undefined, announce, words)));
}

start(document.querySelector("details.take"));
