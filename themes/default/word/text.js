// Text for XML, as the generator makes it (generator/word/text.go).
import { hasClass, inside, skipped } from "./look.js";

const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Makes text fit for XML 1.0; what may not stand there is left out. Halves of
 * characters are replaced where text becomes bytes. */
export const escape = (text) => text.replace(/[&<>"\x00-\x08\x0b-\x1f\ufffe\uffff]/g, (c) => signs[c] || "");

export const isSpace = (c) => c === " " || c === "\t" || c === "\n" || c === "\r" || c === "\f";

/** Makes one space of several, and none of those at the ends. */
export const squeeze = (text) => text.split(/[ \t\n\r\f]+/).filter(Boolean).join(" ");

export const trimmedText = (text) => text.replace(/^[ \t\n\r\f]+|[ \t\n\r\f]+$/g, "");

/** Cuts a text so that Word takes it for the title or tag of a control. */
export function shortened(text) {
  const most = 60;
  const whole = squeeze(text);
  if (whole.length <= most) return whole;
  const last = whole.charCodeAt(most - 1);
  return whole.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most) + "…";
}

/** Counts characters. */
export const length = (text) => [...text].length;

/** Puts values into a part. */
export function fill(part, values) {
  for (const [key, value] of Object.entries(values)) part = part.split("{{" + key + "}}").join(escape(value));
  return part;
}

/** The text in nodes, with line breaks where elements break lines. */
export function plain(nodes) {
  let out = "";
  for (const n of nodes) {
    if (!n.tag) out += n.text || "";
    else if (n.tag === "br") out += "\n";
    else if (!skipped(n) && !hasClass(n, "footnote-ref")) out += plain(inside(n));
  }
  return out;
}

/** The first element with a class, or null. */
export function find(nodes, name) {
  for (const n of nodes) {
    if (hasClass(n, name)) return n;
    const found = find(inside(n), name);
    if (found) return found;
  }
  return null;
}
