// What the keys of the browser's store say: which belong to this site. A key of ours is
// "partnerbook ", the folder of the page that keeps something, and a name. Pure.

/** The one key that all copies share (search/slash.js). */
const shared = "partnerbook:slash";

// The name is all behind the last "/" of the folder; folders have no spaces in addresses.
const ours = /^partnerbook (\/(?:[^ ]*\/)?)([^/]+)$/;

/** Sorts keys by whom they belong to, seen from a site that starts in a folder: those
 * of its own folder and of folders in it, and those of others. */
export function sorted(keys, folder) {
  const own = [];
  const others = [];
  for (const key of keys) {
    const m = ours.exec(key);
    if (key === shared) own.push({ key, kind: "slash", name: "", folder: "" });
    else if (m !== null) (m[1].startsWith(folder) ? own : others).push({ key, ...kindOf(m[2]), folder: m[1] });
  }
  const order = (a, b) => (a.key < b.key ? -1 : 1);
  return { own: own.sort(order), others: others.sort(order) };
}

// kindOf says what is kept under a name.
function kindOf(name) {
  if (name === "my pack") return { kind: "pack", name: "" };
  if (name === "abbreviations") return { kind: "abbreviations", name: "" };
  if (name === "templates") return { kind: "templates", name: "" };
  const m = /^(checklist|template) (.+)$/.exec(name);
  if (m !== null) return { kind: m[1], name: m[2] };
  return { kind: /^[A-Za-z0-9_-]+$/.test(name) ? "tool" : "other", name };
}

/** The size of an entry in kilobytes, with one digit behind the point. */
export const sizeOf = (key, value) => (Math.max(1, Math.ceil((2 * (key.length + value.length)) / 102.4)) / 10).toFixed(1);
