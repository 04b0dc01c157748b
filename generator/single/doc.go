// Package single makes one HTML file of a whole site: pages, search, aids, checklists,
// documents. It is opened from disk, and asks nothing else of anybody.
//
// # What is in it
//
// The file holds every file of the site in blocks: files of a kind and a folder one
// behind the other, compressed together, since pages of a folder share most of what
// stands around their text, and written as base64 into scripts of a type that no
// browser runs (block.go, file.go). A small script, the shell
// (themes/default/single), reads the address behind "#", unpacks the block of the page
// that it names, and shows that page by writing the document anew. So a page is the
// real document: title, language, print, find in page, zoom and keyboard are those of
// an ordinary page, which they would not be in a frame.
//
// # What is done to pages, and what is not
//
// Only what a page loads is changed when the file is made (page.go): a style sheet, a
// script and a picture give way to a mark where the shell puts the text of that file, so
// that each is there once. The policy of the page goes, since that of the file holds. A
// page that only leads on becomes a line in the table of contents.
//
// Links stay as they are in the text of a page. The shell leads a click where the link
// would have led, and gives a link the address inside this file while a reader points at
// it or has the focus on it, so that it can be read, copied and opened in a new tab.
// Were all links rewritten when the file is made, then scripts that take a page away
// would put links into Word documents that lead nowhere, and screen readers would
// announce every link as one to a place on the same page.
//
// # Scripts of pages
//
// The scripts of pages know nothing of all this. Each is put into a function whose
// parameters are named location and history (script.go), and the shell gives it its own:
// the address is that which the page would have in a folder in place of this file, and
// keys of what readers keep on the device begin with it. When a script loads another by
// adding it to the page, the shell puts the text in. So this costs ordinary pages not a
// byte, and scripts of a site's own theme work too, as long as they say location and
// history and not window.location, and self.name = where they want a name to be known to
// others; a test holds ours to the first. What scripts must know is
// in themes/default/app/inside.js: how to read another page (the reader's pack), and
// the address as it is to be shown to people.
//
// # Policy
//
// The file's policy names the digest of every script and style sheet in it, and lets
// nothing else run or load. Files of the search index are data: the shell reads them,
// and does not run them.
//
// The same site gives the same bytes. The file is written beside its place and renamed.
package single
