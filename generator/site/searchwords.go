package site

import (
	"maps"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// SearchWords is what editors tell the search, with the pages that they mean.
type SearchWords struct {
	Stop     []string
	Synonyms []source.Synonym
	Expect   []Expectation
	Best     []Expectation
}

// Expectation says that a query leads to a page.
type Expectation struct {
	Query  string
	Page   PageID
	Anchor string // "" for the page as a whole
	Within int    // by which place
	Pos    diag.Position
}

// searchWords resolves what search.toml refers to, and adds what the glossary
// says: a term with an expansion is a synonym of that.
func (r *resolver) searchWords(in Input) SearchWords {
	out := SearchWords{Stop: in.Search.Stop, Synonyms: in.Search.Synonyms}
	for _, t := range in.Glossary.Terms {
		words, _ := t.Words(in.Config.Language)
		all := []source.TermWords{words}
		for _, language := range slices.Sorted(maps.Keys(t.In)) {
			all = append(all, t.In[language])
		}
		for _, t := range all {
			if t.Expansion == "" {
				continue
			}
			short := append([]string{t.Term}, t.Forms...)
			out.Synonyms = append(out.Synonyms,
				source.Synonym{From: short, To: []string{t.Expansion}}, source.Synonym{From: []string{t.Expansion}, To: []string{t.Term}})
		}
	}
	out.Expect = r.expectations(in, in.Search.Expect)
	out.Best = r.expectations(in, in.Search.Best)
	return out
}

func (r *resolver) expectations(in Input, all []source.Expectation) []Expectation {
	var out []Expectation
	for _, e := range all {
		switch t := r.setting(in, e.Page, markup.RefLink); t.Kind {
		case ToPage:
			out = append(out, Expectation{e.Query.Text, t.Page, t.Fragment, e.Within, e.Query.Pos})
		case Missing:
		default:
			r.notAPage(e.Page)
		}
	}
	return out
}
