// What the service worker answers. Pages come from the network while it answers in good
// time, so that readers who are online see what the site says now.
import { find, isFixed } from "./plan.js";
import { digestOf } from "./store.js";

const patience = 3000; // milliseconds
const missing = "404.html";

export class Answers {
  constructor(store) {
    this.store = store;
    this.pages = new Map(); // client → { path, from, as, digest: a text or the promise of one }
  }

  /** Answers a request for a page, and notes for whom and from where. */
  async page(request, path, client) {
    await this.store.ready;
    const known = () => find(path, this.store.current, this.store.newest);
    if (known().as === "unknown") return this.fresh(await fetch(request), path, client);
    try {
      const answer = await inTime(fetch(request));
      if (answer.status < 500) return this.fresh(answer, path, client);
    } catch {
      // It is answered from what is kept.
    }
    return this.kept(known(), path, client); // of what is kept now: an update may have ended meanwhile
  }

  fresh(answer, path, client) {
    const digest = answer.ok ? answer.clone().arrayBuffer().then(digestOf).catch(() => "") : "";
    this.note(client, { path, from: "network", as: answer.ok ? "current" : "gone", digest });
    return answer;
  }

  async kept({ as, key: kept }, path, client) {
    this.note(client, { path, from: "kept", as: kept === undefined ? "gone" : as, digest: (kept || "").slice(0, 64) });
    if (kept !== undefined) return (await this.store.get(kept)) || Response.error();
    const { key } = find(missing, this.store.current, null);
    const page = key && (await this.store.get(key));
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }

  note(client, what) {
    if (this.pages.size > 200) this.pages.clear(); // of readers who have left
    this.pages.set(client, what);
  }

  /** Answers a request for a part of a page. */
  async part(request, path) {
    await this.store.ready;
    const key = () => find(path, this.store.current, null).key;
    if (key() === undefined) return fetch(request);
    if (isFixed(path)) return (await this.store.get(key())) || fetch(request);
    try {
      const answer = await inTime(fetch(request));
      if (answer.status < 500) return answer;
    } catch {
      // It is answered from what is kept.
    }
    return (await this.store.get(key())) || Response.error();
  }
}

function inTime(promise) {
  return new Promise((done, fail) => {
    setTimeout(() => fail(new Error("it takes too long")), patience);
    promise.then(done, fail);
  });
}
