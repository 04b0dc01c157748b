package render

import (
	"partnerbook/generator/site"
)

// The reader's pack: pages that a reader has put together to take away. Its page reads
// the others in frames, since from disk a page has no other way to another's text, and
// is the only one that may frame anything.

// packEntry is the script of the page of the reader's pack.
const packEntry = "pack/app.js"

// PackView is what the page of the reader's pack has for its script.
type PackView struct {
	Name string // who publishes the site
}

// packURL returns the address of the page of the pack as seen from another, or "".
func (b *Book) packURL(from string) string {
	if b.pack == "" {
		return ""
	}
	return site.Relative(from, b.site.At(b.pack, b.site.LanguageAt(from)))
}

// packView makes the view of a page that of the page of the pack.
func (b *Book) packView(v *PageView) error {
	var err error
	v.AppScript, err = b.scriptURL(v.URL, packEntry, v.Words)
	v.Policy += "; frame-src 'self'"
	v.Pack = &PackView{Name: b.author()}
	return err
}

// addPack adds the scripts of the page of the pack, one for each language.
func (b *Book) addPack() {
	if b.pack != "" {
		for _, language := range b.site.Languages {
			b.addInLanguage(packEntry, language)
		}
	}
}

// takeListed returns the part of a list of pages with which readers put them into
// their pack; nil if there are none.
func (b *Book) takeListed(l *site.Listing, w *Words) (*TakeView, error) {
	if len(l.Pages) < 2 || b.pack == "" {
		return nil, nil
	}
	helper, err := b.scriptURL(l.URL, takeEntry, w)
	if err != nil {
		return nil, err
	}
	return &TakeView{Helper: helper, Pack: b.packURL(l.URL)}, nil
}
