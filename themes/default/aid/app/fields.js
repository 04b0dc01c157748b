// Inputs with something changed. Pure.

/** An object with a field set, or without it. */
export function withField(object, key, value) {
  const rest = Object.entries(object || {}).filter(([k]) => k !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

/** The input with one field of one of its objects set; without the object if nothing is in it. */
export function withIn(input, name, key, value) {
  const inner = withField(input[name], key, value);
  return withField(input, name, Object.keys(inner).length > 0 ? inner : undefined);
}
