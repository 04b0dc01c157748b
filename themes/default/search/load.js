// Loads the files of the index. From disk there is neither fetch nor import, so each
// is a classic script that hands its value to partnerbook.put.

/** A loader of the files in a folder, which is an address that ends in a slash. */
export function loader(folder) {
  const waiting = new Map();
  const shared = self.partnerbook = self.partnerbook || {};
  shared.put = (name, value) => {
    if (waiting.has(name)) waiting.get(name)(value);
  };

  function script(address, name) {
    return new Promise((done, fail) => {
      const element = document.createElement("script");
      const end = (f, value) => {
        element.remove();
        waiting.delete(name);
        f(value);
      };
      if (name) waiting.set(name, (value) => end(done, value));
      element.onload = () => end(name ? fail : done, name ? missing(address) : undefined);
      element.onerror = () => end(fail, missing(address));
      element.src = address;
      document.head.append(element);
    });
  }

  return {
    load: (name) => script(folder + name + ".js", name),

    /** The directory; fresh passes over what a browser has kept of it. */
    async directory(fresh) {
      if (fresh) delete shared.directory;
      if (!shared.directory) await script(folder + "index.js" + (fresh && location.protocol != "file:" ? "?" + Date.now() : ""));
      if (!shared.directory) throw missing("index.js");
      return shared.directory;
    },
  };
}

const missing = (address) => Object.assign(new Error("The search index cannot be loaded: " + address), { retry: true });
