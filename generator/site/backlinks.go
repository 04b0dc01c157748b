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
	b := backlinker{cited: make([]map[PageID][]string, len(units)), mentioned: make([]map[PageID]bool, len(units)), datasets: datasets}
	for i := range units {
		b.unit(PageID(i), &units[i])
	}
	citedBy, mentionedOn = make([][]Citation, len(units)), make([][]PageID, len(units))
	// Translations have no place in the order, so all of them have the same rank.
	byRank := func(a, b PageID) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) }
	for i := range units {
		for page, anchors := range b.cited[i] {
			slices.Sort(anchors)
			citedBy[i] = append(citedBy[i], Citation{page, slices.Compact(anchors)})
		}
		slices.SortFunc(citedBy[i], func(a, b Citation) int { return byRank(a.Page, b.Page) })
		for page := range b.mentioned[i] {
			if b.cited[i][page] == nil {
				mentionedOn[i] = append(mentionedOn[i], page)
			}
		}
		slices.SortFunc(mentionedOn[i], byRank)
	}
	return citedBy, mentionedOn
}

type backlinker struct {
	cited     []map[PageID][]string
	mentioned []map[PageID]bool
	datasets  []Dataset
}

// unit notes what a unit says on a page.
func (b *backlinker) unit(page PageID, u *Unit) {
	o := u.Object
	for i, ref := range o.Body.Refs {
		b.note(page, ref.Kind, u.Targets[i])
	}
	for i := range o.Meta.Sources {
		b.note(page, markup.RefCite, u.Targets[sourcesAt(o)+i])
	}
	targets := u.FieldTargets()
	for i, ref := range o.Fields.References() {
		b.note(page, ref.Kind, targets[i])
	}
}

// sourcesAt returns where in Object.References those of sources begin.
func sourcesAt(o *kind.Object) int { return len(o.Body.Refs) }

func (b *backlinker) note(page PageID, k markup.ReferenceKind, t Target) {
	switch {
	case t.Kind == ToUnit:
		b.unit(page, t.Unit)
	case t.Data != nil: // whoever shows figures cites what they rest on
		for _, source := range b.datasets[t.Data.Set].Sources {
			b.note(page, markup.RefCite, source)
		}
	case t.Kind != ToPage || t.Page == page:
	case k == markup.RefCite || k == markup.RefEvidence:
		if b.cited[t.Page] == nil {
			b.cited[t.Page] = map[PageID][]string{}
		}
		anchors := b.cited[t.Page][page]
		if anchors == nil {
			anchors = []string{}
		}
		if t.Fragment != "" {
			anchors = append(anchors, t.Fragment)
		}
		b.cited[t.Page][page] = anchors
	default:
		if b.mentioned[t.Page] == nil {
			b.mentioned[t.Page] = map[PageID]bool{}
		}
		b.mentioned[t.Page][page] = true
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
