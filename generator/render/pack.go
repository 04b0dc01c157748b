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
	return site.Relative(from, b.pack)
}

// packView makes the view of a page that of the page of the pack.
func (b *Book) packView(v *PageView) error {
	script, err := b.theme.apps.of(packEntry, v.Words.Language)
	if err != nil {
		return err
	}
	v.AppScript = site.Relative(v.URL, script.url)
	v.Policy += "; frame-src 'self'"
	v.Pack = &PackView{Name: b.author()}
	return nil
}

// addPack adds the script of the page of the pack, which is in the site's language.
func (b *Book) addPack() {
	if b.pack == "" {
		return
	}
	script, err := b.theme.apps.of(packEntry, b.theme.Words(b.site.Config.Language).Language)
	if err == nil { // else the page itself says what is wrong when it is emitted
		b.add(script.url, emitBytes(script.data))
	}
}

// takeListed returns the part of a list of pages with which readers put them into
// their pack; nil if there are none.
func (b *Book) takeListed(l *site.Listing, w *Words) (*TakeView, error) {
	if len(l.Pages) < 2 || b.pack == "" {
		return nil, nil
	}
	script, err := b.theme.apps.of(takeEntry, w.Language)
	if err != nil {
		return nil, err
	}
	return &TakeView{Helper: site.Relative(l.URL, script.url), Pack: b.packURL(l.URL)}, nil
}
