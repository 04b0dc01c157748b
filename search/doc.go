// Package search finds passages of practice in the pages of a site.
//
// It is understandable alone and imports nothing of the project but its own
// analysis. A caller hands it documents (document.go) and asks the index that is
// made of them:
//
//	documents ──▶ Build ──▶ *Index ──▶ Search(query) ──▶ Results
//
// What happens to a query, and where:
//
//  1. query.go takes it apart into words, quoted phrases, -words and the word that
//     is still being typed;
//  2. expand.go finds what else the words may mean: a known word for one that no
//     page has, the words that the unfinished one may become, other names;
//  3. score.go ranks pages. The formula is BM25F (Zaragoza and others, TREC 2004)
//     over title and text, where a heading counts as text that comes several times
//     (digest.go), with a bonus for titles that the query covers, and, for
//     long queries, a share of the scores of similar pages (neighbour.go);
//  4. passage.go finds the best passages of the best pages, and excerpts of them
//     with the words that were found.
//
// Ranking is by page: ranking by passage alone lost 0.02 of nDCG on six judged
// collections. It uses no positions of words; quoted phrases are checked in the
// text of the pages that hold their words.
//
// The parameters are constants of score.go. They were chosen on public judged
// collections and are the same for every site; a site's editors change what is
// found with synonyms and expectations, not with numbers.
package search
