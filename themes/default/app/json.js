// Files of JSON, which may come from anybody. Pure.

const largest = 1000000; // characters
const deepest = 20;

/** Takes off the mark that some programs put before a text. */
export const unmarked = (text) => text.replace(/^\ufeff/, "");

/** Reads a file: { value, error }; error is "", too-large or not-json. */
export function readJSON(text) {
  if (text.length > largest || tooDeep(text)) return { error: "too-large" };
  try {
    return { value: JSON.parse(unmarked(text)), error: "" };
  } catch {
    return { error: "not-json" };
  }
}

// tooDeep counts brackets before JSON.parse has to.
function tooDeep(text) {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === "\\") i++;
    else if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === "[" || c === "{") {
      if (++depth > deepest) return true;
    } else if (c === "]" || c === "}") depth--;
  }
  return false;
}
