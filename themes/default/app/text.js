// Texts as Go has them. Pure.

/** Replaces halves of surrogate pairs, which UTF-8 cannot hold, by U+FFFD. */
export const wellFormed = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd");

/** The texts sorted by their UTF-16 code units, each once. */
export function sorted(texts) {
  return [...new Set(texts.map(wellFormed))].sort();
}
