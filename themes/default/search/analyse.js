// The browser's twin of Go's package search/analyse, whose documentation is the
// specification: the same tokens of every text, but for start and end, which count
// UTF-16 code units, as strings do here.

import { stop } from "partnerbook:tables";
import { classes, fold, WORD, MARK, SILENT } from "./characters.js";
import { stem } from "./stem.js";
import { stemWelsh } from "./welsh.js";

const longest = 64; // bytes of a surface in UTF-8
const mostParts = 4; // words of a compound that has a whole
const mostTerms = 1e5; // kept, so that a hostile text does not fill the memory

const stems = { en: stem, cy: stemWelsh };

/**
 * The analyser for a language, a tag as in HTML. A token is {surface, term, start,
 * end, part}.
 */
export function analyser(language) {
  language = language.split("-")[0].toLowerCase();
  const stopWords = new Set(words(stop[language] || "")), terms = new Map();

  function term(surface) {
    let known = terms.get(surface);
    if (known === undefined) {
      known = stems[language] && /^[a-z]{3,}$/.test(surface) ? stems[language](surface) : surface;
      if (terms.size < mostTerms) terms.set(surface, known);
    }
    return known;
  }

  /** Calls f for each token of a text, in order. */
  function each(text, f) {
    const give = (surface, { start }, { end }, part) => f({ surface, term: term(surface), start, end, part });
    for (let i = 0; i < text.length;) {
      const code = text.codePointAt(i);
      if (classes[code] != WORD) {
        i += units(code);
        continue;
      }
      const compound = [];
      for (let next = i; next >= 0; next = joined(text, i)) {
        const word = read(text, next, language == "cy");
        compound.push(word);
        i = word.next;
      }
      const n = compound.length;
      const whole = n > 1 && n <= mostParts && !compound.every((word) => /^[\d.]+$/.test(word.surface));
      if (whole) give(cut(compound.map((word) => word.surface).join("")), compound[0], compound[n - 1], false);
      for (const word of compound) give(word.surface, word, word, whole);
    }
  }

  function tokens(text) {
    const out = [];
    each(text, (token) => out.push(token));
    return out;
  }

  return {
    each,
    tokens,
    terms: (text) => tokens(text).map(({ term }) => term),
    stop: (surface) => stopWords.has(surface),

    /** The words as they are spoken: of a compound the parts, without the whole. */
    spoken: (text, pick = ({ term }) => term) => tokens(text).filter((token, i, all) => token.part || !(all[i + 1] || token).part).map(pick),
  };
}

/** Reads words that each say what they share with the word before. */
function words(coded) {
  let last = "";
  return (coded.match(/[A-Z][a-z]*/g) || []).map((word) => last = last.slice(0, word.charCodeAt() - 65) + word.slice(1));
}

const units = (code) => code > 0xffff ? 2 : 1;

/** Reads the word that begins at a place; next is where what follows it stands. */
function read(text, start, clitics) {
  const abbreviation = abbreviated(text, start);
  let i = start, end = i, surface = "";
  let plain = i; // from here on nothing was left out or folded yet
  let group = 0; // digits since the start or a comma; -1 if thousands cannot follow
  const leave = (by, size) => {
    if (surface.length <= longest) surface += text.slice(plain, i).toLowerCase() + by; // no more is needed to see that it is long
    plain = i + size;
  };
  for (let size; i < text.length; i += size) {
    const code = text.codePointAt(i), kind = classes[code];
    size = units(code);
    if (kind == WORD) {
      if (code > 127) leave(fold(code), size);
      group = group < 0 || !digits(text, i, 1) ? -1 : group + 1;
      end = i + size;
    } else if (kind == MARK || kind == SILENT) {
      leave("", size);
      if (kind == MARK) end = i + size;
    } else if (code == 46 && (i < abbreviation || i == abbreviation && !wordly(text, i + 1))) {
      leave("", 1);
    } else if (code == 46 && digits(text, i - 1, 1) && digits(text, i + 1, 1)) {
      group = -1;
    } else if (code == 44 && group > 0 && group < 4 && digits(text, i - 1, 1) && digits(text, i + 1, 3) && !digits(text, i + 4, 1)) {
      leave("", 1);
      group = 0;
    } else break;
  }
  leave("", 0);
  let short = cut(surface);
  if (short == surface) {
    // The plural of an abbreviation; short words that an apostrophe ties on.
    const raw = text.slice(start, end);
    const [, dropped] = /^[A-Z]{2,}['’]?(s)$/.exec(raw) || clitics && /['’]([rniuwm]|[ct]h)$/i.exec(raw) || [, ""];
    short = surface.slice(0, surface.length - dropped.length);
  }
  return { surface: short, start, end, next: i };
}

/** Shortens a surface to what is allowed. */
function cut(surface) {
  let n = 0, bytes = 0;
  if (surface.length * 3 > longest) {
    for (const c of surface) {
      const code = c.codePointAt();
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (bytes > longest) break;
      n += c.length;
    }
    surface = surface.slice(0, n);
  }
  return surface.replace(/\.$/, "");
}

/** Where another word begins that a joiner at a place leads to, or -1. */
function joined(text, i) {
  if (classes[text.charCodeAt(i)] != 4) return -1;
  for (i++; i < text.length;) {
    const code = text.codePointAt(i), kind = classes[code];
    if (kind == WORD) return i;
    if (kind != MARK && kind != SILENT) return -1;
    i += units(code);
  }
  return -1;
}

/** Where the last letter of an abbreviation with full stops ends, or -1. */
function abbreviated(text, i) {
  let end = -1;
  if (!letter(text, i)) return end;
  while (text[i + 1] == "." && letter(text, i + 2)) {
    i += 2;
    if (wordly(text, i + 1)) break;
    end = i + 1;
  }
  return end;
}

/** Whether a word goes on at a place, or a mark. */
function wordly(text, i) {
  const kind = classes[text.codePointAt(i)];
  return kind == WORD || kind == MARK;
}

function letter(text, i) {
  const code = text.charCodeAt(i) | 32;
  return code > 96 && code < 123;
}

/** Whether n digits stand at a place. */
function digits(text, i, n) {
  for (; n > 0; n--, i++) {
    const code = text.charCodeAt(i);
    if (!(code > 47 && code < 58)) return false;
  }
  return true;
}
