package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// lister answers :::list.
type lister struct {
	pages  []placed
	order  []PageID // all pages in the order of navigation
	config source.Config
}

// list returns the pages that a list asks for, without the page that it stands
// on and without translations.
func (l *lister) list(ref markup.Reference, self PageID) ([]PageID, diag.List) {
	q := ref.Query
	found := l.check(ref)
	own := "" // of which the page is a translation
	if self != None {
		own, _, _ = kind.SplitLanguage(l.pages[self].path)
	}
	var out []PageID
	for _, id := range l.order {
		o := l.pages[id].object
		if id == self || o.Path == own || !l.fits(o, q) {
			continue
		}
		if _, _, translated := kind.SplitLanguage(o.Path); translated {
			continue
		}
		out = append(out, id)
	}
	switch q.Sort {
	case "title":
		slices.SortStableFunc(out, func(a, b PageID) int {
			return cmp.Compare(strings.ToLower(l.meta(a).Title), strings.ToLower(l.meta(b).Title))
		})
	case "reviewed":
		slices.SortStableFunc(out, func(a, b PageID) int { return l.meta(b).Reviewed.Compare(l.meta(a).Reviewed) })
	}
	if q.Limit > 0 && len(out) > q.Limit {
		out = out[:q.Limit]
	}
	if len(out) == 0 && len(found) == 0 {
		found.Add(diag.New(diag.ListEmpty, ref.Pos, "No page fits this list.").
			Hinted("Check the values, or take the list out until there is a page to list."))
	}
	return out, found
}

func (l *lister) meta(id PageID) *kind.Meta { return &l.pages[id].object.Meta }

func (l *lister) fits(o *kind.Object, q *markup.Query) bool {
	m := &o.Meta
	return (q.Kind == "" || m.Kind == q.Kind) &&
		(q.Status == "" || m.Status.String() == q.Status) &&
		(q.Section == "" || path.Dir(o.Path) == q.Section || strings.HasPrefix(o.Path, q.Section+"/")) &&
		(q.Section == "" || o.Path != q.Section+"/index.md") &&
		shares(q.Models, m.Models) && shares(q.Nations, m.Nations) &&
		shares(q.Topics, m.Topics) && shares(q.Audience, m.Audience)
}

// shares tells whether the lists have a word in common; an empty wish is always
// met.
func shares(wanted, has []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(has, w) })
}

// check reports values that no page can have.
func (l *lister) check(ref markup.Reference) diag.List {
	var found diag.List
	q := ref.Query
	unknown := func(name string, values, possible []string) {
		found.Add(unknownValues(ref.Places, name, values, possible)...)
	}
	unknown("kind", []string{q.Kind}, append(kind.Names(), kind.AidName))
	unknown("status", []string{q.Status}, kind.StatusNames())
	unknown("models", q.Models, ids(l.config.Models))
	unknown("nations", q.Nations, ids(l.config.Nations))
	unknown("topics", q.Topics, ids(l.config.Topics))
	unknown("audience", q.Audience, ids(l.config.Audiences))
	return found
}

// unknownValues reports values of an attribute that are none of the possible ones.
func unknownValues(places map[string]diag.Position, name string, values, possible []string) diag.List {
	var found diag.List
	for _, v := range values {
		if v == "" || slices.Contains(possible, v) {
			continue
		}
		hint := diag.DidYouMean(v, possible)
		if len(possible) == 0 {
			hint = "site.toml declares none. Declare it there first."
		}
		found.Add(diag.New(diag.DirectiveValue, places[name], "%s cannot be “%s”.", name, v).Hinted("%s", hint))
	}
	return found
}

func ids(terms []source.Term) []string {
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = t.ID
	}
	return out
}
