package search

import (
	"maps"
	"slices"
)

// table sets what the directory's table says of the edited pages.
func (p *partPatch) table() error {
	was := &p.before.Table
	lengths, titles := []byte(was.Lengths), []byte(was.Titles)
	for i := range p.edits {
		e, had, has := &p.edits[i], p.had[i], p.has[i]
		if lengths[e.page] != lengthMark(had) || titles[e.page] != titleMark(had) {
			return notPatchable("%s is not the page that the table describes", e.document.URL)
		}
		lengths[e.page], titles[e.page] = lengthMark(has), titleMark(has)
		p.is.titled += has.title - had.title
	}
	p.after.Table.Lengths, p.after.Table.Titles = string(lengths), string(titles)
	p.after.means(p.is.titled)
	return p.sets()
}

// sets puts the edited pages into the table's sets to which they belong, and takes them
// out of all others. What they had is what the table says: nothing else tells.
func (p *partPatch) sets() error {
	was, is := &p.before.Table, &p.after.Table
	var failed error
	set := func(pages string, belongs func(d *Document) bool) string {
		if failed == nil {
			pages, failed = p.set(pages, belongs)
		}
		return pages
	}
	is.Ended = set(was.Ended, func(d *Document) bool { return d.Ended })
	is.Aside = set(was.Aside, func(d *Document) bool { return d.Aside })
	is.Facets = map[string]map[string]string{}
	empty := string(appendSet(nil, nil, len(p.was.documents)))
	for _, facet := range tableFacets() {
		values := map[string]string{}
		for value, pages := range p.values(facet, empty) {
			// A value that no page has any more goes.
			if pages = set(pages, func(d *Document) bool { return slices.Contains(d.Facets[facet], value) }); pages != empty {
				values[value] = pages
			}
		}
		if len(values) > 0 {
			is.Facets[facet] = values
		}
	}
	return failed
}

// values returns the values of a facet that the table has, with their pages, and those
// that an edited page has besides, with none.
func (p *partPatch) values(facet, empty string) map[string]string {
	out := map[string]string{}
	for i := range p.edits {
		for _, value := range p.edits[i].document.Facets[facet] {
			out[value] = empty
		}
	}
	maps.Copy(out, p.before.Table.Facets[facet])
	return out
}

// set returns a set of pages in which there are those edited ones that belong there.
func (p *partPatch) set(text string, belongs func(d *Document) bool) (string, error) {
	pages, err := readSet(text, len(p.was.documents))
	if err != nil {
		return "", notPatchable("the table: %w", err)
	}
	changed := false
	for i := range p.edits {
		e := &p.edits[i]
		at, had := slices.BinarySearch(pages, e.page)
		has := belongs(&e.document)
		switch {
		case has && !had:
			pages = slices.Insert(pages, at, e.page)
		case had && !has:
			pages = slices.Delete(pages, at, at+1)
		}
		changed = changed || has != had
	}
	if !changed {
		return text, nil
	}
	return string(appendSet(nil, pages, len(p.was.documents))), nil
}
