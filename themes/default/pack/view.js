// What the page of the pack shows.
import { button, el, unseen } from "../app/el.js";
import { shown } from "../app/inside.js";
import { htmlFile, wordFile, zipFile } from "./files.js";
import { writeHash } from "./list.js";
import { printAll } from "./print.js";

export function viewOf(pack, { t, number }) {
  if (pack.pages.length === 0) return [el("p", { class: "pack-empty", tabindex: "-1" }, t("pack_empty")), el("p", {}, t("pack_how"))];
  return [
    pack.sent && sentOf(pack, t),
    el("p", { class: "pack-count" }, number(pack.sent ? "pack_pages" : "pack_has", pack.pages.length), !pack.sent && " " + t("pack_note")),
    el("ol", { class: "pack-list" }, pack.pages.map((page, i) => itemOf(pack, page, i, t))),
    takeOf(pack, t),
    sendOf(pack, t),
    emptyOf(pack, t, number),
  ].filter(Boolean);
}

function sentOf(pack, t) {
  const own = pack.kept.pages().length > 0;
  return el("div", { class: "inset" },
    el("p", {}, t("pack_sent")),
    pack.refused && el("p", { class: "app-error", role: "alert", tabindex: "-1" }, t("pack_refused")),
    el("p", { class: "app-buttons" }, button(t(own ? "pack_adopt_more" : "pack_adopt"), () => pack.adopt()), own && el("a", { href: location.pathname + location.search + "#", onclick: (event) => leave(event, pack) }, t("pack_own"))),
  );
}

function leave(event, pack) {
  event.preventDefault();
  history.pushState(null, "", location.pathname + location.search);
  pack.follow();
}

function itemOf(pack, page, i, t) {
  const { fault, page: read } = pack.found.get(page.path) || {};
  const title = page.title || page.path;
  const step = (by, key) => button([t(key), unseen(title)], () => pack.move(page.path, by), "app-act");
  const up = i > 0 && step(-1, "pack_up");
  const down = i < pack.pages.length - 1 && step(1, "pack_down");
  if (up) up.dataset.by = "-1";
  if (down) down.dataset.by = "1";
  return el("li", { "data-path": page.path },
    el("a", { href: page.path }, title),
    fault && el("p", { class: "app-error" }, t("pack_fault_" + fault)),
    read && read.label && el("p", { class: "pack-label" }, read.label),
    el("span", { class: "pack-acts" }, up, down, button([t("pack_remove_one"), unseen(title)], () => pack.remove(page), "app-act")),
  );
}

function takeOf(pack, t) {
  const working = el("div", { class: "pack-work", id: "pack-work" });
  return el("section", {},
    el("h2", {}, t("pack_take")),
    el("p", { class: "app-buttons" },
      button(t("take_word"), () => pack.take(wordFile), "main"),
      button(t("take_html"), () => pack.take(htmlFile)),
      button(t("pack_zip"), () => pack.take(zipFile)),
      button(t("pack_print"), () => pack.take(printAll)),
    ),
    el("p", { class: "app-hint" }, t("pack_take_note")),
    working,
  );
}

function sendOf(pack, t) {
  const address = shown(location.href.replace(/[?#].*$/, "") + writeHash(pack.pages));
  return el("details", { class: "pack-send" },
    el("summary", {}, t("pack_send")),
    el("p", {}, t("pack_send_note")),
    el("p", { class: "app-field" },
      el("label", { for: "pack-address" }, t("pack_address")),
      el("input", { type: "text", id: "pack-address", readonly: true, value: address, onfocus: (event) => event.target.select() })),
  );
}

function emptyOf(pack, t, number) {
  const place = el("div", { class: "pack-empties" });
  const offer = (focus) => {
    const start = button(t("pack_clear"), ask, "app-act");
    place.replaceChildren(start);
    if (focus) start.focus();
  };
  function ask() {
    const no = button(t("pack_clear_no"), () => offer(true));
    place.replaceChildren(
      el("p", { id: "pack-ask" }, number("pack_clear_ask", pack.pages.length)),
      el("p", { class: "app-buttons", role: "group", "aria-labelledby": "pack-ask" }, button(t("pack_clear_yes"), () => pack.empty()), no));
    no.focus();
  }
  offer(false);
  return place;
}
