// Shows the problems that stand in the way of a new edition, over the last good
// page.

let overlay = null;

export function showOverlay(problems, more) {
  hideOverlay();
  overlay = element("section", "live-overlay");
  overlay.setAttribute("role", "alert");
  overlay.setAttribute("aria-label", "Problems in the content");
  const errors = problems.filter((p) => p.severity === "error").length;
  const head = element("div", "live-head");
  head.append(element("h2", "", title(errors, problems.length - errors, more)));
  const close = element("button", "", "Hide");
  close.type = "button";
  close.addEventListener("click", hideOverlay);
  head.append(close);
  overlay.append(head);
  const list = element("ol", "");
  for (const problem of problems) list.append(item(problem));
  overlay.append(list);
  document.body.append(overlay);
}

export function hideOverlay() {
  if (overlay !== null) overlay.remove();
  overlay = null;
}

function title(errors, warnings, more) {
  const parts = [];
  if (errors > 0) parts.push(errors === 1 ? "1 error" : errors + " errors");
  if (warnings > 0) parts.push(warnings === 1 ? "1 warning" : warnings + " warnings");
  if (more > 0) parts.push(more + " more");
  const stale = errors > 0 ? ". You see the page as it was before." : "";
  return parts.join(" and ") + stale;
}

function item(problem) {
  const li = element("li", "live-" + problem.severity);
  li.append(element("p", "live-place", problem.place + " [" + problem.code + "]"));
  li.append(element("p", "live-message", problem.message));
  if (problem.excerpt !== "") {
    const excerpt = element("pre", "live-excerpt", problem.excerpt);
    excerpt.tabIndex = 0; // it may be wider than the window
    li.append(excerpt);
  }
  if (problem.hint !== "") li.append(element("p", "live-hint", problem.hint));
  return li;
}

function element(name, className, text) {
  const e = document.createElement(name);
  if (className !== "") e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}
