// Addresses in the single file. A page has two: the one that its scripts see, as if the
// site were a folder in place of the file, and the one behind "#" of the file. Pure.

/** The path and the place that the part behind "#" names: { path, fragment }, both as
 * they stand in addresses; no path where it names none. */
export function readHash(hash) {
  const m = /^#\/([^#]*)(#[\s\S]*)?$/.exec(hash.replace(/^(#\/[^#]*?)%23/i, "$1#")); // mail programs write the second # as %23
  return m === null ? { path: "", fragment: hash } : { path: m[1].split("?")[0], fragment: m[2] || "" };
}

/** The part behind "#" of the file for a page and a place on it. */
export const writeHash = (path, fragment) => "#/" + path + fragment;

/** Where an address leads, as the site has it: { path, fragment }, or null if it leads
 * out of the site. url is the address, resolved; start is where the site starts. */
export function inside(url, start) {
  const [whole] = url.split("#");
  const path = whole.split("?")[0];
  if (!path.startsWith(start)) return null;
  return { path: path.slice(start.length), fragment: url.slice(whole.length) };
}

/** The name of a file in the table of contents, from its path in an address. */
export function nameOf(path) {
  const whole = path.replace(/(^|\/)$/, "$1index.html");
  try {
    return decodeURIComponent(whole);
  } catch {
    return whole;
  }
}
