// Package pdf makes a PDF of pages of a site: with contents, numbers on its sheets, a
// heading on each of them, bookmarks, and tags for those who have it read to them.
//
// Browsers print HTML better than any library that makes PDF does, and the theme already
// says how pages look on paper. So the pages are put one behind the other into one
// document (document.go, part.go), and Chromium, Chrome or Edge, whichever the machine
// has, prints it (browser.go). Nothing is asked for but their command line: to steer them
// by their protocol would take a library that is as large as the rest of the program.
//
// # What becomes of a page
//
// What stands in main, without scripts. Names of places get the number of their page
// before them, so that no two are the same; links to pages of the document lead to them,
// and links to others to the site's address if it has one, and else nowhere: a PDF is
// given away without the folder that it was made of.
//
// # Numbers in the contents
//
// Browsers do not know on which sheet a link leads while they lay it out (CSS has
// target-counter for that; Chromium 156 does not). So the document is printed twice: the
// first time says on which sheets the pages begin (contents.go). github.com/ledongthuc/pdf
// reads that, since it is small and depends on nothing; pdfcpu, which can write as well,
// would be a tenth of the program. If it cannot be read, the contents have links and no
// numbers.
//
// A PDF holds the moment when it was made: the same pages do not give the same bytes.
package pdf
