// What the service worker keeps: files by their keys, and two lists. All of it stands in
// one cache of the browser, at addresses that the site does not have.
import { readList } from "./plan.js";

const version = "partnerbook 1 "; // of how things are kept

export const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, "0")).join("");
export const digestOf = async (buffer) => hex(await crypto.subtle.digest("SHA-256", buffer));

export class Store {
  constructor(scope) {
    this.name = version + scope;
    this.base = scope + ".kept/";
    this.current = this.newest = null; // lists
    this.ready = this.read();
  }

  async read() {
    if (!(await caches.has(this.name).catch(() => false))) return;
    [this.current, this.newest] = await Promise.all(["current", "newest"].map((name) => this.list(name)));
  }

  async list(name) {
    const kept = await this.get(name);
    if (kept === undefined) return null;
    const text = await kept.arrayBuffer();
    return readList(new TextDecoder().decode(text), await digestOf(text));
  }

  cache() {
    return caches.open(this.name);
  }

  /** What is kept by a key; undefined if nothing is, or if it cannot be read: then the
   * site is read from the network, as without a worker. */
  async get(key) {
    try {
      return await (await this.cache()).match(this.base + key);
    } catch {
      return undefined;
    }
  }

  async put(key, response) {
    await (await this.cache()).put(this.base + key, response);
  }

  async setList(name, list, text) {
    await this.put(name, new Response(text));
    this[name] = list;
  }

  /** The keys of the files that are there. */
  async have() {
    const names = (await (await this.cache()).keys()).map(({ url }) => url.slice(this.base.length));
    return new Set(names.filter((name) => /^[0-9a-f]{64}/.test(name)));
  }

  async remove(keys) {
    const cache = await this.cache();
    await Promise.all(keys.map((key) => cache.delete(this.base + key)));
  }

  /** Removes everything. */
  async clear() {
    this.current = this.newest = null;
    await caches.delete(this.name);
  }

  /** Removes what earlier versions of this program kept of the same site. */
  async clearOthers(scope) {
    const names = (await caches.keys()).filter((name) => /^partnerbook \d+ /.test(name) && name.replace(/^partnerbook \d+ /, "") === scope && name !== this.name);
    await Promise.all(names.map((name) => caches.delete(name)));
  }
}
