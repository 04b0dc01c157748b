package search

import (
	"slices"
	"strings"

	"partnerbook/search/analyse"
)

// Words is what editors tell the search.
type Words struct {
	Stop     []string // further words that say nothing in a query
	Synonyms []Synonym
	Best     []Best
}

// Synonym says what is searched for as well: a query that holds one of From is
// taken to hold To, a little less.
type Synonym struct{ From, To []string }

// Best is the page that editors chose for a query.
type Best struct{ Query, URL string }

// synonym is how much the words of a synonym count, all together against one word
// of the query.
const synonym = 0.8

// words is Words, analysed.
type words struct {
	stop     map[string]bool
	synonyms []analysed
	best     map[string]string // by the terms of the query
}

// analysed is one way from a form to another.
type analysed struct {
	from, to []string // terms
	shown    string
}

func (x *Index) read(w Words) words {
	out := words{stop: map[string]bool{}, best: map[string]string{}}
	for _, s := range w.Stop {
		x.analyser.Each(s, func(t analyse.Token) { out.stop[t.Surface] = true })
	}
	for _, s := range w.Synonyms {
		for _, from := range s.From {
			for _, to := range s.To {
				a := analysed{x.spoken(from), x.spoken(to), to}
				if len(a.from) > 0 && len(a.to) > 0 {
					out.synonyms = append(out.synonyms, a)
				}
			}
		}
	}
	for _, b := range w.Best {
		out.best[x.key(b.Query)] = b.URL
	}
	return out
}

// key is the same for queries that mean the same to editors.
func (x *Index) key(query string) string { return strings.Join(x.spoken(query), " ") }

// synonyms adds what else the words of a query are called, and notes it. It
// returns the terms that have another name: they are no mistakes.
func (x *Index) synonyms(text string, m *meaning) (named []string) {
	said := x.spoken(text)
	for _, s := range x.words.synonyms {
		if !follows(said, s.from) || follows(said, s.to) {
			continue
		}
		named = append(named, s.from...)
		for _, term := range s.to {
			if x.frequency(term) > 0 && !x.analyser.Stop(term) {
				m.addOnce(term, synonym/float64(len(s.to)), s.shown)
			}
		}
		if !slices.Contains(m.expanded, s.shown) {
			m.expanded = append(m.expanded, s.shown)
		}
	}
	return named
}

// choose puts the page that editors chose for a query first.
func (x *Index) choose(query string, ranked []hit) ([]hit, bool) {
	url, ok := x.words.best[x.key(query)]
	if !ok {
		return ranked, false
	}
	id := int32(slices.IndexFunc(x.documents, func(d Document) bool { return d.URL == url }))
	if id < 0 {
		return ranked, false
	}
	top := hit{document: id}
	if at := slices.IndexFunc(ranked, func(h hit) bool { return h.document == id }); at >= 0 {
		top = ranked[at]
		ranked = slices.Delete(ranked, at, at+1)
	}
	return slices.Insert(ranked, 0, top), true
}
