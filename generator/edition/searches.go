package edition

import (
	"context"
	"slices"
	"strings"

	"partnerbook/search"
)

// SearchReport says which searches lead elsewhere.
type SearchReport struct {
	Compared bool   `json:"compared"`
	Why      string `json:"why,omitempty"` // it was not compared
	// Limits says which searches were not tried, and how to have them tried.
	Limits string `json:"limits,omitempty"`
	// Asked is how many searches were tried: those of search.toml, and titles of pages.
	Asked   int            `json:"asked"`
	Changes []SearchChange `json:"changes,omitempty"`
}

// SearchChange is a search whose first page, or whose first five, are others now.
type SearchChange struct {
	Query string `json:"query"`
	// From says why it was asked: it stands in search.toml ("expected", "chosen"), or is
	// the title of a page ("title").
	From string `json:"from"`
	// First says that another page comes first.
	First bool    `json:"first"`
	Old   []Place `json:"old"`
	New   []Place `json:"new"`
	// Wanted is the page that the editors expect, and where it stood and stands; 0 if it
	// is not among the first ten.
	Wanted   string `json:"wanted,omitempty"`
	OldPlace int    `json:"old_place,omitempty"`
	NewPlace int    `json:"new_place,omitempty"`
}

// Place is a page among what a search found.
type Place struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// Why a search was asked.
const (
	askedExpected = "expected"
	askedChosen   = "chosen"
	askedTitle    = "title"
)

const (
	mostTitles = 400 // titles that are searched for
	lookedAt   = 10  // results of a search
	firstFew   = 5   // of which it is told when they change
)

// trial is a search that is tried, with the page that is wanted.
type trial struct{ query, from, wanted string }

func compareSearches(ctx context.Context, old, new *Side, m matching) (SearchReport, error) {
	var r SearchReport
	a, okA := old.index()
	b, okB := new.index()
	if !okA || !okB {
		r.Why = "one of the two has no search index that this version of the program reads."
		return r, nil
	}
	r.Compared = true
	if old.Source == nil && new.Source == nil {
		r.Limits = "Only titles of pages were searched for, since neither edition has its search.toml with it. Name the folder of site.toml instead of one of the two, and the searches in it are tried as well."
	}
	trials := trialsOf(old, new, m)
	r.Asked = len(trials)
	found := make([]*SearchChange, len(trials))
	err := each(ctx, len(trials), func(i int) error {
		c, changed, err := tried(trials[i], a, b, m)
		if changed {
			found[i] = &c
		}
		return err
	})
	if err != nil {
		return r, err
	}
	for _, c := range found {
		if c != nil {
			r.Changes = append(r.Changes, *c)
		}
	}
	slices.SortStableFunc(r.Changes, func(a, b SearchChange) int { return weight(a) - weight(b) })
	return r, nil
}

// weight orders searches: where another page comes first, those before that editors chose.
func weight(c SearchChange) int {
	n := 0
	if c.From == askedTitle {
		n++
	}
	if !c.First {
		n += 2
	}
	return n
}

// index opens the index of an edition.
func (s *Side) index() (*search.Index, bool) {
	const folder = "search/"
	if !s.names[folder+search.DirectoryName] {
		return nil, false
	}
	x, err := search.Open(func(name string) ([]byte, error) { return s.Files.Read(folder + name) })
	return x, err == nil
}

// trialsOf returns the searches that are tried, each once.
func trialsOf(old, new *Side, m matching) []trial {
	var out []trial
	seen := map[string]bool{}
	add := func(query, from, wanted string) {
		key := strings.ToLower(query)
		if query != "" && !seen[key] {
			seen[key] = true
			out = append(out, trial{query, from, wanted})
		}
	}
	for _, s := range []*Side{new, old} {
		if s.Source == nil {
			continue
		}
		for _, q := range s.Source.Asked {
			from, wanted := askedExpected, q.URL
			if q.Chosen {
				from = askedChosen
			}
			if s == old {
				wanted = m.now(wanted)
			}
			add(q.Query, from, wanted)
		}
	}
	for _, s := range []*Side{new, old} {
		every := max(1, (len(s.pages)+mostTitles-1)/mostTitles)
		for i := 0; i < len(s.pages); i += every {
			add(s.pages[i].title, askedTitle, "")
		}
	}
	return out
}

// now returns the address that a page of the old edition has by now.
func (m matching) now(url string) string {
	if to, ok := m.newOf[url]; ok {
		return to
	}
	return url
}

// tried puts a query to both indexes.
func tried(t trial, old, new *search.Index, m matching) (c SearchChange, changed bool, err error) {
	o := search.Options{Limit: lookedAt}
	was, err := old.Search(t.query, o)
	if err != nil {
		return c, false, err
	}
	is, err := new.Search(t.query, o)
	if err != nil {
		return c, false, err
	}
	a, b := places(was, m.now), places(is, func(url string) string { return url })
	c = SearchChange{Query: t.query, From: t.from, Old: a[:min(len(a), firstFew)], New: b[:min(len(b), firstFew)]}
	if slices.EqualFunc(c.Old, c.New, samePlace) {
		return c, false, nil
	}
	c.First = len(a) == 0 || len(b) == 0 || !samePlace(a[0], b[0])
	if t.wanted != "" {
		c.Wanted, c.OldPlace, c.NewPlace = t.wanted, placeOf(t.wanted, a), placeOf(t.wanted, b)
	}
	return c, true, nil
}

func samePlace(a, b Place) bool { return a.URL == b.URL }

// places returns the pages of an answer, at the addresses that they have by now.
func places(r search.Results, now func(string) string) []Place {
	out := []Place{}
	for _, found := range r.Results {
		out = append(out, Place{now(found.URL), found.Title})
	}
	return out
}

// placeOf returns in which place a page stands, from 1, or 0.
func placeOf(url string, in []Place) int {
	return slices.IndexFunc(in, func(p Place) bool { return p.URL == url }) + 1
}
