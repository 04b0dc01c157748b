// What the service worker does, without doing it: which files of an edition to fetch,
// which to drop, and what to answer from where. Pure.
//
// An edition is its list: manifest.json, in which every file has its digest. Files are
// kept by their digest, so that an edition that changed one page costs one page, and
// what was fetched before an interruption is not fetched again. An edition counts once
// all of its files are there; until then the one before it does.

/** The list of an edition, and the worker, which the list names while it is wanted. */
export const listName = "manifest.json", workerName = "sw.js";

// What is of no use without a network, and what must never come from here.
const left = [listName, workerName, "feed.xml", "sitemap.xml"];

/** Reads a list: { id, files } with a map from paths to { key, digest, size }; null if
 * it is none. id is its digest. */
export function readList(text, id) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data === null || typeof data !== "object" || data.version !== 1 || !Array.isArray(data.files)) return null;
  const files = new Map();
  for (const { path, sha256, size } of data.files) {
    if (typeof path === "string" && /^[0-9a-f]{64}$/.test(sha256)) files.set(path, { key: keyOf(path, sha256), digest: sha256, size: Number(size) || 0 });
  }
  return { id, files };
}

// Two files of the same bytes may be of two types.
const keyOf = (path, digest) => digest + (/\.[a-z0-9]+$/.exec(path) || [""])[0];

/** Tells whether the site that has a list still wants to be kept. */
export const wantsKeeping = (list) => list.files.has(workerName);

/** What the list of an edition wants kept, each once: { path, key, digest, size }. */
export function wanted(list) {
  const out = new Map();
  for (const [path, file] of list.files) if (!left.includes(path) && !out.has(file.key)) out.set(file.key, { path, ...file });
  return [...out.values()];
}

/** What of an edition is to be fetched, if the files of some keys are there. */
export const toFetch = (list, have) => wanted(list).filter(({ key }) => !have.has(key));

/** How many bytes some files have together. */
export const sizeOf = (files) => files.reduce((sum, { size }) => sum + size, 0);

/** The keys that no list needs. */
export function unneeded(have, lists) {
  const needed = new Set(lists.filter(Boolean).flatMap((list) => wanted(list).map(({ key }) => key)));
  return [...have].filter((key) => !needed.has(key));
}

/** The path of an address in the list; null if it is not of this site. */
export function pathOf(address, scope) {
  if (!address.startsWith(scope)) return null;
  let path;
  try {
    path = decodeURIComponent(address.slice(scope.length).replace(/[?#].*$/, ""));
  } catch {
    return null;
  }
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

/** Tells whether what stands at a path never changes: its name has a digest in it. */
export const isFixed = (path) => /^assets\/.*\.[0-9a-f]{10}\.(css|js)$/.test(path) || (path.startsWith("search/") && path !== "search/index.js");

// Some web servers leave out what pages end in.
const fileAt = (path, { files }) => files.get(path) || files.get(path + ".html") || files.get(path + "/index.html");

/**
 * What is known of a path. current is the list of the edition that is kept whole, newest
 * the latest that was seen; either may be null. as is
 *   "current"  the kept file is that of the newest edition
 *   "old"      the newest edition has another, which is not here
 *   "gone"     the newest edition has none
 *   "unknown"  it was never kept
 */
export function find(path, current, newest) {
  const kept = current && !left.includes(path) ? fileAt(path, current) : undefined;
  if (kept === undefined) return { as: "unknown" };
  const now = fileAt(path, newest || current);
  if (now === undefined) return { as: "gone" };
  return { as: now.key === kept.key ? "current" : "old", key: kept.key };
}

/**
 * What a reader who looks at a page should be told once an edition is kept whole: "newer"
 * if it has another page at the path than one of a digest, "gone" if it has none, or "".
 */
export function newsOf(path, digest, list) {
  const now = fileAt(path, list);
  if (now === undefined) return "gone";
  return now.digest === digest ? "" : "newer";
}
