// Puts results of a search into the reader's pack: once there is a page in it, so that
// nobody else is asked.
import { el } from "../app/el.js";
import { KeptPack } from "./kept.js";
import { added, has, isPath, removed } from "./list.js";

/** Returns what makes the button of a result; null where there is none to be. */
export function packing(root, words) {
  const kept = new KeptPack(new URL(root || ".", location.href));
  return ({ url, title }) => {
    const path = kept.pathOf(root + url);
    if (!isPath(path) || kept.pages().length === 0) return null;
    const button = el("button", { type: "button", class: "app-act result-pack" });
    const show = () => button.replaceChildren(words.text(has(kept.pages(), path) ? "pack_remove" : "pack_add"), el("span", { class: "unseen" }, " " + title));
    button.addEventListener("click", () => {
      const pages = kept.pages();
      kept.write(has(pages, path) ? removed(pages, path) : added(pages, [{ path, title }]));
      show();
    });
    show();
    return button;
  };
}
