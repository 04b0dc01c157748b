// Keeps the place on the page over a reload.

const key = "partnerbook-scroll";

export function keepScroll() {
  sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
}

export function restoreScroll() {
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  sessionStorage.removeItem(key);
  if (kept === null || kept.path !== location.pathname) return;
  history.scrollRestoration = "manual";
  scrollTo(kept.x, kept.y);
  addEventListener("load", () => {
    scrollTo(kept.x, kept.y);
    history.scrollRestoration = "auto";
  });
}
