// The pack that is kept on this device, under one key for each site. Nothing is kept
// before the reader presses a button that says so. Browsers may refuse.
import { readPack, writePack } from "./list.js";

export class KeptPack {
  /** root is the address of the site's start. */
  constructor(root) {
    this.root = root;
    this.key = "partnerbook " + root.pathname + "my pack";
  }

  pages() {
    try {
      return readPack(localStorage.getItem(this.key));
    } catch {
      return [];
    }
  }

  /** Keeps a list, or forgets it if it is empty; false if the browser does not. */
  write(pages) {
    try {
      if (pages.length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, writePack(pages));
      return true;
    } catch {
      return false; // full, or switched off
    }
  }

  /** The path of an address of this site, or "" for others. */
  pathOf(address) {
    const { href } = new URL(address, location.href);
    const path = href.replace(/[?#].*$/, "");
    const start = this.root.href;
    if (!path.startsWith(start)) return "";
    return path.slice(start.length).replace(/(^|\/)$/, "$1index.html");
  }
}
