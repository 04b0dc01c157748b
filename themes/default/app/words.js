// The words that scripts show are those of the theme's tables. WORDS stands for
// them, by key: each language has scripts of its own.

export function wordsIn(language) {
  const table = WORDS;
  const text = (key, values = {}) =>
    (table[key] || "").replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
  // The form for a number, as the language has it.
  const number = (key, n, values) => {
    const forms = n === 0 ? ["_zero"] : [];
    forms.push("_" + new Intl.PluralRules(language).select(n), "_other");
    return text(key + forms.find((form) => key + form in table), { n, ...values });
  };
  return { text, number };
}
