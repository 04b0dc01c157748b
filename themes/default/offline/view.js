// What readers see of it: where a page came from, and that there is a newer one. Nothing
// is loaded anew until they say so, since they may be filling something in.
import { el } from "../app/el.js";
import { inWords, today } from "../app/today.js";
import { daysBetween } from "../life/state.js";

// said is a place whose text is read out. It is there before its text, or it would not be.
function said(kind, place) {
  const known = document.querySelector("." + kind);
  if (known) return known;
  const status = el("div", { class: kind, role: "status" });
  place(status);
  return status;
}

/** Says that the page is a copy, and of when. */
export function showOffline({ made, as }, { text, number }) {
  const bar = said("offline-bar", (status) => document.querySelector("main").prepend(status));
  const age = daysBetween(made, today());
  const day = inWords(made, text);
  const parts = [
    el("strong", {}, navigator.onLine ? text("offline_silent") : text("offline_now")), " ",
    age > 0 ? number("offline_copy", age, { day }) : text("offline_copy", { day }),
  ];
  const changed = { old: text("offline_old"), gone: text("offline_gone") }[as];
  setTimeout(() => bar.replaceChildren(el("p", {}, parts), ...(changed ? [el("p", {}, changed)] : [])), 0);
}

/** Takes that back: the site answers again. */
export function hideOffline() {
  const bar = document.querySelector(".offline-bar");
  if (bar) setTimeout(() => bar.replaceChildren(), 0);
}

/** Says that a newer edition has another page, or none. */
export function showNews(news, { text }) {
  const card = said("offline-news", (status) => document.body.append(status));
  const close = () => {
    card.remove();
    document.documentElement.classList.remove("with-news");
  };
  setTimeout(() => {
    card.replaceChildren(
      el("p", {}, news === "gone" ? text("offline_gone") : text("offline_newer")),
      el("p", { class: "offline-choice" },
        el("button", { type: "button", class: "main", onclick: () => location.reload() }, text("offline_show")),
        el("button", { type: "button", class: "plain", onclick: close }, text("offline_later"))),
    );
    document.documentElement.classList.add("with-news");
  }, 0);
}

/** Says at the foot that the site is kept, and how much room it takes. */
export function showKept({ size }, { text }) {
  const line = document.querySelector(".made");
  if (line === null || document.querySelector(".offline-kept")) return;
  line.after(el("p", { class: "offline-kept" }, text("offline_kept", { size: (size / 1e6).toFixed(1) })));
}
