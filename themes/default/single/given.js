// What scripts of a page get in place of the browser's location and history. They see the
// address that the page would have in a folder; what they do to it happens behind "#" of
// the file's address. Once another page is shown, they can change nothing any more.

/** page is { url }, its address; shell goes elsewhere and knows whether page is shown. */
export function locationOf(page, shell) {
  const go = (address) => shell.shows(page) && shell.go(address);
  const location = {
    assign: go,
    replace: (address) => shell.shows(page) && shell.go(address, true),
    reload: () => self.location.reload(),
    toString: () => page.url,
  };
  const set = { href: go, hash: (hash) => go("#" + String(hash).replace(/^#/, "")) };
  for (const name of ["href", "hash", "pathname", "search", "protocol", "origin", "host", "hostname", "port"]) {
    Object.defineProperty(location, name, { get: () => new URL(page.url)[name], set: set[name], enumerable: true });
  }
  return location;
}

export function historyOf(page, shell) {
  const write = (method) => (state, _, address) => {
    if (shell.shows(page)) shell.write(method, state, address);
  };
  return {
    pushState: write("pushState"),
    replaceState: write("replaceState"),
    back: () => self.history.back(),
    forward: () => self.history.forward(),
    go: (by) => self.history.go(by),
    get length() {
      return self.history.length;
    },
    get state() {
      return shell.stateOf(page);
    },
    get scrollRestoration() {
      return page.scrolls ? "manual" : "auto";
    },
    set scrollRestoration(how) {
      page.scrolls = how === "manual"; // the page goes back to its place by itself
    },
  };
}
