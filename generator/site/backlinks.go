package site

import (
	"cmp"
	"slices"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// backlinks returns, for each page, who cites it and who else links to it.
// What an included file says counts for the page that includes it, and so does what
// the figures rest on that a page shows.
func backlinks(units []Unit, rank []int, datasets []Dataset) (citedBy [][]Citation, mentionedOn [][]PageID) {
	b := backlinker{cited: make([][]Citation, len(units)), mentioned: make([][]PageID, len(units)), datasets: datasets}
	for i := range units {
		b.unit(PageID(i), &units[i])
	}
	// Translations have no place in the order, so all of them have the same rank.
	byRank := func(a, b PageID) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) }
	for i := range units {
		b.mentioned[i] = withoutCiting(b.mentioned[i], b.cited[i])
		for j := range b.cited[i] {
			anchors := &b.cited[i][j].Anchors
			slices.Sort(*anchors)
			*anchors = slices.Compact(*anchors)
		}
		slices.SortFunc(b.cited[i], func(a, b Citation) int { return byRank(a.Page, b.Page) })
		slices.SortFunc(b.mentioned[i], byRank)
	}
	return b.cited, b.mentioned
}

// withoutCiting returns pages without those that cite. Both are in the order of their
// numbers.
func withoutCiting(pages []PageID, citing []Citation) []PageID {
	return slices.DeleteFunc(pages, func(page PageID) bool {
		for len(citing) > 0 && citing[0].Page < page {
			citing = citing[1:]
		}
		return len(citing) > 0 && citing[0].Page == page
	})
}

// backlinker notes of each page who cites and mentions it. It goes through the pages in
// their order, so that whoever does is always the last of a list.
type backlinker struct {
	cited     [][]Citation
	mentioned [][]PageID
	datasets  []Dataset
}

// unit notes what a unit says on a page.
func (b *backlinker) unit(page PageID, u *Unit) {
	o := u.Object
	for i := range o.Body.Refs {
		b.note(page, o.Body.Refs[i].Kind, &u.Targets[i])
	}
	for i := range o.Meta.Sources {
		b.note(page, markup.RefCite, &u.Targets[sourcesAt(o)+i])
	}
	targets := u.FieldTargets()
	for i, ref := range o.Fields.References() {
		b.note(page, ref.Kind, &targets[i])
	}
}

// sourcesAt returns where in Object.References those of sources begin.
func sourcesAt(o *kind.Object) int { return len(o.Body.Refs) }

func (b *backlinker) note(page PageID, k markup.ReferenceKind, t *Target) {
	switch {
	case t.Kind == ToUnit:
		b.unit(page, t.Unit)
	case t.Data != nil: // whoever shows figures cites what they rest on
		sources := b.datasets[t.Data.Set].Sources
		for i := range sources {
			b.note(page, markup.RefCite, &sources[i])
		}
	case t.Kind != ToPage || t.Page == page:
	case k == markup.RefCite || k == markup.RefEvidence:
		by := &b.cited[t.Page]
		if n := len(*by); n == 0 || (*by)[n-1].Page != page {
			*by = append(*by, Citation{page, []string{}})
		}
		if last := &(*by)[len(*by)-1]; t.Fragment != "" {
			last.Anchors = append(last.Anchors, t.Fragment)
		}
	default:
		by := &b.mentioned[t.Page]
		if n := len(*by); n == 0 || (*by)[n-1] != page {
			*by = append(*by, page)
		}
	}
}

// SourceTargets returns the targets of the page's sources.
func (u *Unit) SourceTargets() []Target {
	at := sourcesAt(u.Object)
	return u.Targets[at : at+len(u.Object.Meta.Sources)]
}

// RelatedTargets returns the targets of the page's related.
func (u *Unit) RelatedTargets() []Target {
	at := sourcesAt(u.Object) + len(u.Object.Meta.Sources)
	return u.Targets[at : at+len(u.Object.Meta.Related)]
}

// UseInstead returns the page to use in place of a withdrawn one.
func (u *Unit) UseInstead() (Target, bool) {
	if u.Object.Meta.Withdrawn.Use == nil {
		return Target{}, false
	}
	t := u.Targets[sourcesAt(u.Object)+len(u.Object.Meta.Sources)+len(u.Object.Meta.Related)]
	return t, t.Kind == ToPage
}

// FieldTargets returns the targets of the references of the page's own kind.
func (u *Unit) FieldTargets() []Target {
	at := sourcesAt(u.Object) + len(u.Object.Meta.Sources) + len(u.Object.Meta.Related)
	if u.Object.Meta.Withdrawn.Use != nil {
		at++
	}
	return u.Targets[at:]
}
