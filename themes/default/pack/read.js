// Reads the pages of a pack, one after the other.
import { readInside } from "../app/inside.js";
import { readPage } from "../take/read.js";
import { openPage } from "./frame.js";

/** Reads a page: { page }, or { fault } with "missing" or "no_text"; path is where it
 * was found, which may be another than was asked for. null if the reader stopped. */
export async function read(kept, { path }, context, signal) {
  const at = new URL(path, kept.root).href;
  const found = at.startsWith(kept.root.href) ? await (readInside(at) || openPage(at, context.t("pack_frame"), signal)) : null;
  if (signal.aborted) return null;
  if (found === null) return { path, fault: "missing" };
  const html = new DOMParser().parseFromString(found.html, "text/html"); // a document in which nothing runs or loads
  if (html.body.classList.contains("kind-notfound")) return { path, fault: "missing" };
  const now = kept.pathOf(found.address) || path;
  const page = readPage(html, addressOf(found.address, now), {
    name: context.name, originOf: (title) => context.t("take_origin", { site: context.site, title }),
  });
  return page === null ? { path: now, fault: "no_text" } : { path: now, page: { ...page, path: now } };
}

// addressOf is where the links of a page start. On a disk it is an address to which no
// document links, so that they lead to pages of the pack or nowhere.
const addressOf = (address, path) => (location.protocol === "file:" ? "site://pack/" + path : address.replace(/[?#].*$/, ""));
