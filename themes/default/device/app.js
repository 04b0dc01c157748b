// What this site keeps on the device: a list from which each thing, or all, is removed.
import { announcer } from "../app/announce.js";
import { button, el, unseen } from "../app/el.js";
import { wordsIn } from "../search/words.js";
import { sizeOf, sorted } from "./keys.js";

const { text: t, number } = wordsIn(document.documentElement.lang);
const folder = new URL("..", document.currentScript.src).pathname; // the site's start: scripts stand in assets/

/** The entries of the store that are ours, or null if the browser has no store. */
function entries() {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i));
    return sorted(keys, folder);
  } catch {
    return null;
  }
}

// remove removes entries, and tells whether they are gone.
function remove(all) {
  try {
    for (const { key } of all) localStorage.removeItem(key);
    return all.every(({ key }) => localStorage.getItem(key) === null);
  } catch {
    return false;
  }
}

const nameOf = ({ kind, name }) => t("device_" + kind, { name });

function factsOf({ key, kind, folder: at }) {
  const size = t("device_size", { n: sizeOf(key, localStorage.getItem(key) || "") });
  return size + ", " + (kind === "slash" ? t("device_all_copies") : readable(at));
}

function readable(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

class Kept {
  constructor(place) {
    this.said = el("p", { class: "app-said", tabindex: "-1" });
    this.list = el("div", {});
    place.replaceChildren(el("div", { class: "app" }, this.list, this.said));
    this.announce = announcer(place);
    addEventListener("storage", () => this.show());
    this.show();
  }

  show() {
    const found = entries();
    if (found === null) return this.list.replaceChildren(el("p", {}, t("device_refused")));
    const { own, others } = found;
    return this.list.replaceChildren(
      ...(own.length === 0 ? [el("p", {}, t("device_none"))] : [el("p", { class: "device-head" }, t("device_head")), this.listOf(own), this.clearing(own)]),
      ...(others.length === 0 ? [] : [this.othersOf(others)]),
    );
  }

  listOf(all) {
    return el("ul", { class: "device-list" }, all.map((entry) => el("li", {},
      el("span", { class: "device-what" }, el("b", {}, nameOf(entry)), el("span", {}, factsOf(entry))),
      button([t("device_remove"), unseen(nameOf(entry))], () => this.remove([entry]), "app-act"),
    )));
  }

  // clearing is the button that removes all, after asking once.
  clearing(all) {
    const place = el("div", {});
    const offer = (focus) => {
      const clear = button(number("device_clear", all.length), ask);
      place.replaceChildren(el("p", { class: "app-buttons" }, clear));
      if (focus) clear.focus();
    };
    const ask = () => {
      const no = button(t("device_no"), () => offer(true));
      const question = el("p", {}, number("device_ask", all.length));
      place.replaceChildren(el("div", { role: "group", "aria-label": question.textContent }, question,
        el("p", { class: "app-buttons" }, button(t("device_yes"), () => this.remove(all)), no)));
      no.focus();
    };
    offer(false);
    return place;
  }

  othersOf(others) {
    return el("details", {}, el("summary", {}, number("device_others", others.length)), el("p", {}, t("device_others_note")), this.listOf(others), this.clearing(others));
  }

  remove(all) {
    const names = all.map(nameOf);
    this.said.textContent = remove(all) ? t("device_removed", { what: names.join("; ") }) : t("device_failed");
    this.show();
    this.said.focus(); // what was pressed is gone
    this.announce(this.said.textContent);
  }
}

for (const place of document.querySelectorAll(".on-this-device")) new Kept(place);
