package lsp

import (
	"cmp"
	"slices"
)

// Helix up to 25.01 hands each message to a task of its own, and so sends some in another order
// than they were made in: keys that come in quick succession, and the first change of a text
// before the text where a rename opens many. Versions say what the order is. A change that comes
// late is made in the text that it was made for, and those after it once more.

// recentChange is a change, and the text before it.
type recentChange struct {
	version int
	before  *text
	changes []contentChange
}

// mostRecent bounds how many changes are kept of a text, and mostRecentBytes how much they hold.
const (
	mostRecent      = 64
	mostRecentBytes = 4 << 20
)

// change makes changes. The document must be one that nobody else has yet.
func (d *document) change(p didChangeParams, e encoding) {
	version := d.version
	if p.TextDocument.Version != nil {
		version = *p.TextDocument.Version
	}
	at := len(d.recent)
	for at > 0 && d.recent[at-1].version > version {
		at--
	}
	after := slices.Clone(d.recent[at:])
	d.recent = slices.Clone(d.recent[:at])
	if len(after) > 0 {
		d.text = after[0].before
	}
	d.make(recentChange{version: version, changes: p.ContentChanges}, e)
	for _, c := range after {
		d.make(c, e)
	}
	d.version = max(d.version, version)
	room := min(mostRecent, mostRecentBytes/(len(d.text.raw)+1))
	d.recent = d.recent[max(0, len(d.recent)-room):]
}

func (d *document) make(c recentChange, e encoding) {
	c.before = d.text
	d.recent = append(d.recent, c)
	for _, change := range c.changes {
		d.text = d.text.edited(change, e)
	}
}

// early are changes of texts that were not opened yet, by URI.
type early map[string][]didChangeParams

// mostEarly bounds how many changes are kept for texts that never are opened.
const mostEarly = 200

// add keeps a change. One that says nothing of its version could be any.
func (e early) add(p didChangeParams) {
	if p.TextDocument.Version == nil {
		return
	}
	kept := 0
	for _, changes := range e {
		kept += len(changes)
	}
	if kept >= mostEarly {
		clear(e)
	}
	e[p.TextDocument.URI] = append(e[p.TextDocument.URI], p)
}

// of returns, in their order, the changes that a text lacks which has just been opened.
func (e early) of(d *document) []didChangeParams {
	all := e[d.uri]
	delete(e, d.uri)
	all = slices.DeleteFunc(all, func(p didChangeParams) bool { return *p.TextDocument.Version <= d.version })
	slices.SortStableFunc(all, func(a, b didChangeParams) int {
		return cmp.Compare(*a.TextDocument.Version, *b.TextDocument.Version)
	})
	return all
}
