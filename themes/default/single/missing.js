// What is shown where there is no page: one like the start page, with other words.
import { el } from "../app/el.js";

/** The text of a page that says so; there tells whether the name is that of a file to be
 * saved. */
export function instead(home, name, there, { t, archive, start }) {
  const page = new DOMParser().parseFromString(home, "text/html"); // nothing runs or loads in it
  const title = t(there ? "single_file" : "single_missing");
  const link = (href, text) => el("p", {}, el("a", { href: new URL(href.split("/").map(encodeURIComponent).join("/"), start).href }, text));
  page.title = title + " – " + page.title;
  for (const current of page.querySelectorAll("[aria-current]")) current.removeAttribute("aria-current");
  page.querySelector("main").replaceChildren(
    el("h1", {}, title),
    el("p", {}, t(there ? "single_file_text" : "single_missing_text", { name })),
    there ? link(name, t("single_save", { name: name.split("/").pop() })) : link(archive.home, t("single_home")),
  );
  return "<!DOCTYPE html>\n" + page.documentElement.outerHTML;
}
