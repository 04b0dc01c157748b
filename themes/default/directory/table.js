// Which rows of the table of partnerships are shown, and in which order. Pure.
//
// A row is { cells, models, nations }: the texts of its cells, and ids. What a
// reader chose is { text, model, nation, sort, down }: sort is the number of a
// column, or -1 for the order in which the page has them.

export const nothing = { text: "", model: "", nation: "", sort: -1, down: false };

const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** The rows that fit, as their numbers, in order. */
export function choose(rows, chosen) {
  const words = folded(chosen.text).split(/\s+/).filter(Boolean);
  const fits = ({ cells, models, nations }) => {
    const text = folded(cells.join(" "));
    return words.every((word) => text.includes(word)) &&
      (!chosen.model || models.includes(chosen.model)) && (!chosen.nation || nations.includes(chosen.nation));
  };
  const out = rows.map((_, i) => i).filter((i) => fits(rows[i]));
  if (chosen.sort < 0) return out;
  const key = (i) => folded(rows[i].cells[chosen.sort] || "");
  // Equal rows keep the order of the page, whichever way they are sorted.
  return out.sort((a, b) => (compare(key(a), key(b)) || 0) * (chosen.down ? -1 : 1) || a - b);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What is chosen when the reader presses the head of a column. */
export function sorted(chosen, column) {
  return { ...chosen, sort: column, down: chosen.sort === column && !chosen.down };
}

/** What is chosen, as the part of an address behind "#"; "" for nothing. */
export function writeHash(chosen) {
  const parts = [];
  const add = (name, value) => value && parts.push(name + "=" + encodeURIComponent(value));
  add("text", chosen.text.trim());
  add("model", chosen.model);
  add("nation", chosen.nation);
  if (chosen.sort >= 0) add("sort", String(chosen.sort + 1) + (chosen.down ? "-down" : ""));
  return parts.join("&");
}

/** What an address chose; null if it is that of a place. columns, models and nations say what there is. */
export function readHash(hash, { columns, models, nations }) {
  const text = hash.replace(/^#/, "");
  if (!text.includes("=")) return null;
  const chosen = { ...nothing };
  for (const part of text.split("&")) {
    const [name, ...rest] = part.split("=");
    const value = decoded(rest.join("="));
    const column = /^([1-9]\d?)(-down)?$/.exec(value);
    if (name === "text") chosen.text = value.slice(0, 200);
    else if (name === "model" && models.includes(value)) chosen.model = value;
    else if (name === "nation" && nations.includes(value)) chosen.nation = value;
    else if (name === "sort" && column && Number(column[1]) <= columns) Object.assign(chosen, { sort: Number(column[1]) - 1, down: Boolean(column[2]) });
  }
  return chosen;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // cut off in the middle of a letter
  }
}
