// Package full is the full index: bleve's, with its query language, for the
// command and the server. The index of package search needs no library and goes
// into browsers; this one answers more exact questions: fields, ranges, regular
// expressions, near spellings.
//
// It is understandable alone and imports, of ours, only search, whose documents it
// takes and whose results it gives, and its analysis. Of libraries it needs bleve
// and, so that two processes do not write one folder, gofrs/flock.
//
//		documents ──▶ Open, Update ──▶ *Index ──▶ Search(query) ──▶ search.Results
//
//	  - analyser.go gives bleve the analysis of search/analyse;
//	  - mapping.go says which fields pages and passages have;
//	  - table.go keeps one bleve index in step with the documents: each batch holds,
//	    besides pages, the digests of all pages in it, so whatever was interrupted
//	    goes on where it stopped;
//	  - folder.go keeps the tables on disk: a lock, and a seal with the checksums of
//	    all files, which is broken while they are in use. What has no whole seal, or
//	    that of another version, is made anew;
//	  - split.go and query.go read the query language;
//	  - search.go and passages.go answer.
//
// # Two tables
//
// Pages are ranked by a table of pages, and the best passages of the best pages are
// found in a table of passages. One bleve index of both would count passages as
// documents and spoil the rarity of words by which pages are ranked; ranking by
// passages alone loses 0.02 of nDCG.
//
// # Scoring
//
// Words without a field are looked for in one field of everything, by bleve's
// TF-IDF, and the title is in that field twice. Scores grow by up to a half where the
// query covers the title. On the judged collections Cranfield, CACM, CISI and NPL
// this has a mean nDCG@10 of 0.436. bleve's own English analyser and scoring have
// 0.423; its BM25 ranks lower, and so do separate fields with weights, since bleve
// multiplies a sum by the share of its parts that fit.
//
// # The language
//
// Queries are bleve's query strings (blevesearch.com/docs/Query-String-Query),
// with these differences, so that plain words need no care:
//
//   - Marks that mean nothing where they stand are punctuation: a question mark at
//     the end of a word, a dash between spaces, a colon before a space.
//   - title:, heading:, text: and council: hold words; kind:, model:, nation:,
//     topic:, audience:, status: and url: hold one value; paragraph: holds numbers.
//     Another name before a colon is a mistake, and so is a quotation that does not
//     end; such a mistake is a *QueryError with its place.
//   - Words are stems, but fuzzy~, wild* and /regular.expressions/ are about words as
//     they are written, in small letters and without accents.
//   - Words that say nothing are left out where others say something.
package full
