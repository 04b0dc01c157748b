// Opens pages of the site in a frame that nobody sees, and asks them for their text:
// from disk there is neither a request nor a look into a frame. take/answer.js answers.
import { el } from "../app/el.js";

// How long a page may take to load; and, once it is there, to answer or to lead on to
// the page that has taken its place.
const toLoad = 30000;
const toAnswer = 4000;

/** The HTML of a page with its address; null if there is none. */
export function openPage(address, title, signal) {
  return new Promise((done) => {
    const own = location.protocol === "file:" ? "null" : location.origin;
    const frame = el("iframe", { hidden: true, title, src: address });
    let timer = setTimeout(() => end(null), toLoad);
    const end = (page) => {
      clearTimeout(timer);
      removeEventListener("message", hear);
      signal.removeEventListener("abort", stop);
      frame.remove();
      done(page);
    };
    const stop = () => end(null);
    const hear = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== own || !data || typeof data.html !== "string" || typeof data.address !== "string") return;
      end(data);
    };
    frame.addEventListener("load", () => {
      clearTimeout(timer);
      timer = setTimeout(stop, toAnswer);
      frame.contentWindow.postMessage("partnerbook page", own === "null" ? "*" : own);
    });
    addEventListener("message", hear);
    signal.addEventListener("abort", stop);
    document.body.append(frame);
  });
}
