// The way back, at the top of every step.
import { button, el } from "../../app/el.js";

export function backButton(ctx) {
  return el("p", { class: "aid-back no-print" }, button(ctx.t("aid_back"), ctx.back, "app-act"));
}
