// Loads the engine when it is first needed. From disk a script can only be
// loaded by adding it to the page.

// loaderOf returns the loader of the engine that a search box names.
export function loaderOf(form, failed) {
  const { engine, root } = form.dataset;
  let loading = null;

  function load() {
    if (loading === null) {
      loading = (ready() ? Promise.resolve() : add(engine, failed)).then(() => {
        if (window.partnerbook.ready) window.partnerbook.ready({ root });
        return window.partnerbook;
      });
      loading.catch(() => (loading = null)); // so that it can be tried again
    }
    return loading;
  }

  const search = (query, options) => load().then((engine) => engine.search(query, { root, ...options }));
  return { load, search };
}

function ready() {
  return Boolean(window.partnerbook && window.partnerbook.search);
}

function add(address, failed) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => {
      script.remove();
      fail(Object.assign(new Error(failed), { retry: true }));
    };
    document.head.append(script);
  });
}
