// Opens pages of the site in a frame that nobody sees, and asks them for their text:
// from disk there is neither a request nor a look into a frame. take/answer.js answers.
// A page that is not there loads as well, as one that says nothing.
import { el } from "../app/el.js";
import { toAnswer, toLoad } from "./wait.js";

/** The HTML of a page with its address; null if there is none. */
export function openPage(address, title, signal) {
  return new Promise((done) => {
    const own = location.protocol === "file:" ? "null" : location.origin;
    const from = performance.now();
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
      timer = setTimeout(stop, toAnswer(performance.now() - from));
      frame.contentWindow.postMessage("partnerbook page", own === "null" ? "*" : own);
    });
    addEventListener("message", hear);
    signal.addEventListener("abort", stop);
    document.body.append(frame);
  });
}
