// What the reader may call the parts of an aid. Pure.

/** What an id of an input is called: a question, a criterion and the like, else the id. */
export function nameOf(model, id) {
  for (const list of ["questions", "facts", "criteria", "inputs", "lines", "options"]) {
    const item = (model[list] || []).find((one) => one.id === id);
    if (item) return item.ask || item.title || item.label || id;
  }
  return id;
}

/** What a key of a link is called: "q.pressure" is the question. */
export function nameOfKey(model, key) {
  return key.split(".").slice(1).map((id) => nameOf(model, id)).join(", ") || key;
}

/** What a record is called: the first line of its note, else what else is known. */
export function nameOfRecord({ note, made }, otherwise) {
  const line = String(note || "").trim().split("\n")[0];
  return (line.length > 60 ? line.slice(0, 60) + "…" : line) || otherwise || made || "";
}
