// The shell does what a browser does between the pages of a site: it shows them, goes
// from one to the other, and back to where the reader was.
import { save } from "../app/files.js";
import { inside, nameOf, readHash, writeHash } from "./address.js";
import { bare, compose } from "./compose.js";
import { historyOf, locationOf } from "./given.js";
import { Links } from "./links.js";
import { instead } from "./missing.js";
import { Places } from "./places.js";
import { nameScript, takeScripts } from "./scripts.js";
import { typeOf } from "./types.js";

const isPage = (name) => name.endsWith(".html");

export class Shell {
  constructor(archive, t) {
    Object.assign(this, { archive, t });
    // Scripts see the site as a folder in place of the file, and always as from disk.
    this.start = "file://" + location.pathname.replace(/\/$/, "") + "/";
    this.places = new Places();
    this.links = new Links(this);
    this.page = null; // that is shown: { path, url, base, scrolls }
    this.turn = 0; // counts what was asked for
    this.turned = 0; // the turn since which the page is shown
    this.step = ""; // that is shown, in the browser's history
    this.at = 0; // how many steps of this file come before it
    this.jumping = false;
    this.timer = 0;
    this.follow = this.follow.bind(this);
    this.scrolled = this.scrolled.bind(this);
  }

  /** Shows the first page. */
  begin() {
    history.scrollRestoration = "manual";
    takeScripts(this);
    this.listen(); // the reader may be faster than the first page
    const { path, fragment } = this.asked();
    return this.arrive(path, fragment);
  }

  // asked is what the address of the file asks for now.
  asked() {
    const { path, fragment } = readHash(location.hash);
    if (path !== "" || fragment === "") return { path: path || this.archive.home, fragment };
    return { path: this.page === null ? this.archive.home : this.page.path, fragment }; // somebody wrote #place behind the address
  }

  /** Tells whether a page is there for its reader and scripts. */
  shows(page) {
    return page === this.page && this.turn === this.turned;
  }

  // listen listens to the window; each time anew, since opening a document ends that.
  listen() {
    addEventListener("popstate", this.follow);
    addEventListener("hashchange", this.follow);
    addEventListener("scroll", this.scrolled);
    this.links.listen();
  }

  inside(address) {
    try {
      const to = inside(new URL(address, this.page.base).href, this.start);
      // What is shown where there is no page has the links of another, and places of its own.
      return to !== null && String(address).startsWith("#") ? { ...to, path: this.page.path } : to;
    } catch {
      return null; // no address at all
    }
  }

  /** The address in this file of an address on the page, or null if it leads out. */
  hashOf(address) {
    const to = this.inside(address);
    return to && writeHash(to.path, to.fragment);
  }

  /** Goes to an address, as a link on the page does. */
  go(asked, replacing = false) {
    const address = String(asked);
    const to = this.inside(address);
    if (to === null) return void (location.href = new URL(address, this.page.base).href);
    const name = nameOf(to.path);
    if (this.archive.has(name) && !isPage(name)) return void this.save(name);
    if (to.path === this.page.path && address.includes("#") && this.shows(this.page)) return void this.jump(to.fragment, replacing);
    if (!this.mayLeave()) return undefined;
    this.endPage();
    this.note();
    this.record(replacing ? "replaceState" : "pushState", null, to.path, to.fragment);
    return void this.show(to.path, to.fragment, undefined);
  }

  /** Writes a step of the page that is shown, for its scripts. */
  write(method, state, address) {
    const to = address === undefined || address === null ? null : this.inside(address);
    if (method === "pushState") this.note();
    this.page.url = this.start + this.page.path + (to ? to.fragment : new URL(this.page.url).hash);
    this.record(method, state === undefined ? null : state, this.page.path, new URL(this.page.url).hash);
  }

  stateOf(page) {
    return this.shows(page) && history.state ? history.state.page : null;
  }

  record(method, state, path, fragment) {
    const on = method === "pushState";
    const step = on || this.step === "" ? this.places.name() : this.step;
    const at = on ? this.at + 1 : this.at;
    history[method]({ step, at, page: state }, "", writeHash(path, fragment));
    Object.assign(this, { step, at });
  }

  note() {
    this.places.note(this.step, scrollY);
  }

  // jump goes to a place on the page. The browser does it, by an address without the
  // page, so that the place is its target and the Tab key goes on from there.
  jump(fragment, replacing) {
    this.note();
    const now = new URL(this.page.url).hash;
    const on = !replacing && fragment !== now;
    const state = on || history.state === null ? null : history.state.page;
    this.jumping = true;
    if (on) location.hash = fragment || "#";
    else location.replace(fragment || "#");
    this.jumping = false;
    this.page.url = this.start + this.page.path + fragment;
    if (on) Object.assign(this, { step: this.places.name(), at: this.at + 1 });
    this.record("replaceState", state, this.page.path, fragment);
  }

