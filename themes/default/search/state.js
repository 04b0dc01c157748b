// What the address says: the query of the search page and the found words of a
// page. Pure, without a browser.

// firstPage is how many results are shown at first, and how many more each time.
export const firstPage = 10;

// facetNames are the filters in the order in which addresses have them.
export const facetNames = ["kind", "model", "nation", "topic", "audience", "status", "council"];

// longestQuery is how many characters of a query are looked at, as in search.go. More
// than some megabytes in an address make browsers give up.
const longestQuery = 2000;

// bounded returns a query as it is looked at.
export function bounded(query) {
  return Array.from(query.slice(0, 2 * longestQuery)).slice(0, longestQuery).join("");
}

// queryOf returns the query of what was typed or stands in an address.
export const queryOf = (text) => bounded(text.trim()).trim();

// readState reads the part of an address after "#" or "?".
export function readState(text) {
  const state = { query: "", filters: {}, shown: firstPage, language: "" };
  for (const pair of text.replace(/^[#?]/, "").split("&")) {
    const at = pair.indexOf("=");
    if (at < 0) continue;
    const name = pair.slice(0, at);
    const value = decode(pair.slice(at + 1));
    if (name === "q") state.query = queryOf(value);
    else if (name === "n") state.shown = count(value);
    else if (name === "lang") state.language = value;
    else if (facetNames.includes(name) && value !== "") state.filters = withValue(state.filters, name, value, true);
  }
  return state;
}

// writeState is the inverse of readState, without "#".
export function writeState({ query, filters = {}, shown = firstPage, language = "" }) {
  const pairs = [["q", query]];
  for (const name of facetNames) {
    for (const value of filters[name] || []) pairs.push([name, value]);
  }
  if (shown > firstPage) pairs.push(["n", shown]);
  if (language !== "") pairs.push(["lang", language]);
  return pairs.map(([name, value]) => name + "=" + encode(value)).join("&");
}

// withValue returns filters with a value chosen or not.
export function withValue(filters, name, value, chosen) {
  const others = (filters[name] || []).filter((v) => v !== value);
  const out = { ...filters, [name]: chosen ? [...others, value] : others };
  if (out[name].length === 0) delete out[name];
  return out;
}

// chosenIn counts the values that are chosen.
export function chosenIn(filters) {
  return Object.values(filters).reduce((sum, values) => sum + values.length, 0);
}

// most bounds how many found words an address carries.
const most = 20;

// writePlace returns the part after "#" that leads to a place on a page, with
// the words that are to be marked there.
export function writePlace(anchor, words) {
  const parts = [];
  if (anchor) parts.push(anchor);
  if (words.length > 0) parts.push("find=" + words.slice(0, most).map(encode).join(","));
  return parts.join("&");
}

// readPlace is the inverse of writePlace; null where no words are to be marked.
export function readPlace(hash) {
  const parts = /^#?(?:(.*)&)?find=([^&]*)$/.exec(hash);
  if (parts === null) return null;
  const words = parts[2].split(",").map(decode).filter((word) => word !== "");
  return words.length === 0 ? null : { anchor: parts[1] || "", words: words.slice(0, most) };
}

function encode(value) {
  return encodeURIComponent(value).replace(/%20/g, "+");
}

function decode(text) {
  return unescaped(text.replace(/\+/g, " "));
}

// unescaped returns a part of an address as text.
export function unescaped(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // somebody wrote the address by hand
  }
}

function count(text) {
  const n = parseInt(text, 10);
  return n > 0 && n <= 1000 ? Math.ceil(n / firstPage) * firstPage : firstPage;
}
