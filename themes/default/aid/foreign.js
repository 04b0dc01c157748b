// Texts of a translated aid that are not translated. Pure.

const marks = /[\uFDD0\uFDD1]/g;
const letter = /[0-9A-Za-z\u00C0-\u024F]/;

/** A definition with other texts laid over it: null is what stays. */
export function withTexts(of, texts) {
  if (texts === null || texts === undefined) return of;
  if (Array.isArray(of)) return of.map((item, i) => withTexts(item, texts[i]));
  if (typeof of !== "object") return texts;
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, withTexts(value, texts[key])]));
}

/** The texts in a value that are marked, without marks, the longest first. */
export function foreignIn(value) {
  const found = new Set();
  const look = (inside) => {
    if (typeof inside === "string" && inside.startsWith("\uFDD0")) found.add(inside.replace(marks, ""));
    else if (typeof inside === "object" && inside !== null) Object.values(inside).forEach(look);
  };
  look(value);
  return [...found].filter((text) => text !== "").sort((a, b) => b.length - a.length);
}

/** A value without marks. */
export const withoutMarks = (value) => JSON.parse(JSON.stringify(value).replace(marks, ""));

/** A text as pieces [text, whether it is foreign]. A foreign text counts where no letter stands next to it. */
export function pieces(text, foreign) {
  for (const other of foreign) {
    for (let at = text.indexOf(other); at >= 0; at = text.indexOf(other, at + 1)) {
      const after = at + other.length;
      if (letter.test(text.slice(0, at).slice(-1)) || letter.test(text.charAt(after))) continue;
      return [...pieces(text.slice(0, at), foreign), [other, true], ...pieces(text.slice(after), foreign)];
    }
  }
  return text === "" ? [] : [[text, false]];
}
