// Canonical JSON, the twin of canonical.go: sorted keys, no spaces. Pure.
import { wellFormed } from "./text.js";

const quoted = new Map(); // the keys so far: there are few, again and again

/** The one text of a value that is made of what JSON has. */
export function canonical(value) {
  if (typeof value === "string") return string(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return "[" + value.map(canonical).join() + "]";
  const keys = Object.keys(value).sort();
  return "{" + keys.map((key) => name(key) + canonical(value[key])).join() + "}";
}

// Half a surrogate pair stands as \ud8…: what has none is well-formed.
function string(text) {
  const out = JSON.stringify(text);
  return out.includes("\\ud") ? JSON.stringify(wellFormed(text)) : out;
}

function name(key) {
  if (!quoted.has(key)) quoted.set(key, canonical(key) + ":");
  return quoted.get(key);
}
