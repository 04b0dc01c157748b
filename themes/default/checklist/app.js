// A checklist that readers work with: state, owner, date and note of each item, kept
// or saved only when they say so. Without scripts the page is a plain list.
import { announcer } from "../app/announce.js";
import { today } from "../app/today.js";
import { wordsIn } from "../app/words.js";
import { progressOf, shownBy } from "./progress.js";
import { completed, entryOf, noting, untouched } from "./saved.js";
import { Bar } from "./view/bar.js";
import { ItemView } from "./view/item.js";
import { Keeper } from "./view/keeper.js";
import { listOn } from "./view/list.js";

class App {
  constructor(place) {
    this.place = place;
    this.words = wordsIn(document.documentElement.lang);
    this.t = this.words.text;
    this.personal = "personal" in place.dataset;
    this.list = listOn(place);
    this.notes = this.fresh();
    this.filter = { state: "", owner: null };
    this.unsaved = false; // since it was last saved as a file, opened from one, or kept
    this.shown = new Set(); // the ids of the items that the filter lets through
    this.keeper = new Keeper(this.list, this.personal, (notes) => this.replace(notes, true));
    this.views = this.list.items.map((item) => new ItemView(this, item));
    this.bar = new Bar(this);
    this.announce = announcer(place);
  }

  // fresh are the notes of a reader who has done nothing yet; the author may have
  // ticked boxes.
  fresh() {
    const ticked = this.list.items.filter(({ box }) => box.defaultChecked).map(({ id }) => [id, { ...untouched, state: "done" }]);
    return completed({ made: "", by: "", entries: new Map(ticked) }, this.list);
  }

  start() {
    const kept = this.keeper.read();
    if (kept !== null) this.notes = completed(kept, this.list);
    this.place.prepend(this.bar.node);
    this.place.querySelector(".check-plain").remove();
    document.documentElement.classList.add("check-on");
    this.sift();
    addEventListener("beforeunload", (event) => {
      if (!this.unsaved || this.keeper.holds()) return;
      event.preventDefault();
      event.returnValue = ""; // for browsers that ask only then
    });
  }

  entry(id) {
    return entryOf(this.notes, id);
  }

  /** Takes what the reader noted of an item. */
  change(id, entry) {
    this.notes = noting(this.notes, id, entry);
    this.changed();
    this.announce(this.bar.sentence());
  }

  /** Takes other notes: from a file or, if they are kept already, from another window. */
  replace(notes, kept = false) {
    this.notes = completed(notes, this.list);
    if (!kept) this.keeper.follow(this.stamped());
    this.sift();
  }

  /** Applies the filter. An item that a change takes out of it stays until then. */
  sift() {
    this.shown = shownBy(this.list.items, this.notes, this.filter, today());
    this.show();
  }

  by(name) {
    this.notes = { ...this.notes, by: name };
    this.changed();
  }

  changed() {
    this.unsaved = true;
    this.keeper.follow(this.stamped());
    this.show();
  }

  /** The notes as they are saved today. */
  stamped() {
    return { ...this.notes, made: today() };
  }

  progress(items = this.list.items) {
    return progressOf(items, this.notes, today());
  }

  /** How far items are, in words. */
  far(progress) {
    return this.t(progress.unneeded > 0 ? "checkjs_progress" : "checkjs_progress_only", progress);
  }

  show() {
    for (const view of this.views) view.update();
    for (const { heading, items } of this.list.sections) {
      heading.dataset.count = this.far(this.progress(items));
    }
    this.bar.update();
  }
}

const place = document.getElementById("check-app");
if (place !== null) new App(place).start();