  // follow follows the browser where it went: back, on, or to what was written behind
  // the address. The page's own scripts hear of it only if that is on the page.
  follow(event) {
    if (this.jumping) return event.stopImmediatePropagation();
    const { path, fragment } = this.asked();
    const state = history.state;
    const same = this.page !== null && this.page.path === path;
    if (!same) event.stopImmediatePropagation();
    if (same && state && state.step === this.step && this.page.url === this.start + path + fragment) return undefined;
    if (this.aim === location.hash && this.turn !== this.turned) return undefined; // it is on its way there
    if (!same && !this.mayLeave()) return void history.go(this.at - (state ? state.at : this.at + 1));
    this.note();
    if (!same) return void this.arrive(path, fragment);
    this.turned = ++this.turn; // whatever was on its way does not come any more
    this.page.url = this.start + path + fragment;
    const down = this.places.of(state);
    this.step = state ? state.step : "";
    this.at = state ? state.at : this.at + 1;
    if (state === null) return void this.jump(fragment, true);
    if (down !== undefined && !this.page.scrolls) setTimeout(() => scrollTo(0, down));
    return undefined;
  }

  // arrive shows what the address of the file asks for, at the step that it has.
  arrive(path, fragment) {
    const { state } = history;
    this.step = state ? state.step : "";
    this.at = state ? state.at : this.at + 1;
    if (state === null) this.record("replaceState", null, path, fragment);
    return this.show(path, fragment, this.places.of(state));
  }

  async show(path, fragment, down) {
    const turn = ++this.turn;
    this.aim = location.hash;
    const found = await this.find(path, fragment);
    if (turn !== this.turn) return;
    if (this.page !== null) this.endPage();
    this.page = { path: found.path, url: this.start + found.path + found.fragment, base: this.start + found.base, scrolls: false };
    this.turned = turn;
    if (found.path !== path) this.record("replaceState", null, found.path, found.fragment);
    document.open();
    this.listen();
    document.write(found.html);
    document.close();
    if (/^#[^=]+$/.test(found.fragment)) this.jump(found.fragment, true);
    if (down !== undefined || found.fragment === "") scrollTo(0, down || 0);
  }

  // find finds a page, or what is said instead.
  async find(asked, place) {
    const { path, fragment } = this.resolve(asked, place);
    const name = nameOf(path);
    if (isPage(name) && this.archive.has(name)) return { path, fragment, base: path, html: await compose(this.archive, name) };
    const home = await compose(this.archive, this.archive.home);
    return { path, fragment, base: this.archive.home, html: instead(home, name, this.archive.has(name), this) };
  }

  // resolve passes over pages that only lead on; the builder sees to it that none leads
  // to another such page.
  resolve(path, fragment) {
    const on = this.archive.leads.get(nameOf(path));
    if (on === undefined) return { path, fragment };
    const to = inside(new URL(on, this.start).href, this.start);
    return { path: to.path, fragment: to.fragment || fragment };
  }

  // endPage tells the scripts of a page that its reader leaves it.
  endPage() {
    dispatchEvent(new PageTransitionEvent("pagehide"));
  }

  // mayLeave asks the scripts of the page, and the reader if they want that.
  mayLeave() {
    const event = document.createEvent("BeforeUnloadEvent");
    event.initEvent("beforeunload", false, true);
    dispatchEvent(event);
    return !(event.defaultPrevented || event.returnValue) || confirm(this.t("single_leave"));
  }

  // scrolled notes in the browser's history how far down the reader is, once that rests:
  // a reload finds nothing else. When the file is left it would be too late.
  scrolled() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.shows(this.page) && history.state) history.replaceState({ ...history.state, y: scrollY }, "");
    }, 150);
  }

  async save(name) {
    save(name.split("/").pop(), typeOf(name), await this.archive.bytes(name));
  }

  /** What the script of a page gets; address is its own. */
  given(address) {
    nameScript(this.start + address);
    const { page } = this;
    page.given = page.given || [locationOf(page, this), historyOf(page, this)];
    return page.given;
  }

  /** The text of a file, for scripts that load others. */
  async textOf(address) {
    const to = this.inside(address);
    if (to === null) throw new Error(address);
    return this.archive.text(nameOf(to.path));
  }

  /** Reads a page; see app/inside.js. */
  async read(address) {
    const asked = inside(address, this.start);
    const { path } = this.resolve(asked.path, "");
    const name = nameOf(path);
    if (!isPage(name) || !this.archive.has(name)) return null;
    return { html: await bare(this.archive, name), address: this.start + path };
  }

  /** An address of the site as people can open it; see app/inside.js. */
  shown(address) {
    const to = inside(address, this.start);
    return to === null ? address : location.href.replace(/#[\s\S]*$/, "") + writeHash(to.path, to.fragment);
  }
}
