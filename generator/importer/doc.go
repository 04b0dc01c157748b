// Package importer makes pages of documents: of Word (.docx), HTML and plain text, such
// as programs take out of an old PDF.
//
// # The idea
//
// Readers make a Document of a file: blocks with spans of text, each with its place in the
// original, and the same for all formats. Recognisers look for what a knowledge base
// has pages for. A writer makes Markdown that says, after our compiler, what the file
// said. Whatever is left out or guessed on the way goes into the Report, with its place:
// nothing is lost in silence, which TestNothingIsLost tries.
//
//		  read                 shape                      write
//		file ─────▶ Document ─────────▶ pages, figures ─────────▶ File, Report
//
//	  - model.go: the document; report.go: the report; limits.go: how much is read;
//	  - text*.go: plain text. Headings, lists, footnotes and tables are guessed from the
//	    form of the lines;
//	  - html*.go: web pages;
//	  - docx*.go: Word documents. Tracked changes are accepted while reading;
//	  - shape*.go: title, annexes, checklists, testimonials, tables, numbered paragraphs;
//	  - places.go: names of places, and links between the pages;
//	  - markdown.go, escape.go, front.go: the text of pages and their settings;
//	  - import.go: from a file to files.
//
// A new format is a reader; a new thing to recognise is a function over pages in shape*.go.
//
// # What stands where
//
// A document that comes to one page becomes NAME.md, any other a folder NAME with
// index.md. Figures go into the folder data of the content, pictures into files/ beside
// the pages. Each block at the top of a page has a comment with its place in the original,
// and [extra] of each page names the file. The pages build in a site with a site.toml and
// without. They are no drafts, since whoever imports wants to see them, but have no date
// of review; a page with comments of reviewers is a draft.
//
// # Libraries
//
// x/net/html reads HTML, and its charset finds out encodings; both stand in the module
// already. Word documents are read with archive/zip and encoding/xml: fumiama/go-docx has
// a licence that this program cannot take on (AGPL), gomutex/godocx is not kept any more
// and knows neither tracked changes nor notes, its fork ubavic/godocx is new and writes
// more than it reads, and unioffice is not free software. What is read of the format is
// small: about forty elements.
package importer
