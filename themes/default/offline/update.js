// Brings the kept edition up to date. Whatever fails, what was kept whole before stays so.
import { listName, readList, sizeOf, toFetch, unneeded, wantsKeeping, workerName } from "./plan.js";
import { digestOf } from "./store.js";

const atOnce = 4; // requests
const spare = 5e6; // bytes that are left free

/**
 * Looks for a newer edition, and fetches it. It answers "same", "updated", "refused" if
 * there is no room or the reader saves data, or "retire" if the site no longer wants to
 * be kept. It throws if the network fails.
 */
export async function update(store, scope) {
  await store.ready;
  const answer = await fetch(scope + listName, { cache: "no-cache" });
  if (!answer.ok) return (await isGone(answer)) && (await isGone(await fetch(scope + workerName, { cache: "no-cache" }))) ? "retire" : fail(answer);
  const bytes = await answer.arrayBuffer();
  const list = readList(new TextDecoder().decode(bytes), await digestOf(bytes));
  if (list === null) throw new Error("the list cannot be read");
  if (!wantsKeeping(list)) return "retire";
  if (!store.newest || store.newest.id !== list.id) await store.setList("newest", list, bytes);
  if (store.current && store.current.id === list.id) return "same";
  return bring(store, scope, list, bytes);
}

const isGone = (answer) => answer.status === 404 || answer.status === 410;

function fail({ status }) {
  throw new Error("the site answers " + status);
}

async function bring(store, scope, list, bytes) {
  if (await isRefused(store, list)) return "refused";
  const missing = toFetch(list, await store.have());
  if (savesData() || !(await hasRoom(sizeOf(missing)))) return "refused";
  try {
    await fetchAll(store, scope, missing);
    if (toFetch(list, await store.have()).length > 0) throw new Error("files went while others came");
    await store.setList("current", list, bytes);
  } catch (error) {
    if (error.name !== "QuotaExceededError") throw error;
    await refuse(store, list);
    return "refused";
  }
  await store.remove(unneeded(await store.have(), [list]));
  return "updated";
}

const savesData = () => Boolean(navigator.connection && navigator.connection.saveData);

async function hasRoom(size) {
  if (!navigator.storage || !navigator.storage.estimate) return true;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > size + spare;
}

// An edition for which there was no room is not tried again and again.
async function isRefused(store, list) {
  const refused = await store.get("refused");
  return refused !== undefined && (await refused.text()) === list.id;
}

async function refuse(store, list) {
  await store.remove(unneeded(await store.have(), [store.current]));
  await store.put("refused", new Response(list.id)).catch(() => {}); // then it is tried again
}

async function fetchAll(store, scope, files) {
  const queue = [...files];
  const work = async () => {
    while (queue.length > 0) await fetchOne(store, scope, queue.shift());
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    queue.length = 0; // once one fails, nobody goes on
  }
}

async function fetchOne(store, scope, { path, key, digest }) {
  const answer = await fetch(scope + path.split("/").map(encodeURIComponent).join("/"), { cache: "no-cache" });
  if (!answer.ok) fail(answer);
  const bytes = await answer.arrayBuffer();
  // While somebody publishes, list and files may not fit together.
  if ((await digestOf(bytes)) !== digest) throw new Error(path + " is not that of the list");
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  await store.put(key, new Response(bytes, { headers }));
}
