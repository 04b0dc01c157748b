// Package generator compiles a folder of Markdown and TOML into a site. This
// comment is the architecture document: read it before anything else.
//
// # The idea: compile and link
//
// A knowledge base is source code for readers, so the program has the shape of a
// compiler and a linker. It runs strictly forward:
//
//		     scan           compile              link                 emit             write
//		disk ─────▶ Tree ─────────────▶ Object ─────────▶ Site ─────────────▶ File ─────────▶ public/
//		                   one file,            whole site,          pages, search
//		                   in parallel,         cheap                index, style
//		                   cached                                    sheets, feeds
//
//	  - Scan (source) finds the files. It reads names, sizes and dates only.
//	  - Compile (kind, markup, data) looks at one file. It makes an object: HTML with
//	    holes, the references that belong into the holes, the names that the page
//	    defines, its plain text in passages, its settings, typed, and what is wrong
//	    with it. The syntax tree is dropped at once, so an object takes about three
//	    times as much as its file.
//	  - Link (site) sees all objects. It gives pages their addresses, resolves
//	    every reference, and computes order, back-links, lists and states. It makes
//	    an immutable Site, and no HTML.
//	  - Emit (render) fills the holes, which is a copy with splices, runs the
//	    theme's templates, and hands the pages' passages to search, which makes the
//	    files of its index of them.
//	  - Write (output) replaces the files whose bytes changed.
//
// Each stage takes values and returns values and diagnostics (diag). Nothing is
// filled in later: a stage that knows more returns a new type. Nothing calls
// back, registers itself, logs or prints; only the command prints.
//
// # Why it pays
//
// An object depends on one file and on the settings in its compiler, so a
// Workspace keeps objects while neither changes: after an edit one file is
// compiled again, and while the files stay the same by name, none but the edited are
// looked at (compile_edits.go). Linking is a pass over small tables and is done anew, so nobody
// keeps track of what depends on what; only where an edit changed nothing that
// other pages see is the last site taken with the new body (site.Reword), and the last
// list of what a book holds with it (render.Book.Reworded). Search
// keeps a digest of each page (render.Digests) while its words are the same, and patches
// its index while the pages are; a built-in theme is loaded once (render.Shelf). Pages
// and the files of the index are emitted when they are asked for. No other package
// knows that there is such a thing as rebuilding, and a build after any edits equals
// a clean build, byte for byte: TestEditsEqualClean tries.
//
// A build is remembered by a digest of all that it was made of (origin.go) and of what
// it left (output/record.go), so that one that would make the same ends at once. It also
// keeps its objects without their text (keep), and what search needs to patch its index,
// so that after edits of pages the next process compiles what was edited, links, and makes
// the few files that are others (resume.go, again.go, render/again.go, search/patch.go,
// output/update.go; TestAgainEqualsClean tries). Which pages show an edit of another, it
// finds without keeping track: it makes all of them without their text, and compares sums
// (render/sum.go). When pages come or go, or anything else changes, it works as if there had
// been no build before.
//
// check makes no pages, so it keeps nothing of their text either: its objects are bare
// (kind.Compiler.Bare), unless a theme of the site's own or search.toml are to be tried.
//
// # Decision aids
//
// A decision aid is a file of TOML that compiles to an object like a page: its
// definition is its Fields, its evidence and next steps are references, and the
// texts of its first page are its passages. Emit makes further pages of it
// (aid.Definition.Pages): one for each path of answers, each profile, and the one
// that says how it works. What counting all its answers comes to depends on the
// definition alone, so a Workspace keeps it (analyses.go); while an author works it
// is counted beside, and another edition says what was found. The evaluators are
// written a second time in JavaScript (themes/default/aid), and tests hold the two
// to each other.
//
// # Figures
//
// A data set is a CSV file of content/data with a description in TOML beside it, and
// compiles to a data.Set: the one thing that is made of two files. Pages refer to it like
// to anything else, with holes for a figure, a table or a chart. Link answers what they
// ask for, so that a mistake is found where it stands, and emit draws (chart) and writes.
// What a hole says belongs to the words of the page, so search finds it. A data set that a
// page shows is published at its own path, without cells that a spreadsheet would run.
//
// # Plain English and accessibility
//
// How hard a section is to read is counted while its words are looked at anyway
// (markup/reading.go), and is a part of the object. So the report for editors is made of
// what is kept: the one generated page that changes with the words of any page, which
// a build after an edit of words makes again besides (render.Book.Reading). The
// accessibility statement is a view of site.toml (render/statement.go); what it may claim,
// reading the settings decides (source/accessibility.go), and what a public site lacks,
// linking (site/statement.go).
//
// # Checklists
//
// What readers note of a checklist hangs on the names of its items, so compiling gives
// every item one that only its own words and place decide (markup/task.go), and a lock
// beside the pages holds them all: after linking, a Workspace compares the two and says
// what an edit would lose (checklists.go). The rest is the readers' own: package
// checklist reads, merges and writes their files, and has a twin in JavaScript too
// (themes/default/checklist).
//
// # Documents to fill in
//
// A template's text is its document, with a hole for the label of each blank. The
// page hands the fields to a script as JSON; what a filled document is, package fill
// says in Go and themes/default/template in JavaScript, and tests hold the two to
// each other over the same nodes that package word makes Word documents of.
//
// # Word documents
//
// A page becomes a Word document by way of the HTML that the site has of it, so no
// other stage knows of Word. Emit writes the blank document beside each template;
// of all other pages the reader's browser makes one when it is asked. The writer is
// therefore written twice (word, themes/default/word), reads one table of looks, and
// tests hold the two to each other byte for byte.
//
// Readers take several pages away by way of a generated page, pack.html. From disk no
// page may read another, so it opens them in frames and asks: the script of every page
// answers with what the server sent (themes/default/take/answer.js). It is the only page
// whose policy lets it frame anything.
//
// # Copies
//
// Copies of a site are read long after they were made. What depends on the day is worked
// out a second time when a page is looked at (themes/default/life, and render/life.go):
// only edition.json, edition.js, the start page and the review report hold the day of the
// build, so that all else stays the same. If a site asks for it, browsers keep it whole
// (themes/default/offline, and render/offline.go). What there is to keep their worker
// reads from the manifest that output writes; what it would fetch, drop and answer is a
// pure module. Copies to give away are made of the same files: a zip with its manifest,
// which can be proved and updated (bundle), and one file of HTML that holds all (single).
// A browser that the machine has makes a PDF of pages (pdf).
//
// Two editions are compared as emitted files too (edition), whatever they came from: so a
// bundle of years ago can be held against today's sources, or a revision of them, which is
// made in memory (revision).
//
// What is put where readers look (publish) is the same files in an order in which no page
// ever lacks what it names.
//
// # Languages
//
// page.cy.md is the Welsh of page.md, and an object of its own. Link leads readers of Welsh to
// the Welsh of what a page names wherever there is one (site/translations.go says how, for
// lists, menus and generated pages), and compares the two by what the compiler noted of each:
// headings, paragraphs, figures, citations, never words (site/parity.go, markup/shape.go). Emit
// marks whatever is or leads to another language (render/languages.go). aid.cy.toml holds the
// texts of aid.toml in Welsh: the one page that is made of two files. A Workspace puts the two
// together when either changes (translations.go), to an aid whose definition stays the
// original's (aid/translation.go). Search ranks each
// language for itself; pages ask again in another where their own has nothing.
//
// # Packages
//
//	cmd/partnerbook    the command
//	cmd/windowszip     the zip in which it comes for Windows
//	generator          this package: Workspace, which runs the stages
//	  serve            the server that shows a workspace while its author works
//	  lsp              a language server, for authors' editors
//	    rpc            its messages: JSON-RPC with bounds
//	  schema           which settings there are, as JSON Schema
//	  render           emit: themes, views, pages, feeds
//	  bundle           the offline edition as a zip: make, prove, update
//	  single           the offline edition as one file of HTML
//	  pdf              pages as a PDF, printed by a browser
//	  output           write: atomic, with a manifest
//	  publish          the site into a bucket or a folder that readers see
//	  edition          two editions of a site compared
//	  revision         the files of a git revision
//	  coding           compressing for the web
//	  header           what a web server says of a file
//	  site             link
//	  kind             the kinds of page, and compiling a file to an object
//	  keep             objects without their text, for the next build
//	  checklist        checklists: the lock, and what readers save, merged
//	  aid              decision aids: decode, evaluate, analyse, draw
//	  data             files of figures: their cells, and what pages ask of them
//	  chart            figures to SVG; imports nothing of the rest
//	  fill             document templates: fields, answers, filled documents
//	  word             Word documents of what pages have as HTML
//	  word/wordtest    what Word would refuse, for tests
//	  importer         pages of Word documents, web pages and texts
//	  redteam          sites of hostile content, for tests
//	  markup           Markdown to a body with holes
//	  source           files, settings, places in a text
//	  canonical        JSON that Go and browsers write alike
//	  spreadsheet      tables that Go and browsers write alike
//	  calendar         lines of iCalendar
//	  portable         paths that every disk can hold
//	  stamp            whether a file may have changed
//	  diag             diagnostics
//	  testrun          how tests run
//	  bench            sites to measure with
//	    limit          the least that any generator must do
//	    table          all that there is a goal for, in one table
//	search             finding passages; imports nothing of the rest
//	  analyse          text to terms
//	  full             the full index, with bleve's query language
//	themes, embed.go   what is built in
//	  bidi             steers Firefox, for tests
//
// Arrows point down only; imports_test.go holds the allowed ones as a table and
// names the line that breaks it. Each third-party library is fenced into the
// packages that the table names.
//
// # Three recipes
//
//   - A new construct of the dialect: markup/x.go with a line in
//     markup/constructs.go, and markup/testdata/construct/x.txtar.
//   - A new kind of page: kind/x.go with a row in kind/table.go and a starter, a
//     folder of the theme, and a case in testdata/site. Settings of its own are a
//     type in that file that implements kind.Fields: what they refer to, what a
//     theme sees of them (View) and what a search finds them by (Search).
//   - A new diagnostic: a row in diag/codes_*.go, the check at the earliest stage
//     that has the facts, and a case in testdata/diag.
//
// # Libraries
//
// goldmark parses Markdown, since it is fast, exact to the specification and
// knows places; chroma colours code; bluemonday and x/net/html clean HTML where
// a site allows it; x/net/html reads it for Word documents, and web pages that are imported. BurntSushi/toml judges TOML and pelletier/go-toml's AST
// knows its places; goccy/go-yaml reads other tools' front matter with places.
// esbuild bundles style sheets and scripts without Node. fsnotify tells of
// edits; bleve is the full index, with a query language of its own, at
// v2.6.1. klauspost/compress makes Zstandard, which the standard library has not, and gzip;
// andybalholm/brotli is the brotli that needs no C. sergi/go-diff tells what changed between
// two texts. gofrs/flock locks the folders of the
// output and of that index on every system; minio-go speaks S3 with any store; cobra is the command line;
// schollz/progressbar the bar in it; x/text knows languages and letters, x/sync groups
// goroutines. In tests go-internal runs scripts, chromedp a browser, and licensecheck
// tells licences.
package generator
