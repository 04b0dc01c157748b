// Package search finds passages of practice in the pages of a site: in Go, and with
// the same answers in a browser, online or from a disk without a server.
//
// It is understandable alone and imports nothing of the project but its own
// analysis. A caller hands it documents and gets files; an index is opened on files:
//
//	Documents ──▶ Collect ──▶ *Collection ──▶ Files ──▶ search/*.js ──▶ Open ──▶ *Index ──▶ Search
//
// The browser's engine (themes/default/search/engine.js) is the twin of Index: it
// reads the same files and gives the same answers, to the last bit of each score. A
// change here is a change there; tests in themes compare the two in goja and in
// Chromium. Files that belong together: query.go, expand.go and spelling.go with
// expand.js; score.go with rank.js; passage.go with passage.js; search.go and
// filter.go with engine.js; open.go with tongue.js and load.js; code.go, class.go and
// shard.go with code.js.
//
// # What happens to documents
//
//  1. collection.go digests each document (digest.go): how often which term stands in
//     it, which words follow one another, which terms stand for it. A digest depends
//     on its document alone, so a later collection takes those that did not change; where it is told which did
//     (collection_edited.go), it does not look at the others.
//  2. encode.go merges the digests of each language into files, by way of a lexicon of
//     its words and terms (lexicon.go). Each kind of file has a source file that writes it
//     and reads it: term.go, dictionary.go, pair.go, card.go, near.go and table.go.
//
// # What happens to a query
//
//  1. query.go takes it apart into words, quoted phrases, -words and the word that
//     is still being typed;
//  2. expand.go finds what else the words may mean: synonyms, the words that the
//     unfinished one may become; spelling.go a known word for one that no page has;
//  3. score.go ranks pages. The formula is BM25F (Zaragoza and others, TREC 2004)
//     over title and text, where headings and the summary count as text that comes
//     several times (digest.go), with a bonus for titles that the query covers, and,
//     for long queries, a share of the scores of near pages;
//  4. filter.go leaves out what does not fit, and counts what filters would leave;
//  5. passage.go finds the best passages of the best pages, and excerpts of them
//     with the words that were found.
//
// Ranking is by page: ranking by passage alone lost 0.02 of nDCG on six judged
// collections. It uses no positions of words.
//
// The parameters are constants. They were chosen on public judged collections and
// are the same for every site; a site's editors change what is found with synonyms
// and expectations, not with numbers.
//
// # Files
//
// Format version 1. All files but the directory are called KIND-HASH.js, by a digest
// of their bytes; each is a classic script, the one thing that a page opened from a
// disk can load, and calls partnerbook.put(NAME, VALUE) with its name without .js.
//
//	index.js   directory: what depends on the whole site, and the names of the others
//	t-…        postings of a run of terms
//	w-…, e-…   a run of words as they are written; spelt backwards
//	c…-…       cards: what results show of a few pages (card.go)
//	n-…        near pages
//	q-…, x-…   names of the files of pairs; pages of a run of pairs
//
// For a first query of n words a browser loads the directory, at most n files of terms
// and as many of cards as there are results: three rounds, since only the cards wait
// for the terms. Words and pairs are loaded for words that are unknown or unfinished,
// and for quoted phrases.
//
// The directory (directory.go) has a part for each language. Numbers stand in strings
// as code.go says, sets of pages as gaps or bits. Where a run of entries is cut into
// files depends on the entries there (shard.go), and postings hold only what their own
// page says, so an edit changes the files of the words that it changes, the cards of a
// few pages, the near pages and the directory.
//
//   - t: a list [term, postings, term, postings, …], sorted. Postings begin with 1 if
//     the term is a word as it is written; then for each page the distance from the
//     page before, and the occurrence: how often it stands in the title and, in
//     classes, in the text (class.go).
//   - w, e: a string of words, sorted, each followed by a capital letter that says
//     how many pages have it, two letters for each doubling.
//   - c: a list of cards [address, title, kind, status, texts], of which texts are
//     four for each passage: anchor, heading, text, and what it is found by besides.
//   - n: for each page how many are near, and which, as gaps.
//   - q: {bits, names}: the leading bits of a pair's hash number the file.
//   - x: for each pair the distance from the hash before, how many pages, and which.
//
// # Patching
//
// Most edits change the words of a page or what is said of it, and what they change in the
// index is little and known. A program that starts anew for each edit need not read all
// other documents:
//
//	Collect ──▶ Write ──▶ Files, State ──▶ (disk) ──▶ Patch ──▶ Files, Gone, State, Near
//
// Patch (patch.go) has the state that was saved beside the files (state.go), reads of the
// files those that change, and is given the documents that may have changed. What it
// gives is what a new collection of all documents would, to the last byte, its state too;
// tests hold this after chains of edits. The state must be kept with the program that
// made it: another program may find other terms in the same words.
//
//  1. Files read must be what the digests in their names say, the directory what the
//     state says (patch_old.go): nothing is made of a damaged file.
//  2. patch_group.go takes the old card of an edited page for its old document, and
//     patch_part.go makes the cards of its group anew. Digests of both, the old and the
//     new, say what changed (patch_compare.go). The cards lack one thing that a digest
//     asks for, which passages are summaries, so the state has it.
//  3. patch_lexicon.go counts on how many pages each term and each word now is. Words
//     that are on none any more go, others come; all is decided by spelling, since each
//     process numbers terms as they come.
//  4. patch_runs.go cuts terms, words and endings into files as encode.go does, with the
//     same code (shard.go). A file stays whose entries are the same; of others, postings
//     that did not change are copied as they stand. patch_pairs.go does so with pairs,
//     where an edit must not change how many files there are.
//  5. patch_near.go finds near pages again for the edited pages and for those for which
//     a term stands that came to the signature of an edited page or left it.
//  6. patch_table.go writes lengths, means and the sets of pages that filters need. What
//     editors say depends on addresses and on their own words alone, so the old
//     directory's answer holds while these are the same; the state has a digest of their
//     words.
//
// Whoever adds to the files what depends on documents must add it here, and whoever
// changes what is written of the same documents must raise stateVersion.
//
// Everything is the same for the same documents: tests hold that neither the number
// of goroutines nor what was digested before changes a byte.
package search
