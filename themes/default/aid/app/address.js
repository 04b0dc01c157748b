// The address is the reader's answers, and the browser's Back button leads through
// the steps. From disk only the part behind "#" can change.
//
// Steps are kept in this page's memory, so that going back brings everything back.
// After a reload there is only what the address says. Answers about a person are in
// no address, and in nothing that the browser keeps.
import { readLink, writeLink } from "../record.js";

const calm = 300; // milliseconds between the last key and the change of the address

export class Address {
  constructor(definition, digest, codec) {
    Object.assign(this, { definition, digest, codec });
    this.personal = definition.personal === true;
    this.session = String(performance.timeOrigin + performance.now()); // tells this page from itself before a reload, or when it was shown before
    this.count = 0;
    this.depth = 0; // how many steps were pushed before this one
    this.key = null; // of the step that is shown
    this.steps = new Map();
    this.timer = 0;
    this.last = null; // what was written last
    this.plain = false; // where the browser lets no step be pushed
    this.written = location.hash;
  }

  /** Calls found with what the address says when the reader goes back or on. */
  listen(found) {
    const follow = () => {
      if (isPlace()) return this.last && this.write("replaceState", this.last); // the answers stay in the address
      if (location.hash === this.written && !this.left()) return;
      this.written = location.hash;
      found(this.read());
    };
    addEventListener("popstate", follow);
    addEventListener("hashchange", follow);
    addEventListener("pagehide", () => this.flush());
  }

  // left tells whether the browser is at another step than this page.
  left() {
    return !this.plain && (history.state ? history.state.key : null) !== this.key;
  }

  /** What the address says; no input where it says nothing. */
  read() {
    const state = history.state && history.state.aid === this.definition.aid ? history.state : null;
    this.depth = state ? state.depth : 0;
    this.key = state ? state.key : null;
    if (state && this.steps.has(state.key)) return { ...this.steps.get(state.key), link: null };
    const link = readLink(this.definition, this.digest, this.codec, location.hash);
    const found = { link: null, step: state && state.step };
    if (link.version) {
      found.input = link.input;
      found.note = "";
      if (!link.same || link.lost.length > 0) found.link = link;
    }
    return found;
  }

  /** Makes a step of the page, to which Back returns. */
  push(page) {
    this.flush();
    this.depth++;
    this.write("pushState", page);
  }

  /** Makes what was given that of the step; the address follows when typing rests. */
  replace(page) {
    this.remember(page);
    clearTimeout(this.timer);
    this.pending = true;
    this.timer = setTimeout(() => this.flush(), calm);
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.pending) return;
    this.pending = false;
    this.write("replaceState", this.last);
  }

  /** Goes back a step if there is one on this page. */
  back() {
    if (this.depth === 0 || this.plain) return false;
    this.flush();
    history.back();
    return true;
  }

  remember({ input, note, step }) {
    if (this.key === null) this.key = this.session + "." + this.count++;
    this.last = { input, note, step };
    this.steps.set(this.key, this.last);
  }

  write(method, page) {
    if (method === "pushState") this.key = null;
    this.remember(page);
    const hash = this.personal ? "" : this.hashOf(page.input);
    const state = { aid: this.definition.aid, key: this.key, depth: this.depth };
    if (!this.personal && page.step.at !== "saved") state.step = page.step;
    try {
      history[method](state, "", location.pathname + location.search + hash);
    } catch {
      this.plain = true;
      if (!this.personal) location.hash = hash;
    }
    this.written = location.hash;
  }

  // hashOf is what the address says of an input: nothing of one that is empty.
  hashOf(input) {
    return this.codec.pairs(this.definition.model, input).length === 0 ? "" : writeLink(this.definition, this.digest, this.codec, input).hash;
  }
}

// isPlace tells whether the address leads to a place on the page.
function isPlace() {
  return location.hash !== "" && !location.hash.includes("=");
}
