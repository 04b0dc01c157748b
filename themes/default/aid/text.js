// Texts as Go has them. Pure.

/** Replaces halves of surrogate pairs, which UTF-8 cannot hold, by U+FFFD. */
export function wellFormed(text) {
  if (!/[\ud800-\udfff]/.test(text)) return text;
  let out = "";
  for (const character of text) {
    const code = character.codePointAt(0);
    out += code >= 0xd800 && code < 0xe000 ? "\ufffd" : character;
  }
  return out;
}

/** The texts sorted by their UTF-16 code units, each once. */
export function sorted(texts) {
  return [...new Set(texts.map(wellFormed))].sort();
}
