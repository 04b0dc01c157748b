// How an excerpt is shown. Pure, without a browser.
import { segments } from "./ranges.js";

const cut = 120; // an excerpt that was cut off is at least so long

// readable returns the segments of an excerpt: with a dot between headings, cells of
// tables and entries of lists, which would run into each other, and with "…" where
// the text goes on.
export function readable({ excerpt, marks = [] }) {
  let before = "";
  const out = segments(excerpt, marks).map(({ text, marked }) => {
    const shown = text.replace(/\n/g, (end, at) => (/[.!?:;,]/.test(at > 0 ? text[at - 1] : before) ? " " : " · "));
    before = text[text.length - 1];
    return { text: shown, marked };
  });
  const [first] = excerpt, last = excerpt[excerpt.length - 1];
  if (first && isLetter(first) && first === first.toLowerCase()) out.unshift({ text: "… ", marked: false });
  if (excerpt.length > cut && (isLetter(last) || /[\d,;)]/.test(last))) out.push({ text: " …", marked: false });
  return out;
}

const isLetter = (c) => c.toLowerCase() !== c.toUpperCase();
