// Package markup compiles the text of one page into an object's body: HTML with
// holes, and everything that the rest of the program needs to know of the text.
//
// It looks at one file only. What depends on other files is left open: a link's
// address, the title of a linked page, a citation's words, an included text, a
// list of pages. Each is a Hole: an offset in the HTML, and the Reference that
// says what belongs there. The site resolves references when it knows all
// pages, and emitting a page is a copy with splices; nothing is parsed twice
// and nobody reads our own HTML again. In a compiler's words, a Body is the
// code, relocations and symbol table of an object file.
//
// # From text to body
//
//  1. limits.go refuses text on which the parser would need minutes.
//  2. The parser (goldmark, configured once in New) makes a tree.
//  3. The writer walks the tree once and makes, side by side, the HTML with its
//     holes, the headings and anchors, the plain text cut into passages for
//     search, and the diagnostics. Plain-English checks (prose.go) run over each
//     block's plain text as it ends.
//  4. The tree is dropped. It is not safe for two readers, and it is ten times
//     as large as the body.
//
// goldmark's own HTML renderer is not used: it writes to a stream, and we need
// the offsets of holes, the plain text and the places of mistakes from the same
// walk. TestCommonMark holds the writer to the CommonMark specification.
//
// # One construct, one file
//
// A construct of the dialect is a file with its parser (if goldmark has none),
// its write function and a case file in testdata/construct. Three tables in
// constructs.go list them: write functions by kind of node, blocks (:::name)
// and inline marks (:name[…]). To add a block, write x.go with a block value and
// a line in that table, and testdata/construct/x.txtar.
//
// Words that readers see ("Note", "Ours") depend on the page's language and the
// theme, so they are holes as well: a Label.
//
// goldmark and chroma are imported here and nowhere else.
package markup
