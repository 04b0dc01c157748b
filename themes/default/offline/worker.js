// The service worker: keeps the whole site on the device, so that it can be read without
// a network. It touches nothing but the reading of this site, sends nothing, and retires
// by itself once the site is published without it.
import { Answers } from "./answer.js";
import { newsOf, pathOf, listName, sizeOf, wanted, workerName } from "./plan.js";
import { Store } from "./store.js";
import { update } from "./update.js";

const scope = registration.scope;
const store = new Store(scope);
const answers = new Answers(store);
const pause = 6e4; // milliseconds between two looks for a newer edition

addEventListener("install", (event) => {
  event.waitUntil(look().then((found) => {
    if (found === "refused" || found === "retire") throw new Error("the site is not kept: " + found);
    return skipWaiting();
  }));
});

addEventListener("activate", (event) => {
  event.waitUntil(store.clearOthers(scope).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const path = pathOf(request.url, scope);
  if (path === null || path === listName || path === workerName) return;
  if (request.mode !== "navigate") return event.respondWith(answers.part(request, path));
  const answered = answers.page(request, path, event.resultingClientId);
  event.respondWith(answered);
  event.waitUntil(answered.then(() => lookAgain()).catch(() => {}));
});

addEventListener("message", (event) => {
  const { what, page } = event.data;
  // Browsers end a worker that rests, and it forgets what it answered; the page knows.
  if (page && !answers.pages.has(event.source.id)) answers.note(event.source.id, page);
  if (what === "look") event.waitUntil(look().catch(() => {}));
  if (what === "ask") event.waitUntil(tell(event.source));
});

let looking = null, last = 0;

// look brings the edition up to date; once at a time.
function look() {
  looking = looking || update(store, scope).then(after).finally(() => {
    looking = null;
    last = Date.now();
  });
  return looking;
}

const lookAgain = () => (Date.now() - last < pause ? Promise.resolve() : look());

async function after(found) {
  if (found === "retire") {
    await store.clear();
    await registration.unregister();
  }
  for (const client of await clients.matchAll()) {
    if (found === "same" || found === "updated") client.postMessage({ online: true });
    if (found === "updated") await announce(client);
  }
  return found;
}

// announce tells a page that the edition that is now kept has another.
async function announce(client) {
  const page = answers.pages.get(client.id);
  if (page === undefined) return tell(client);
  const news = newsOf(page.path, await page.digest, store.current);
  if (news !== "" && page.as !== "gone") client.postMessage({ news });
}

// tell tells a page where it came from.
async function tell(client) {
  await store.ready;
  if (client === null || store.current === null) return;
  const page = answers.pages.get(client.id);
  const { from, as } = page || { from: "network", as: "current" };
  client.postMessage({ from, as, made: await made(), size: sizeOf(wanted(store.current)), page: page && { ...page, digest: await page.digest } });
}

async function made() {
  const note = store.current.files.get("edition.json");
  const kept = note && (await store.get(note.key));
  return kept ? (await kept.json()).built : "";
}
