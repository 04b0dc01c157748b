// The characters of the analysis: their classes and what they are folded to, as in
// Go's ClassOf and Fold (package search/analyse, whose documentation is the
// specification). Neither uses what differs between browsers.

import { classes as runs, letters } from "partnerbook:tables";

export const WORD = 1, MARK = 2, SILENT = 3; // 0 separates, 4 joins

/** The class of each code point. */
export const classes = new Uint8Array(0x110000);

let at = 0;
for (const [, letter, length] of runs.matchAll(/([A-Z])([^A-Z]*)/g)) {
  classes.fill("SWMZJ".indexOf(letter), at, at += parseInt(length || 1, 36));
}

/** What stands for a code point in a surface. */
export function fold(code) {
  return folded[code] ??= folding(code);
}

const folded = {};

function folding(code) {
  const c = String.fromCodePoint(code);
  let out = "";
  // Latin, Greek, Cyrillic and Armenian; 1E00 to 1FFF; Latin ligatures.
  if (code < 0x590 || code >> 9 == 0xf || code > 0xfaff && code < 0xfb07) {
    for (const d of c.normalize("NFKD").toLowerCase()) {
      if (classes[d.codePointAt()] == WORD) out += letters[d] || d;
    }
  }
  return out || c;
}
