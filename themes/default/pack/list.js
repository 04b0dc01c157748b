// A reader's pack is a list of pages, each { path, title }. path is an address from the
// site's start, as browsers write it; title is "" where it is not known yet. What is
// kept on the device or stands in an address may come from anybody. Pure.

/** As many pages as a pack may have. */
export const most = 200;

const longest = 300; // characters of a path, and of a title

/** Tells whether a text is the address of a page of the site, and of nothing else. */
export function isPath(text) {
  if (typeof text !== "string" || text.length > longest || !/^[A-Za-z0-9_.~!$&'()*,;=@%-][A-Za-z0-9_.~!$&'()*,;=@%/-]*\.html$/.test(text)) return false;
  return text.split("/").every((step) => step !== "" && isStep(step));
}

// isStep tells whether a part of a path stays where it is once browsers have read it.
function isStep(step) {
  try {
    return !/^\.\.?$|[/\\\x00-\x1f\x7f]/.test(decodeURIComponent(step));
  } catch {
    return false; // an escape that is none
  }
}

const line = (text) => (typeof text === "string" ? text.replace(/[\x00-\x20\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ").trim().slice(0, longest) : "");

/** The pages of what may be a list of them: each once, in order. */
export function pagesOf(given) {
  const out = new Map();
  for (const page of Array.isArray(given) ? given : []) {
    const { path, title } = page && typeof page === "object" ? page : {};
    if (isPath(path) && !out.has(path) && out.size < most) out.set(path, { path, title: line(title) });
  }
  return [...out.values()];
}

/** Reads and writes what is kept. */
export function readPack(text) {
  try {
    return pagesOf(JSON.parse(text));
  } catch {
    return []; // nothing is kept, or not by us
  }
}

export const writePack = (pages) => JSON.stringify(pages);

export const has = (pages, path) => pages.some((page) => page.path === path);

/** The pages with others behind them; of one that is there already, the title is brought up to date. */
export function added(pages, others) {
  const titles = new Map(others.filter(({ title }) => title).map(({ path, title }) => [path, title]));
  return pagesOf([...pages.map((page) => ({ ...page, title: titles.get(page.path) || page.title })), ...others]);
}

export const removed = (pages, path) => pages.filter((page) => page.path !== path);

/** The pages with one of them so many places further down. */
export function moved(pages, path, by) {
  const from = pages.findIndex((page) => page.path === path);
  const to = from + by;
  if (from < 0 || to < 0 || to >= pages.length) return pages;
  const out = removed(pages, path);
  out.splice(to, 0, pages[from]);
  return out;
}

/** The pages with one of them found at another address, or under another title. */
export const renamed = (pages, path, now) => pagesOf(pages.map((page) => (page.path === path ? now : page)));

/** Reads the part of an address behind "#": whose pages they are, and whether they are to be added. */
export function readHash(hash) {
  const m = /^#(p|add)=(.*)$/.exec(hash);
  if (m === null) return { pages: [], add: false };
  return { pages: pagesOf(m[2].split("+").map((path) => ({ path, title: "" }))), add: m[1] === "add" };
}

/** The part of an address that holds a list. */
export const writeHash = (pages) => (pages.length === 0 ? "" : "#p=" + pages.map(({ path }) => path).join("+"));
