// "My pack": the page on which a reader puts pages in order and takes them away.
import { announcer } from "../app/announce.js";
import { el } from "../app/el.js";
import { wordsIn } from "../search/words.js";
import { KeptPack } from "./kept.js";
import { added, has, moved, readHash, removed, renamed, writeHash } from "./list.js";
import { read } from "./read.js";
import { take } from "./take.js";
import { viewOf } from "./view.js";

class Pack {
  constructor(place) {
    const { text, number } = wordsIn(document.documentElement.lang);
    this.context = { t: text, number, name: place.dataset.name, site: place.dataset.site, language: document.documentElement.lang };
    this.kept = new KeptPack(new URL(".", location.href));
    this.place = el("div", {});
    this.printed = el("div", { class: "pack-print text" });
    this.found = new Map(); // what was read of a page, by its path
    this.pages = [];
    this.sent = false; // the list came with the address, and lives there
    this.work = null; // what stops the reading that goes on
    place.append(this.place, this.printed);
    this.announce = announcer(place);
    addEventListener("hashchange", () => this.follow());
    addEventListener("storage", () => this.follow());
    this.follow();
  }

  /** Shows the list of the address; without one, the list that is kept. */
  follow() {
    const { pages, add } = readHash(location.hash);
    if (pages.length > 0) {
      const known = this.pages.filter(({ path }) => has(pages, path)); // with their titles
      const before = add && this.sent ? this.pages : []; // more for a list that lives in this address
      this.sent = true;
      this.keep(added(added(before, pages), known));
      return this.nameAll();
    }
    this.sent = false;
    this.pages = this.kept.pages();
    this.show();
    return undefined;
  }

  /** Keeps a changed list where it lives, and shows it. */
  keep(pages) {
    this.pages = pages;
    if (this.sent) history.replaceState(null, "", location.pathname + location.search + writeHash(pages));
    else this.kept.write(pages);
    this.show();
  }

  show(focus = "") {
    this.place.replaceChildren(...viewOf(this, this.context));
    const to = focus && this.place.querySelector(focus);
    if (to) to.focus();
  }

  // The titles of a list that came with the address are those of the pages themselves.
  async nameAll() {
    await this.readAll(this.pages.filter(({ title }) => title === ""), () => {});
    this.show();
  }

  /** Reads pages; on is told before each. The list follows pages that have moved. */
  async readAll(pages, on) {
    if (this.work !== null) this.work.abort();
    const work = (this.work = new AbortController());
    const out = [];
    for (const [i, one] of pages.entries()) {
      on(i, one);
      const found = await read(this.kept, one, this.context, work.signal);
      if (found === null) return null;
      this.found.set(found.path, found);
      if (found.page) {
        out.push(found.page);
        this.pages = renamed(this.pages, one.path, { path: found.path, title: found.page.title });
      } else if (found.path !== one.path) {
        this.found.set(one.path, found);
      }
    }
    this.work = null;
    this.keepQuietly();
    return out.filter(({ path }, i) => out.findIndex((page) => page.path === path) === i); // two may have become one
  }

  // keepQuietly keeps what became of the titles, without a new view.
  keepQuietly() {
    if (this.sent) history.replaceState(null, "", location.pathname + location.search + writeHash(this.pages));
    else this.kept.write(this.pages);
  }

  move(path, by) {
    this.keep(moved(this.pages, path, by));
    const at = this.pages.findIndex((page) => page.path === path);
    this.show('[data-path="' + CSS.escape(path) + '"] [data-by="' + by + '"], [data-path="' + CSS.escape(path) + '"] a');
    this.announce(this.context.t("pack_moved", { title: this.pages[at].title || path, n: at + 1, all: this.pages.length }));
  }

  remove(page) {
    this.keep(removed(this.pages, page.path));
    this.show(".pack-list a, .pack-empty");
    this.announce(this.context.t("pack_removed") + " " + this.context.number("pack_has", this.pages.length));
  }

  empty() {
    this.keep([]);
    this.show(".pack-empty");
    this.announce(this.context.t("pack_emptied"));
  }

  /** Keeps a list that was sent, behind the pages that are kept already. */
  adopt() {
    if (!this.kept.write(added(this.kept.pages(), this.pages))) {
      this.refused = true;
      return this.show(".app-error");
    }
    history.replaceState(null, "", location.pathname + location.search);
    this.follow();
    this.announce(this.context.t("pack_kept"));
    return undefined;
  }

  take(make) {
    return take(this, make, this.context);
  }

  stop() {
    if (this.work !== null) this.work.abort();
  }
}

new Pack(document.getElementById("pack-app"));
