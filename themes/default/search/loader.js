// Loads the engine when it is first needed.
import { add } from "./script.js";

// loaderOf returns the loader of the engine that a search box names. failed is
// what to tell the reader where it cannot be loaded.
export function loaderOf(form, failed) {
  const { engine, root } = form.dataset;
  let loading = null;

  async function start() {
    if (!isThere()) await add(engine).catch(() => Promise.reject(Object.assign(new Error(failed), { retry: true })));
    if (window.partnerbook.ready) window.partnerbook.ready({ root });
    return window.partnerbook;
  }

  function load() {
    if (loading === null) {
      loading = start();
      loading.catch(() => (loading = null)); // so that it can be tried again
    }
    return loading;
  }

  const search = (query, options) => load().then((there) => there.search(query, { root, ...options }));
  return { load, search };
}

function isThere() {
  return Boolean(window.partnerbook && window.partnerbook.search);
}
