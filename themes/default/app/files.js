// Files, without any server: saving and choosing work from disk too.
import { el } from "./el.js";

/** Lets the reader save a text. */
export function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Why a file is not used. The words have keys that begin alike, as in form_file_. */
export function fileError(t, keys, name, error) {
  return el("p", { class: "app-error" }, t(keys + "wrong", { name: shortName(name) }) + " " + t(keys + error));
}

/** The name of a file for a sentence. */
export const shortName = (name) => name.slice(0, 80);

const largest = 4000000; // bytes that are read at all

export const recordFiles = ".json,application/json";
export const tableFiles = ".csv,text/csv";

/** A field to choose files of a kind with; use gets each as { name, text }. */
export function chooser({ id, label, accept, multiple, use }) {
  const input = el("input", { type: "file", id, accept, multiple });
  input.addEventListener("change", async () => {
    const files = await Promise.all([...input.files].map(async (file) => ({ name: file.name, text: file.size > largest ? " ".repeat(largest) : await file.text() })));
    input.value = ""; // so that the same file may be chosen again
    use(files);
  });
  return el("div", { class: "app-file" }, el("label", { for: id }, label), input);
}
