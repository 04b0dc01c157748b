// How long the pack waits for a page. Pure.

/** Milliseconds that a page may take to load. */
export const toLoad = 30000;

/** How long a page that is there may take to answer, or to lead on to the page that has
 * taken its place, if it took so many milliseconds to load. Those that answer do so at
 * once; but where one page comes slowly, so does the next. */
export const toAnswer = (loaded) => Math.min(4000, Math.max(1000, 10 * loaded));
