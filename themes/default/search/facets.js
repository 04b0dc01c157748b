// The filters as readers see them. Pure, without a browser.

// groupsOf joins the filters that the site knows with the counts of an answer
// and with what is chosen. Values that nothing has are left out unless they are
// chosen; values that the site does not list follow by name.
export function groupsOf(known, counts, chosen) {
  return known.map(({ name, title, values }) => {
    const of = counts[name] || {};
    const picked = chosen[name] || [];
    const listed = new Set(values.map((v) => v.id));
    const others = [...new Set([...Object.keys(of), ...picked])].filter((id) => !listed.has(id)).sort();
    const all = [...values, ...others.map((id) => ({ id, title: id }))];
    return {
      name,
      title,
      values: all
        .map(({ id, title }) => ({ id, title, count: of[id] || 0, chosen: picked.includes(id) }))
        .filter((v) => v.count > 0 || v.chosen),
    };
  });
}
