// In which language to look. Readers get the pages in that of the page on which they ask; where
// these do not know their words, those in another. Pure, without a browser.

/**
 * Asks for pages in options.language and, if nothing is found there or only with other words,
 * in each of others: the first that has the words as they are. elsewhere is its language then.
 */
export async function searchIn(search, query, options, others) {
  const own = await search(query, options);
  if (own.total > 0 && !own.corrected) return own;
  for (const language of others) {
    const found = await search(query, { ...options, language });
    if (found.total > 0 && !found.corrected) return { ...found, elsewhere: language };
  }
  return own;
}

/** Tells of each of others how many pages in it have the words, without those that have none. */
export async function countsIn(search, query, options, others) {
  const out = [];
  for (const language of others) {
    const { total, corrected } = await search(query, { ...options, language, limit: 1 });
    if (total > 0 && !corrected) out.push({ language, total });
  }
  return out;
}
