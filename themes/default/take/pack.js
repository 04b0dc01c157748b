// The part of "Take this page away" that puts pages into the reader's pack.
import { button, el } from "../app/el.js";
import { KeptPack } from "../pack/kept.js";
import { added, has, isPath, pagesOf, removed } from "../pack/list.js";

/** address is that of the pack's page; own tells whether this page can be taken itself. */
export function packOf(address, own, announce, words) {
  const kept = new KeptPack(new URL(".", new URL(address, location.href)));
  const path = kept.pathOf(location.href);
  const self = own && isPath(path) ? [{ path, title: titleOf() }] : [];
  const listed = listedPages(kept);
  const place = el("div", { class: "take-pack" });
  const show = (said) => {
    place.replaceChildren(...viewOf({ address, kept, self, listed, show }, words));
    if (said) announce(said);
  };
  show("");
  return place;
}

const titleOf = () => document.querySelector("main h1").textContent.replace(/\s+/g, " ").trim();

/** The pages that this page lists, if it lists several. */
function listedPages(kept) {
  const links = [...document.querySelectorAll("main .page-list a")];
  const pages = pagesOf(links.map((a) => ({ path: kept.pathOf(a.getAttribute("href")), title: a.textContent.replace(/\s+/g, " ") })));
  return pages.length > 1 ? pages : [];
}

function viewOf({ address, kept, self, listed, show }, { text: t, number }) {
  const pages = kept.pages();
  const change = (others, said) => () => {
    const asked = said === "pack_added" ? added(kept.pages(), others) : others.reduce((left, { path }) => removed(left, path), kept.pages());
    const done = kept.write(asked);
    show(done ? t(said) + " " + number("pack_has", asked.length) : "");
    const place = document.querySelector(".take-pack");
    if (!done) place.append(refused(address, others, t));
    place.querySelector("button, a").focus(); // the button that was pressed is gone
  };
  const missing = listed.filter(({ path }) => !has(pages, path));
  const inside = self.length > 0 && has(pages, self[0].path);
  return [
    el("p", { class: "app-buttons" },
      self.length > 0 && button(t(inside ? "pack_remove" : "pack_add"), change(self, inside ? "pack_removed" : "pack_added")),
      missing.length > 0 && button(number("pack_add_listed", missing.length), change(missing, "pack_added")),
      el("a", { href: address }, pages.length === 0 ? t("list_pack") : number("pack_open", pages.length)),
    ),
    el("p", { class: "app-hint" }, t("pack_note")),
  ];
}

// refused leads to a pack that lives as long as its page is open.
function refused(address, others, t) {
  const link = el("a", { href: address + "#add=" + others.map(({ path }) => path).join("+"), target: "partnerbook-pack" }, t("pack_refused_open"));
  return el("p", { class: "app-error", role: "alert" }, t("pack_refused") + " ", link);
}
