// Puts a page together: where it has a mark (generator/single/page.go) comes the text of
// a file, or an address that holds the file.
import { typeOf } from "./types.js";

const marks = /\u0001([td])([^\u0002]*)\u0002/g;

/** The text of a page with all that it loads. */
export async function compose(archive, name) {
  const text = await archive.text(name);
  const parts = new Map();
  for (const [mark, how, file] of text.matchAll(marks)) {
    if (!parts.has(mark)) parts.set(mark, how === "t" ? archive.text(file) : dataOf(archive, file));
  }
  const values = new Map(await Promise.all([...parts].map(async ([mark, part]) => [mark, await part])));
  return text.replace(marks, (mark) => values.get(mark));
}

// Elements with nothing in them but a mark.
const loads = /<(style|script)[^>]*>\u0001[^\u0002]*\u0002<\/\1>/g;

/** The text of a page without what it loads. */
export const bare = async (archive, name) => (await archive.text(name)).replace(loads, "").replace(marks, "");

async function dataOf(archive, name) {
  let binary = "";
  for (const byte of await archive.bytes(name)) binary += String.fromCharCode(byte);
  return "data:" + typeOf(name) + ";base64," + btoa(binary);
}
