// The list as it stands on the page: its items, with their words as files have them.

/** Returns { id, site, edition, title, items, sections }. */
export function listOn(place) {
  const items = new Map();
  const sections = new Map();
  let heading = null;
  for (const e of document.querySelectorAll(".text :is(h2, h3, h4, h5, h6, li[data-item])")) {
    if (e.localName !== "li") {
      heading = e;
      continue;
    }
    const item = itemOf(e, heading);
    if (items.has(item.id)) continue;
    items.set(item.id, item);
    if (heading === null) continue;
    if (!sections.has(heading)) sections.set(heading, { heading, items: [] });
    sections.get(heading).items.push(item);
  }
  const { list, site, edition } = place.dataset;
  return {
    id: list, site, edition, title: document.querySelector("h1").textContent,
    items: [...items.values()], sections: [...sections.values()],
  };
}

function itemOf(li, heading) {
  const label = li.querySelector("label");
  const above = li.parentElement.closest("li[data-item]");
  return {
    id: li.dataset.item, words: wordsOf(label), section: heading === null ? "" : plain(heading), parent: above === null ? "" : above.dataset.item,
    li, label, box: label.querySelector("input"),
  };
}

// wordsOf is what a label says, without citations and explanations; words that are
// ours are marked.
function wordsOf(label) {
  const copy = label.cloneNode(true);
  for (const e of copy.querySelectorAll(".cite, .meaning, sup")) e.remove();
  for (const e of copy.querySelectorAll(".ours > .tag")) e.textContent = "(" + e.textContent + ")";
  return plain(copy);
}

const plain = (e) => e.textContent.replace(/\s+/g, " ").trim();
