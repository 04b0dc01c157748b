// What an object of JSON holds itself, so that "constructor" is an unknown key like any
// other. Pure.

/** Tells whether a value is an object of JSON, and no list. */
export function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Tells whether an object itself holds a key. */
export const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

/** What an object itself holds under a key; undefined for nothing and for null. */
export function own(object, key) {
  const value = isObject(object) && has(object, key) ? object[key] : null;
  return value === null ? undefined : value;
}
