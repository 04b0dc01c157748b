package render

import (
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/search"
)

func searchWords(s *site.Site) search.Words {
	w := search.Words{Stop: s.Search.Stop}
	for _, synonym := range s.Search.Synonyms {
		w.Synonyms = append(w.Synonyms, search.Synonym(synonym))
	}
	for _, b := range s.Search.Best {
		w.Best = append(w.Best, search.Best{Query: b.Query, URL: s.Pages[b.Page].URL})
	}
	return w
}

// Answer is how a query of search.toml was answered.
type Answer struct {
	site.Expectation
	Place   int // of the page among the results, from 1; 0 if it is not there
	Results search.Results
}

// Met tells whether the page stands where it is expected.
func (a Answer) Met() bool { return a.Place > 0 && a.Place <= a.Within }

// Quality is how good the answer is.
func (a Answer) Quality() search.Quality {
	ranked := make([]string, len(a.Results.Results))
	const wanted = "wanted"
	if a.Place > 0 {
		ranked[a.Place-1] = wanted
	}
	return search.Judge(ranked, map[string]float64{wanted: 1})
}

// lookedAt is how many results are looked at for an expected page.
const lookedAt = 10

// Ask asks all queries of search.toml. What editors chose does not count. answer
// answers one query; the first error ends it.
func Ask(s *site.Site, answer func(query string, o search.Options) (search.Results, error)) ([]Answer, error) {
	var out []Answer
	for _, e := range s.Search.Expect {
		results, err := answer(e.Query, search.Options{Limit: lookedAt, Explain: true, Unchosen: true})
		if err != nil {
			return nil, err
		}
		a := Answer{Expectation: e, Results: results}
		wanted := passagesWith(&s.Pages[e.Page].Object.Body, e.Anchor)
		for i, r := range a.Results.Results {
			if r.URL == s.Pages[e.Page].URL && leadsTo(r, wanted) {
				a.Place = i + 1
				break
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// passagesWith returns the anchors of the passages that lead to a place: of the one
// that begins there, or else of those under the same heading, as for the row of a
// table. It returns none for the page as a whole.
func passagesWith(body *markup.Body, anchor string) []string {
	if anchor == "" {
		return nil
	}
	out := []string{anchor}
	a, ok := body.Anchor(anchor)
	if !ok || slices.ContainsFunc(body.Passages, func(p markup.Passage) bool { return p.Anchor == anchor }) {
		return out
	}
	for _, p := range body.Passages {
		if p.Heading == a.Heading {
			out = append(out, p.Anchor)
		}
	}
	return out
}

// leadsTo tells whether a result has a passage at one of some places; it does if
// there are none.
func leadsTo(r search.Result, anchors []string) bool {
	return len(anchors) == 0 || slices.ContainsFunc(r.Passages, func(p search.Found) bool { return slices.Contains(anchors, p.Anchor) })
}

// Expectations reports the queries of search.toml that do not lead where they
// should, with the page that stands in the way.
func (b *Book) Expectations() diag.List {
	if len(b.site.Search.Expect) == 0 {
		return nil
	}
	index, err := b.Index()
	if err != nil {
		panic(err) // it was made in memory a moment ago
	}
	answers, err := Ask(b.site, index.Search)
	if err != nil {
		panic(err)
	}
	var found diag.List
	for _, a := range answers {
		if !a.Met() {
			found.Add(unmet(b.site, a))
		}
	}
	return found
}

func unmet(s *site.Site, a Answer) diag.Diagnostic {
	wanted := s.Pages[a.Page].Meta().Title
	if a.Anchor != "" {
		wanted += "#" + a.Anchor
	}
	where := "is not among the first ten pages"
	if a.Place > 0 {
		where = fmt.Sprintf("stands in place %d, not among the first %d", a.Place, a.Within)
	}
	if len(a.Results.Results) == 0 {
		return diag.New(diag.SearchExpectation, a.Pos, "“%s” finds nothing, and should lead to “%s”.", a.Query, wanted).
			Hinted("Use its words on the page, or add a [[synonym]].")
	}
	first := a.Results.Results[0]
	d := diag.New(diag.SearchExpectation, a.Pos, "“%s” leads to “%s” first; “%s” %s.", a.Query, first.Title, wanted, where)
	return d.Hinted("%s has the first place for: %s. Use the words of the query in the title, the summary or a heading of the page that you want, or add a [[synonym]].",
		first.URL, parts(first.Terms))
}

// parts lists what the terms of a query add to a score, as “word 2.1”.
func parts(terms []search.Part) string {
	var out []string
	for _, t := range terms {
		out = append(out, fmt.Sprintf("%s %.1f", t.Term, t.Score))
	}
	return strings.Join(out, ", ")
}
