package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// Partnership is a partnership, or a council that is named alone, as a page tells
// of it.
type Partnership struct {
	Page      PageID
	Anchor    string // "" if the page as a whole is about it
	Name      string
	Alone     bool     // it is one council, which is its only member
	Historic  bool     // its page is kept for reference only
	Members   []string // as the page names them
	Models    []string
	Nations   []string
	AsOf      string
	Since     string
	Successor string   // what came after, in our words; "" if nobody has looked
	Cited     []Target // the places in sources that it rests on
}

// partnershipsOf returns the partnerships of all pages, in the order of the pages. A
// directory page that names members and holds no partnerships in its text is one
// itself; the page of a section is about all in it.
func partnershipsOf(pages []Page, order []PageID) []Partnership {
	var out []Partnership
	for _, id := range order {
		o := pages[id].Object
		d, directory := o.Fields.(kind.Directory)
		if directory && len(d.Members) > 0 && len(o.Body.Partnerships) == 0 && path.Base(o.Path) != "index.md" {
			out = append(out, Partnership{
				Page: id, Historic: historic(o), Name: o.Meta.Title, Members: d.Members, Alone: len(d.Members) == 1 && sameCouncil(d.Members[0], o.Meta.Title),
				Models: o.Meta.Models, Nations: o.Meta.Nations, AsOf: d.AsOf, Since: d.Since, Successor: d.Successor,
				Cited: places(pages[id].SourceTargets()),
			})
		}
		for i := range o.Body.Partnerships {
			out = append(out, inText(&pages[id], id, &o.Body.Partnerships[i]))
		}
	}
	return out
}

func inText(p *Page, id PageID, b *markup.Partnership) Partnership {
	out := Partnership{
		Page: id, Anchor: b.ID, Historic: historic(p.Object), Name: b.Name, Alone: b.Alone, Members: b.Members, Models: b.Models, Nations: b.Nations,
		AsOf: b.AsOf, Since: b.Since, Successor: b.Successor,
	}
	if len(out.Nations) == 0 {
		out.Nations = p.Object.Meta.Nations
	}
	if b.Cited >= 0 {
		out.Cited = places(p.Targets[b.Cited : b.Cited+1])
	}
	return out
}

func historic(o *kind.Object) bool { return o.Meta.Status == kind.Historic }

// places returns the targets that are pages.
func places(targets []Target) []Target {
	return slices.DeleteFunc(slices.Clone(targets), func(t Target) bool { return t.Kind != ToPage })
}

// sameCouncil tells whether two names are those of one council.
func sameCouncil(a, b string) bool { return CouncilKey(a) == CouncilKey(b) }

// PartnershipAt returns the index of the partnership at a place of a page.
func (s *Site) PartnershipAt(page PageID, anchor string) (int, bool) {
	i := slices.IndexFunc(s.Partnerships, func(p Partnership) bool { return p.Page == page && p.Anchor == anchor })
	return i, i >= 0
}

// PartnershipsOf returns the indexes of the partnerships that a view shows, by name.
func (s *Site) PartnershipsOf(v *markup.View) []int {
	var out []int
	for i := range s.Partnerships {
		if s.Partnerships[i].Historic == v.Historic && shares(v.Models, s.Partnerships[i].Models) {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(strings.ToLower(s.Partnerships[a].Name), strings.ToLower(s.Partnerships[b].Name))
	})
	return out
}

// shownBy returns the pages that a view leads to.
func (s *Site) shownBy(v *markup.View) []PageID {
	var out []PageID
	switch v.Name {
	case markup.ViewAccounts:
		for _, a := range s.AccountsOf(v) {
			out = append(out, a.Page)
		}
		return out
	case markup.ViewStatement:
		if s.Form != None {
			out = append(out, s.Form)
		}
		return out
	}
	for _, i := range s.PartnershipsOf(v) {
		out = append(out, s.Partnerships[i].Page)
	}
	return out
}

// ShortName returns a council's name without what most names have in common:
// "Basildon" for "Basildon Borough Council".
func ShortName(name string) string {
	short := name
	for _, before := range []string{"London Borough of ", "Royal Borough of ", "City of "} {
		short = strings.TrimPrefix(short, before)
	}
	short = strings.TrimSuffix(short, " Council")
	for _, after := range []string{" London Borough", " Metropolitan Borough", " County Borough", " Borough", " District", " County", " City"} {
		if cut, ok := strings.CutSuffix(short, after); ok {
			short = cut
			break
		}
	}
	return cmp.Or(short, name)
}

// unknownTerms reports models and nations of partnerships and accounts that the site
// does not have.
func unknownTerms(s *Site) diag.List {
	var found diag.List
	models, nations := ids(s.Config.Models), ids(s.Config.Nations)
	for i := range s.Pages {
		body := &s.Pages[i].Object.Body
		for _, p := range body.Partnerships {
			found.Add(unknownValues(p.Places, "models", p.Models, models)...)
			found.Add(unknownValues(p.Places, "nations", p.Nations, nations)...)
		}
		for _, a := range body.Accounts {
			found.Add(unknownValues(a.Places, "models", a.Models, models)...)
		}
	}
	return found
}

// emptyViews reports views that show nothing.
func emptyViews(s *Site) diag.List {
	var found diag.List
	for i := range s.Pages {
		refs := s.Pages[i].Object.Body.Refs
		for j := range refs {
			ref := &refs[j]
			if ref.Kind != markup.RefView || ref.View.Name == markup.ViewStatement {
				continue
			}
			if wrong := unknownValues(ref.Places, "models", ref.View.Models, ids(s.Config.Models)); len(wrong) > 0 {
				found.Add(wrong...)
				continue
			}
			what := "partnership"
			if ref.View.Name == markup.ViewAccounts {
				what = "account"
			}
			if len(s.shownBy(ref.View)) == 0 {
				found.Add(diag.New(diag.ListEmpty, ref.Pos, "No %s fits here.", what).
					Hinted("Check the values, or take the block out until there is something to show."))
			}
		}
	}
	return found
}
