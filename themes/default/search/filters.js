// The filters beside the results. A box that stays is the same element from one
// answer to the next, so that the focus stays on it.
import { el } from "../app/el.js";
import { groupsOf } from "./facets.js";
import { chosenIn } from "./state.js";

// wide is where the filters stand at the side and are open.
const wide = "(min-width: 60rem)";

export function filtersOf(root, { words, known, changed, cleared }) {
  const details = root.querySelector("#search-filters");
  const place = root.querySelector("#search-groups");
  const chosenWords = root.querySelector("#search-chosen");
  const groups = new Map(known.map(({ name, title }) => [name, group(name, title)]));
  const clear = el("button", { type: "button", class: "plain", hidden: "" }, words.text("search_clear_filters"));
  clear.addEventListener("click", cleared);
  place.append(...[...groups.values()].map((g) => g.fieldset), clear);
  place.addEventListener("change", ({ target }) => changed(target.name, target.value, target.checked));
  openWhereWide(details);

  function show(counts, filters) {
    for (const { name, values } of groupsOf(known, counts, filters)) update(groups.get(name), values);
    const chosen = chosenIn(filters);
    chosenWords.textContent = chosen === 0 ? "" : words.text("search_filters_chosen", { n: chosen });
    clear.hidden = chosen === 0;
  }
  return { show };
}

function openWhereWide(details) {
  const query = matchMedia(wide);
  details.open = query.matches;
  query.addEventListener("change", () => (details.open = query.matches));
}

function group(name, title) {
  const rows = el("div", { class: "filter-rows" });
  const fieldset = el("fieldset", { hidden: "" }, el("legend", {}, title), rows);
  return { name, fieldset, rows, known: new Map() };
}

function update(group, values) {
  group.fieldset.hidden = values.length === 0;
  for (const row of group.known.values()) row.label.hidden = true;
  let before = null;
  for (const value of values) {
    if (!group.known.has(value.id)) {
      const row = rowOf(group.name, value);
      group.known.set(value.id, row);
      if (before === null) group.rows.prepend(row.label);
      else before.after(row.label);
    }
    const row = group.known.get(value.id);
    row.label.hidden = false;
    row.input.checked = value.chosen;
    row.count.textContent = value.count;
    before = row.label;
  }
}

function rowOf(name, { id, title }) {
  const input = el("input", { type: "checkbox", name, value: id });
  const count = el("span", { class: "filter-count" });
  return { input, count, label: el("label", {}, input, el("span", {}, title), " ", count) };
}
