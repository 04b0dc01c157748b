// On the pages of a site that can be kept on the device: has the service worker keep it,
// and says where a page came from. From disk there is nothing to be done.
import { wordsIn } from "../app/words.js";
import { hideOffline, showKept, showNews, showOffline } from "./view.js";

const secure = location.protocol === "https:" || /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(location.hostname);
const saves = Boolean(navigator.connection && navigator.connection.saveData);

function start(root, worker) {
  const words = wordsIn(document.documentElement.lang);
  let page; // what the worker knows of this page
  worker.addEventListener("message", ({ data }) => {
    page = data.page || page;
    if (data.news) showNews(data.news, words);
    if (data.from === "kept") showOffline(data, words);
    if (data.online) hideOffline();
    if (data.size) showKept(data, words);
  });
  worker.startMessages();
  const say = (what) => worker.controller && worker.controller.postMessage({ what, page });
  say("ask");
  worker.addEventListener("controllerchange", () => say("ask"));
  addEventListener("online", () => say("look"));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && say("look"));
  // Whoever saves data is not asked to fetch a whole site.
  if (saves && !worker.controller) return;
  const keep = () => setTimeout(() => {
    worker.register(root + "sw.js", { scope: root || "./", updateViaCache: "none" }).catch(() => {}); // the site works without
  }, 0);
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep, { once: true });
}

const { root } = document.currentScript.dataset;
if (secure && parent === self && "serviceWorker" in navigator) start(root, navigator.serviceWorker);
