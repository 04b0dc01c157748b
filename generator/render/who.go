package render

import (
	"html/template"
	"slices"

	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// Who works with whom, drawn: for each model a row of tiles, one for each
// partnership, with its councils as chips inside its outline. Tiles are pictures of
// one width that stand beside each other where there is room, so the drawing needs
// no second layout for narrow windows and for paper. A council that belongs to more
// than one partnership has a mark that leads to the next, and an account is a label
// on a line that hangs from the outline.

// WhoView is what "who" sees.
type WhoView struct {
	*Words
	ID    string // unique on the page
	Rows  []WhoRow
	Again bool // some council belongs to several
	Table string
}

// WhoRow is the partnerships of one model.
type WhoRow struct {
	Title string
	URL   string // of the model's page, or ""
	Count string
	Tiles []template.HTML
}

// who draws the partnerships that a view asks for. One with several models stands
// with the first of them and names the others.
func (f *filler) who(view *markup.View) error {
	s := f.book.site
	chosen := s.PartnershipsOf(view)
	if len(chosen) == 0 {
		return nil
	}
	d := drawing{filler: f, id: f.viewID("who"), in: memberships(s, chosen)}
	v := WhoView{Words: f.words, ID: d.id, Table: f.tableBelow()}
	for _, group := range d.rows(chosen) {
		row := WhoRow{Title: group.title, URL: group.url, Count: f.words.N("partnerships_count", len(group.chosen))}
		for _, i := range group.chosen {
			row.Tiles = append(row.Tiles, d.tile(i, group.model))
		}
		v.Rows = append(v.Rows, row)
	}
	v.Again = d.again
	return f.execute("who", v)
}

// tableBelow returns the address of the table of the same page, which says the same
// in words, or "".
func (f *filler) tableBelow() string {
	views := 0
	for _, h := range f.page.Object.Body.Holes {
		if h.Kind != markup.HoleView {
			continue
		}
		views++
		if f.page.Targets[h.Ref].View.Name == markup.ViewPartnerships {
			return "#" + numbered("page-partnerships-", views)
		}
	}
	return ""
}

// membership is a place of a council: one of the partnerships drawn.
type membership map[string][]int

// memberships returns, for each council, the partnerships that it belongs to.
func memberships(s *site.Site, chosen []int) membership {
	in := membership{}
	for _, i := range chosen {
		for _, m := range s.Partnerships[i].Members {
			key := site.CouncilKey(m)
			in[key] = append(in[key], i)
		}
	}
	return in
}

// next returns the partnership after i that a council belongs to, and how many it
// belongs to.
func (in membership) next(council string, i int) (next, count int) {
	all := in[site.CouncilKey(council)]
	next = i
	for at, j := range all {
		if j == i {
			next = all[(at+1)%len(all)]
		}
	}
	return next, len(all)
}

type whoGroup struct {
	model, title, url string
	chosen            []int
}

// rows sorts partnerships by their first model, in the order of the models; those
// without one come last.
func (d *drawing) rows(chosen []int) []whoGroup {
	s := d.book.site
	var out []whoGroup
	take := func(model, title, url string) {
		g := whoGroup{model: model, title: title, url: url}
		for _, i := range chosen {
			if firstModel(s, &s.Partnerships[i]) == model {
				g.chosen = append(g.chosen, i)
			}
		}
		if len(g.chosen) > 0 {
			out = append(out, g)
		}
	}
	for _, t := range s.Config.Models {
		url := ""
		if links := d.book.terms(d.page.URL, d.words, "models", s.Config.Models, []string{t.ID}); len(links) > 0 {
			url = links[0].URL
		}
		take(t.ID, d.book.term(d.words, t.Title).Title, url)
	}
	take("", d.words.T("who_other"), "")
	return out
}

// firstModel returns the first model, in the order of the site, of a partnership.
func firstModel(s *site.Site, p *site.Partnership) string {
	for _, t := range s.Config.Models {
		if slices.Contains(p.Models, t.ID) {
			return t.ID
		}
	}
	return ""
}
