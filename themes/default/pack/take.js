// Makes files of a pack: reads its pages, and says how far it is.
import { button, el } from "../app/el.js";
import { save } from "../app/files.js";

/** Reads the pages, and saves or prints what make makes of them. */
export async function take(pack, make, context) {
  const { t, number } = context;
  const all = pack.pages;
  const bar = el("progress", { max: all.length, value: 0, "aria-labelledby": "pack-reading" });
  const reading = el("p", { id: "pack-reading" });
  const stop = button(t("pack_stop"), () => pack.stop());
  let place = document.getElementById("pack-work");
  place.replaceChildren(reading, el("p", { class: "app-buttons" }, bar, stop));
  stop.focus();
  pack.announce(t("pack_reading_all", { all: all.length }));
  const pages = await pack.readAll(all, (i, { title, path }) => {
    bar.value = i;
    reading.textContent = t("pack_reading", { n: i + 1, all: all.length, title: title || path });
  });
  const focused = place.contains(document.activeElement);
  pack.show();
  place = document.getElementById("pack-work");
  if (place === null) return;
  const said = pages === null ? t("pack_stopped") : pages.length === 0 ? t("pack_nothing") : finish(pack, pages, make, context);
  const left = pages === null || pages.length === 0 ? 0 : all.filter(({ path }) => (pack.found.get(path) || {}).fault).length;
  place.replaceChildren(
    el("p", { class: "app-said", tabindex: "-1" }, said),
    left > 0 ? el("p", { class: "app-error" }, number("pack_left_out", left)) : "",
  );
  if (focused) place.querySelector(".app-said").focus();
  else pack.announce(said);
}

function finish(pack, pages, make, context) {
  const made = make(pages, context, pack.printed);
  if (made === null) return context.t("pack_printed");
  const name = context.t("pack_file") + made.extension;
  save(name, made.type, made.data);
  return context.t("take_saved", { name });
}
