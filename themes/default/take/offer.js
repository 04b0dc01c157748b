// Loads what takes a page away when the reader opens that part of the page.
import { add } from "../search/script.js";

export function offer() {
  const part = document.querySelector("details.take");
  if (part === null) return;
  part.addEventListener("toggle", () => {
    if (part.open) add(part.dataset.helper).catch(() => part.append(part.dataset.failed));
  }, { once: true });
}
