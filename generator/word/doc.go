// Package word writes pages as Word documents (.docx): what the site has as HTML
// becomes paragraphs, lists, tables and content controls that people in councils
// can edit.
//
// # The idea
//
// The HTML of a page's text, as the site emits it, is the model of the document. It
// is a small dialect that we know, so no second form of every page has to be kept.
// A tree of plain nodes goes in (Read makes it from HTML), WordprocessingML comes
// out. What a class or a tag becomes is said once, in look.json, and how it looks in
// the parts, which are XML as Word keeps it: a change of looks touches nothing else.
//
// Everything is written a second time in themes/default/word, for the reader's
// browser, with the same names of files and functions; both read look.json and the
// parts. Tests hold the two to each other, byte for byte, so whoever changes one
// changes the other. For that, entries of the zip are stored and carry one fixed
// time: browsers compress only asynchronously, and each in its own way. Attributes
// that are not in look.json do not enter a tree, so that the two readers cannot
// differ in more.
//
//   - node.go, look.go: what goes in;
//   - flow.go, blocks.go, lists.go, table.go, grid.go: blocks to paragraphs and tables;
//   - inline.go, control.go, notes.go, links.go, places.go: what stands in a paragraph;
//   - document.go, frame.go, zip.go: the package around it.
//
// # What becomes what
//
// The document begins with its title, and headings follow below it: h2 becomes
// Heading 1. Where there is an h1 in the text, as in a document of several pages
// (an article with data-base for each), that becomes Heading 1. Blanks (span.blank)
// become content controls whose tag is data-field; a blank that holds nothing or its
// label is shown as a prompt, unless it has data-value, which also gives the day of
// a date. Neighbours with the same data-repeat are the entries of one repeating
// section. Footnotes are Word's. Pictures are left out, with their descriptions as
// text; charts are left out, since a table stands beside each. Relative links
// become absolute if the base is known, lead to a place in the document if it is
// there, and else are plain text.
//
// # Why no library
//
// gomutex/godocx and the like in Go, and dolanmiu/docx for JavaScript, write documents
// well, but none comes in both languages, and two that agree byte for byte do not
// exist; none writes repeating sections. unioffice is not free software. The part of
// the standard that we need is small.
//
// Text can never become markup, a field or a relationship: all of it goes through
// escape, field codes are constants, and addresses through safeAddress.
package word
