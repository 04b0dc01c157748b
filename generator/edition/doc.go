// Package edition compares two editions of a site: what a reader, an author or a committee
// wants to know of a change and a comparison of source files does not tell.
//
//	            Read                Compare
//	Input ×2 ─────────▶ Side ×2 ─────────────▶ Report ──▶ text, JSON, a page, change notes
//
// # What is compared
//
// Emitted files, and no sources: an edition may be a folder of sources, a revision of a
// repository, a folder that was built or a zip that was given away years ago, and all of
// them come to a set of emitted files (Files). Whoever has sources makes a render.Book of
// them in memory first (OfBook). Pages carry the definitions of decision aids for browsers,
// and those are read again for whoever has no sources (aid.ReadShipped). What editors say of
// searches stands in sources alone (Source). What could not be compared, the Report says,
// with how to have it compared.
//
// # How, in files
//
//   - side.go, copy.go, book.go: an edition is read: its pages, with a sum of what readers
//     see of each. A page that is the same on both sides is never parsed, which keeps
//     sites of 10,000 pages cheap.
//   - page.go, page_blocks.go: a page becomes paragraphs (Block), without what the program
//     adds by itself: lists of pages, meanings of terms, who cites it. Otherwise one new
//     page would seem to change a hundred.
//   - match.go, alike.go: pages are matched by id, address, alias, and by sameness of words.
//   - blocks.go, pair.go: the same for paragraphs: kept, moved, reworded, added or removed.
//   - words.go, sequence.go: word by word, what changed in a paragraph.
//   - figures.go: numbers, sums of money and dates among the words; table.go: CSV files.
//   - answers.go, inputs.go, answer_*.go: decision aids, asked with the same inputs.
//   - searches.go: the same queries put to both indexes.
//   - report.go, text.go, text_*.go, html.go, notes.go: what comes of it.
//
// The same two editions give the same report, byte for byte: nothing depends on the order
// of maps, on time, or on how many processors there are.
//
// # Libraries
//
// sergi/go-diff is the diff: Myers' algorithm over runes, which stand for words and
// paragraphs here. It is the one that most programs in Go use, has no dependencies of its
// own, and with its time limit off depends on nothing but what it compares; x/tools keeps
// its diff internal, and others compare lines or bytes alone. x/net/html reads pages, as it
// does elsewhere. html/template writes the page.
package edition
