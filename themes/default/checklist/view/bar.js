// What stands above the list: how far it is, whether it is kept, what can be done with
// it, and which items are shown.
import { button, el } from "../../app/el.js";
import { ownersOf } from "../progress.js";
import { isNoted } from "../saved.js";
import { Files } from "./files.js";
import { goneSection } from "./gone.js";

export class Bar {
  constructor(app) {
    const { t } = app;
    this.app = app;
    this.count = el("p", { class: "check-count", id: "check-count" });
    this.meter = el("progress", { class: "check-meter", max: app.list.items.length, "aria-labelledby": "check-count" });
    this.status = el("p", { class: "check-status" });
    this.failure = el("p", { class: "app-error", role: "alert", hidden: true });
    this.paper = el("p", { class: "check-paper-head" });
    this.gone = el("div");
    this.parts = app.personal ? [] : this.keeping();
    this.node = el("section", { class: "check-bar", "aria-labelledby": "check-head" },
      el("h2", { id: "check-head" }, t("checkjs_head")), this.count, this.meter, this.paper, this.failure, this.status, ...this.parts, this.filters(), this.gone);
  }

  keeping() {
    const { app } = this;
    const { t, keeper } = app;
    keeper.notice = t("check_notice");
    this.files = new Files(app);
    this.keep = button(t("checkjs_keep"), () => this.toggle(), "plain check-keep");
    keeper.heard = (there) => {
      app.show();
      if (there) app.announce(t("checkjs_elsewhere"));
    };
    return [el("p", { class: "app-buttons" }, this.keep, this.files.save), this.files.node];
  }

  toggle() {
    const { app } = this;
    const { keeper, t } = app;
    if (keeper.kept) {
      keeper.remove();
      app.unsaved = false; // whoever removes it wants it gone
      this.update();
      this.status.textContent = t("checkjs_removed");
    } else {
      keeper.keep(app.stamped());
      this.update();
    }
    if (!keeper.failed) app.announce(this.status.textContent);
  }

  filters() {
    const { app } = this;
    const { t } = app;
    const option = (value, text) => el("option", { value }, text);
    const choose = () => {
      const [kind, name] = [this.owner.value.slice(0, 1), this.owner.value.slice(1)];
      app.filter = { state: this.state.value, owner: kind === "=" ? name : null };
      app.sift();
      app.announce(this.shown.textContent);
    };
    const states = ["open", "done", "not-needed"].map((state) => option(state, t("checkjs_state_" + state)));
    this.state = el("select", { id: "check-state", onchange: choose }, option("", t("checkjs_all")), states, !app.personal && option("overdue", t("checkjs_filter_overdue")));
    this.owner = el("select", { id: "check-owner", onchange: choose });
    this.whose = el("p", {}, el("label", { for: "check-owner" }, t("checkjs_whose")), this.owner);
    this.shown = el("p", { class: "check-shown" });
    this.filter = el("div", { class: "check-filters" }, el("p", {}, el("label", { for: "check-state" }, t("checkjs_filter")), this.state), ...(app.personal ? [] : [this.whose]), this.shown);
    return this.filter;
  }

  /** How far the list is, in a sentence. */
  sentence() {
    const { app } = this;
    const progress = app.progress();
    return app.far(progress) + (progress.overdue > 0 ? ", " + app.words.number("checkjs_overdue", progress.overdue) : "");
  }

  update() {
    const { app } = this;
    const { t, keeper } = app;
    this.count.textContent = this.sentence();
    const { done, unneeded } = app.progress();
    this.meter.value = done + unneeded;
    this.status.textContent = t(app.personal ? "checkjs_unkept_personal" : keeper.kept ? "checkjs_kept" : "checkjs_unkept");
    this.status.hidden = keeper.failed;
    if (keeper.failed === this.failure.hidden) {
      this.failure.hidden = !keeper.failed;
      this.failure.textContent = keeper.failed ? t("checkjs_failed") : "";
    }
    if (!app.personal) {
      this.keep.textContent = t(keeper.kept ? "checkjs_remove" : "checkjs_keep");
      this.files.update();
      this.paper.textContent = [t("check_notice"), app.notes.by].filter(Boolean).join(" – ");
    }
    this.gone.replaceChildren(...goneSection(app));
    this.showFilters();
  }

  showFilters() {
    const { app } = this;
    const { shown } = app;
    const { state, owner } = app.filter;
    const all = state === "" && owner === null;
    this.filter.hidden = all && !isNoted(app.notes);
    const names = ownersOf(app.notes);
    if (owner && !names.includes(owner)) names.push(owner);
    this.whose.hidden = names.length === 0;
    const options = [["", app.t("checkjs_anyone")], ...names.map((name) => ["=" + name, name]), ["=", app.t("checkjs_nobody")]];
    this.owner.replaceChildren(...options.map(([value, text]) => el("option", { value }, text)));
    this.owner.value = owner === null ? "" : "=" + owner;
    this.shown.textContent = all ? "" : shown.size === 0 ? app.t("checkjs_shown_none") : app.words.number("checkjs_shown", shown.size);
  }
}
