// Canonical JSON, the twin of canonical.go: sorted keys, no spaces. Pure.
import { wellFormed } from "./text.js";

/** The one text of a value that is made of what JSON has. */
export function canonical(value) {
  if (typeof value === "string") return JSON.stringify(wellFormed(value));
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return "[" + value.map(canonical).join() + "]";
  const keys = Object.keys(value).sort();
  return "{" + keys.map((key) => canonical(key) + ":" + canonical(value[key])).join() + "}";
}
