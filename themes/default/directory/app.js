// The tables of partnerships: sorted by the heads of their columns, with the rows
// that the reader chooses. What is chosen stands in the address, so that it can be
// sent to others; of several tables on a page, what is chosen of the first.
import { announcer } from "../app/announce.js";
import { writeCSV } from "../app/csv.js";
import { button } from "../app/el.js";
import { save } from "../app/files.js";
import { wordsIn } from "../app/words.js";
import { choose, nothing, readHash, sorted, writeHash } from "./table.js";

const { text: t, number } = wordsIn(document.documentElement.lang);
const textOf = (cell) => cell.textContent.replace(/\s+/g, " ").trim();
const values = (select) => [...select.options].map(({ value }) => value).filter(Boolean);

function mount(root, first) {
  const [text, model, nation] = ["-text", "-model", "-nation"].map((end) => document.getElementById(root.id + end));
  const body = root.querySelector("tbody");
  const heads = [...root.querySelectorAll("thead th")];
  const count = root.querySelector(".partnerships-count");
  const elements = [...body.rows];
  const rows = elements.map(read);
  const possible = { columns: heads.length, models: values(model), nations: values(nation) };
  const announce = announcer(root);
  let chosen = nothing;

  function show(next, said) {
    chosen = next;
    const shown = choose(rows, chosen);
    for (const row of elements) row.hidden = true;
    for (const i of [...shown, ...rows.map((_, j) => j).filter((j) => !shown.includes(j))]) body.append(elements[i]);
    for (const i of shown) elements[i].hidden = false;
    heads.forEach((head, i) => {
      if (i === chosen.sort) head.setAttribute("aria-sort", chosen.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    count.textContent = shown.length > 0 ? number("partnershipsjs_shown", shown.length, { m: rows.length }) : t("partnershipsjs_none");
    if (said) announce(count.textContent);
    csv.disabled = shown.length === 0;
    clear.hidden = writeHash(chosen) === "";
  }

  function fields() {
    Object.assign(text, { value: chosen.text });
    Object.assign(model, { value: chosen.model });
    Object.assign(nation, { value: chosen.nation });
  }

  function act(next) {
    show(next, true);
    if (!first) return;
    const hash = writeHash(chosen);
    history.replaceState(history.state, "", hash ? "#" + hash : location.href.replace(/#.*$/, ""));
  }

  function follow() {
    const found = first ? readHash(location.hash, possible) : null;
    if (!found) return;
    show(found, false);
    fields();
  }

  const csv = button(t("partnershipsjs_csv"), () => {
    const shown = choose(rows, chosen);
    const table = [[...heads.map(textOf), t("partnershipsjs_source")], ...shown.map((i) => [...rows[i].cells, rows[i].source])];
    save(t("partnershipsjs_file"), "text/csv", writeCSV(table));
    announce(t("partnershipsjs_saved", { n: shown.length }));
  });
  const clear = button(t("partnershipsjs_clear"), () => {
    act(nothing);
    fields();
    text.focus();
  });
  root.querySelector(".partnerships-buttons").append(csv, clear);
  heads.forEach((head, i) => head.replaceChildren(button(textOf(head), () => act(sorted(chosen, i)))));
  text.addEventListener("input", () => act({ ...chosen, text: text.value }));
  model.addEventListener("change", () => act({ ...chosen, model: model.value }));
  nation.addEventListener("change", () => act({ ...chosen, nation: nation.value }));
  if (first) addEventListener("hashchange", follow);
  root.classList.add("ready");
  show({ ...nothing, text: text.value, model: model.value, nation: nation.value }, false); // the browser may have kept them
  follow();
}

// read takes a row apart. The source stands with the name, and is a column of its own
// in a spreadsheet.
function read(row) {
  const cites = [...row.querySelectorAll("th .cite")];
  const cells = [...row.cells].map((cell, i) => (i === 0 ? textOf(cell.querySelector("a")) : textOf(cell)));
  return { cells, source: cites.map(textOf).join("; "), models: row.dataset.models.split(" "), nations: row.dataset.nations.split(" ") };
}

document.querySelectorAll(".partnerships").forEach((root, i) => mount(root, i === 0));
