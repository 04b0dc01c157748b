package search

import "slices"

// table sets what the directory's table says of the edited pages.
func (p *partPatch) table() error {
	was := &p.before.Table
	lengths, titles := []byte(was.Lengths), []byte(was.Titles)
	for i := range p.edits {
		e, had, has := &p.edits[i], p.had[i], p.has[i]
		if lengths[e.page] != lengthMark(had) || titles[e.page] != titleMark(had) {
			return notPatchable("%s is not the page that the table describes", e.document.URL)
		}
		if err := p.sameFacets(e); err != nil {
			return err
		}
		lengths[e.page], titles[e.page] = lengthMark(has), titleMark(has)
		p.is.titled += has.title - had.title
	}
	p.after.Table.Lengths, p.after.Table.Titles = string(lengths), string(titles)
	p.after.means(p.is.titled)
	return nil
}

// sameFacets makes sure that an edited page has the facets that the table says.
func (p *partPatch) sameFacets(e *edit) error {
	d := &e.document
	changed := p.isIn(p.before.Table.Ended, e.page) != d.Ended || p.isIn(p.before.Table.Aside, e.page) != d.Aside
	for _, facet := range tableFacets() {
		values := distinct(d.Facets[facet])
		for value, pages := range p.before.Table.Facets[facet] {
			changed = changed || p.isIn(pages, e.page) != slices.Contains(values, value)
		}
		for _, value := range values {
			_, known := p.before.Table.Facets[facet][value]
			changed = changed || !known
		}
	}
	if changed {
		return notPatchable("%s changed its facets", d.URL)
	}
	return nil
}

func (p *partPatch) isIn(set string, page int32) bool { return inSet(set, page, len(p.was.documents)) }
