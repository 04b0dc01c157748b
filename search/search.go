package search

import (
	"cmp"
	"slices"
)

// Options say what a search is to return.
type Options struct {
	Limit   int                 // results; 10 if 0
	Filters map[string][]string // by facet: any of the values
	Explain bool                // say what each term adds
	// Unchosen leaves out what editors chose for queries, to measure the ranking.
	Unchosen bool
}

// Results is the answer to a query, in the form of the browser's.
type Results struct {
	Query     string                    `json:"query"`
	Corrected string                    `json:"corrected,omitempty"` // the query that was answered in its place
	Expanded  []string                  `json:"expanded,omitempty"`  // what was also searched for
	Total     int                       `json:"total"`
	Facets    map[string]map[string]int `json:"facets"`
	Results   []Result                  `json:"results"`
}

// Result is a page with its best passages.
type Result struct {
	ID       string  `json:"-"`
	URL      string  `json:"url"`
	Title    string  `json:"title"`
	Kind     string  `json:"kind,omitempty"`
	Score    float64 `json:"score"`
	Status   string  `json:"status,omitempty"`
	Chosen   bool    `json:"chosen,omitempty"` // editors chose it for the query
	Passages []Found `json:"passages"`
	Terms    []Part  `json:"terms,omitempty"`
}

// Part says what a term adds to a score.
type Part struct {
	Term  string  `json:"term"` // as it is written
	Score float64 `json:"score"`
}

// hit is a document that fits a query.
type hit struct {
	document int32
	score    float64
}

// Search answers a query.
func (x *Index) Search(text string, o Options) Results {
	if o.Limit == 0 {
		o.Limit = 10
	}
	out := Results{Query: text, Facets: map[string]map[string]int{}, Results: []Result{}}
	q := Parse(text, x.analyser)
	for i := range q.Words {
		q.Words[i].Stop = q.Words[i].Stop || x.words.stop[q.Words[i].Surface]
	}
	var meant meaning
	named := x.synonyms(text, &meant)
	x.understand(q, named, &meant)
	if out.Corrected = meant.corrected(text); out.Corrected != "" {
		x.synonyms(out.Corrected, &meant)
	}
	out.Expanded = append(meant.completed, meant.expanded...)
	scores := x.scores(meant.terms)
	ranked := x.ranked(q, scores)
	if len(ranked) == 0 { // nobody says it so: the words are better than nothing
		q.Phrases = nil
		ranked = x.ranked(q, scores)
	}
	if len(q.content()) >= longQuery {
		x.smooth(ranked, scores)
	}
	chosen := false
	if !o.Unchosen {
		ranked, chosen = x.choose(text, ranked)
	}
	ranked = x.count(ranked, o.Filters, out.Facets)
	out.Total = len(ranked)
	for _, h := range ranked[:min(o.Limit, len(ranked))] {
		out.Results = append(out.Results, x.result(h, meant, o.Explain))
	}
	if chosen && len(out.Results) > 0 && x.words.best[x.key(text)] == out.Results[0].URL {
		out.Results[0].Chosen = true
	}
	return out
}

// ranked returns the documents that fit, the best first.
func (x *Index) ranked(q Query, scores []float64) []hit {
	var out []hit
	for id, score := range scores {
		if score == 0 || !x.fits(q, int32(id)) {
			continue
		}
		if x.documents[id].Ended {
			score *= ended
		}
		if x.documents[id].Aside {
			score *= aside
		}
		out = append(out, hit{int32(id), score})
	}
	rank(out)
	return out
}

// rank orders hits: the best first, and of equal ones, that which comes first in
// the site.
func rank(hits []hit) {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.document, b.document))
	})
}

// fits tells whether a document has none of the words that must not be there, and
// all of the phrases.
func (x *Index) fits(q Query, id int32) bool {
	for _, term := range q.Not {
		if x.holds(term, id) {
			return false
		}
	}
	for _, phrase := range q.Phrases {
		if !x.says(phrase, id) {
			return false
		}
	}
	return true
}

func (x *Index) holds(term string, id int32) bool {
	_, found := slices.BinarySearchFunc(x.terms[term], id, func(p posting, id int32) int { return cmp.Compare(p.document, id) })
	return found
}

// says tells whether a phrase stands in a document, word after word.
func (x *Index) says(phrase string, id int32) bool {
	want := x.spoken(phrase)
	d := &x.documents[id]
	if follows(x.spoken(d.Title), want) {
		return true
	}
	for _, p := range d.Passages {
		if follows(x.spoken(p.Heading), want) || follows(x.spoken(p.Text), want) {
			return true
		}
	}
	return false
}

// count filters hits and counts what the filters could be set to: for each facet
// the pages that fit all the other filters.
func (x *Index) count(hits []hit, filters map[string][]string, facets map[string]map[string]int) []hit {
	for _, facet := range Facets() {
		facets[facet] = map[string]int{}
	}
	return slices.DeleteFunc(hits, func(h hit) bool {
		d := &x.documents[h.document]
		failed := ""
		for facet, wanted := range filters {
			if len(wanted) > 0 && !slices.ContainsFunc(d.Facets[facet], func(v string) bool { return slices.Contains(wanted, v) }) {
				if failed != "" {
					return true
				}
				failed = facet
			}
		}
		for facet, values := range d.Facets {
			if failed == "" || failed == facet {
				for _, v := range values {
					facets[facet][v]++
				}
			}
		}
		return failed != ""
	})
}
