// The way back, at the top of every step.
import { el } from "./el.js";

export function backButton(ctx) {
  return el("p", { class: "aid-back no-print" }, el("button", { type: "button", class: "aid-act", onclick: ctx.back }, ctx.t("aid_back")));
}
