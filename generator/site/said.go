package site

import (
	"cmp"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// Said is what the site says of a partnership elsewhere than where it tells of it.
// Links of navigation, related pages and lists that are computed do not count.
type Said struct {
	Accounts         []Account
	MoreAccounts     int       // besides those
	Partnerships     []int     // others with a member in common, as indexes of Site.Partnerships
	MorePartnerships int       // besides those
	Aids             []Mention // decision aids that rest on the same place of a source
	Cases            []Mention // case studies
	Pages            []Mention // other pages
}

// Mention is a page that speaks of something, and the places where it does.
type Mention struct {
	Page    PageID
	Anchors []string // names of headings, in the order of the page; "" is its top
}

// Said returns what the site says of each partnership, in the order of
// Site.Partnerships.
func (s *Site) Said() []Said {
	out := make([]Said, len(s.Partnerships))
	if len(out) == 0 {
		return nil
	}
	finder := finderOf(s.Partnerships)
	for i := range s.Partnerships {
		out[i].Accounts, out[i].MoreAccounts = s.AccountsBy(s.Partnerships[i].names())
		out[i].Partnerships, out[i].MorePartnerships = finder.akin(i)
	}
	for id := range s.Pages {
		for _, said := range saidOn(&s.Pages[id], PageID(id)) {
			for _, i := range finder.meant(said) {
				if s.Partnerships[i].Page != said.from {
					out[i].note(s, said)
				}
			}
		}
	}
	return out
}

func (p *Partnership) names() []string { return append([]string{p.Name}, p.Members...) }

// statement is something that a page says about another, or about a council.
type statement struct {
	from   PageID
	anchor string // the heading under which it is said
	kind   string // of the page
	target Target // Missing if it names councils
	cites  bool   // it rests on a place of a source
	names  []string
}

// saidOn returns the statements of a page: in its text, in files that it includes,
// and in the settings of its kind.
func saidOn(p *Page, id PageID) []statement {
	o := p.Object
	if o.Aid() != nil && isTranslation(o.Path) {
		return nil // the original says the same
	}
	out := saidIn(&p.Unit, statement{from: id, kind: o.Meta.Kind})
	for _, t := range p.SourceTargets() {
		out = append(out, statement{from: id, kind: o.Meta.Kind, target: t, cites: true})
	}
	targets := p.FieldTargets()
	for i, ref := range o.Fields.References() {
		out = append(out, statement{from: id, kind: o.Meta.Kind, target: targets[i], cites: isCitation(ref.Kind)})
	}
	if c, ok := o.Fields.(kind.CaseStudy); ok {
		for _, f := range c.Facts {
			out = append(out, statement{from: id, kind: o.Meta.Kind, names: namesIn(f.Value)})
		}
	}
	return out
}

// saidIn returns the statements in the text of a unit. like says on which page it
// stands.
func saidIn(u *Unit, like statement) []statement {
	body := &u.Object.Body
	headings := body.Headings
	var out []statement
	for _, h := range body.Holes {
		for len(headings) > 0 && headings[0].At <= h.At {
			like.anchor, headings = headings[0].ID, headings[1:]
		}
		switch h.Kind {
		case markup.HoleURL, markup.HoleCite:
			like.target, like.cites = u.Targets[h.Ref], h.Kind == markup.HoleCite
			out = append(out, like)
		case markup.HoleFile:
			if t := u.Targets[h.Ref]; t.Unit != nil {
				inside := like
				for _, said := range saidIn(t.Unit, inside) {
					said.anchor = like.anchor // the places of the file are not the page's
					out = append(out, said)
				}
			}
		}
	}
	return out
}

func isCitation(k markup.ReferenceKind) bool {
	return k == markup.RefCite || k == markup.RefEvidence
}

// namesIn returns the names in a fact: "Dartford and Sevenoaks".
func namesIn(fact string) []string {
	out := []string{fact}
	for part := range strings.FieldsFuncSeq(strings.ReplaceAll(fact, " and ", ";"), func(r rune) bool { return r == ';' || r == ',' }) {
		out = append(out, strings.TrimSpace(part))
	}
	return out
}

// note adds a statement, once for each place.
func (d *Said) note(s *Site, said statement) {
	list := &d.Pages
	switch said.kind {
	case kind.AidName:
		list = &d.Aids
	case "case-study":
		list = &d.Cases
	}
	if list == &d.Pages && d.told(s, said.from) {
		return
	}
	i := slices.IndexFunc(*list, func(m Mention) bool { return m.Page == said.from })
	if i < 0 {
		*list = append(*list, Mention{Page: said.from})
		slices.SortStableFunc(*list, func(a, b Mention) int {
			return cmp.Compare(strings.ToLower(s.Pages[a.Page].Object.Meta.Title), strings.ToLower(s.Pages[b.Page].Object.Meta.Title))
		})
		i = slices.IndexFunc(*list, func(m Mention) bool { return m.Page == said.from })
	}
	m := &(*list)[i]
	if !slices.Contains(m.Anchors, said.anchor) {
		m.Anchors = append(m.Anchors, said.anchor)
	}
}

// told tells whether a page is named already, with an account or a partnership of it.
func (d *Said) told(s *Site, page PageID) bool {
	return slices.ContainsFunc(d.Accounts, func(a Account) bool { return a.Page == page }) ||
		slices.ContainsFunc(d.Partnerships, func(i int) bool { return s.Partnerships[i].Page == page })
}
