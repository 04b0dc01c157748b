package render

import (
	"bytes"

	"partnerbook/generator/output"
	"partnerbook/generator/site"
)

// plan says which files a book has, and how each is made. Books of sites that differ in
// nothing but words share it, so what makes a file is told of which book.
type plan struct {
	entries []entry
	byPath  map[string]int
	pages   int    // so many entries are made of pages; they come first
	bundle  func() // adds the scripts and style sheets, once
}

type entry struct {
	path string
	emit emitter
}

// emitter appends a file of a book.
type emitter func(*Book, *bytes.Buffer) error

// add adds a file. Of two at one address, which only a folder without site.toml
// can have, the author's comes first and stays.
func (x *plan) add(p string, emit emitter) {
	if _, taken := x.byPath[p]; taken {
		return
	}
	x.byPath[p] = len(x.entries)
	x.entries = append(x.entries, entry{p, emit})
}

// file returns a file of the book.
func (b *Book) file(e entry) output.File {
	return output.File{Path: e.path, Emit: func(out *bytes.Buffer) error { return e.emit(b, out) }}
}

func (b *Book) filesOf(entries []entry) []output.File {
	out := make([]output.File, len(entries))
	for i, e := range entries {
		out[i] = b.file(e)
	}
	return out
}

// Reworded returns the book of a site of which nothing but the words of some pages is
// another (site.Reword). It returns false if one of them needs another script by now.
func (b *Book) Reworded(s *site.Site, edited []site.PageID, digests *Digests, analyse Analyser) (*Book, bool) {
	out := emptyBook(s, b.theme, b.content, b.live, digests, analyse)
	out.plan = b.plan
	out.addresses()
	for _, id := range edited {
		if b.appOf(&b.site.Pages[id]) != out.appOf(&s.Pages[id]) {
			return nil, false
		}
	}
	return out, true
}
