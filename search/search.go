package search

import (
	"cmp"
	"slices"
	"strings"
)

// Options say what a search is to return.
type Options struct {
	Limit    int                 // results; 10 if 0
	Filters  map[string][]string // by facet: any of the values
	Language string              // of the pages; "" for the site's, AllLanguages for all
	Explain  bool                // say what each term adds
	// Unchosen leaves out what editors chose for queries, to measure the ranking.
	Unchosen bool
}

// AllLanguages, as Options.Language, searches the pages of all languages.
const AllLanguages = "all"

// Results is the answer to a query, in the form of the browser's.
type Results struct {
	Query     string                    `json:"query"`
	Corrected string                    `json:"corrected,omitempty"` // the query that was answered in its place
	Expanded  []string                  `json:"expanded,omitempty"`  // what was also searched for
	Nearest   []string                  `json:"nearest,omitempty"`   // words like those that no page has
	Relaxed   bool                      `json:"relaxed,omitempty"`   // no page has the quoted phrase: its words were searched for
	Total     int                       `json:"total"`
	Facets    map[string]map[string]int `json:"facets"`
	Results   []Result                  `json:"results"`
}

// Result is a page with its best passages.
type Result struct {
	ID       string   `json:"-"`
	URL      string   `json:"url"`
	Title    string   `json:"title"`
	Kind     string   `json:"kind,omitempty"`
	Language string   `json:"language,omitempty"` // of the page, if it is not the site's
	Models   []string `json:"models,omitempty"`   // sorted by name
	Score    float64  `json:"score"`
	Status   string   `json:"status,omitempty"`
	Chosen   bool     `json:"chosen,omitempty"` // editors chose it for the query
	Passages []Found  `json:"passages"`
	Words    []string `json:"found,omitempty"` // as they stand on the page, folded
	Terms    []Part   `json:"terms,omitempty"`
}

// Part says what a term adds to a score.
type Part struct {
	Term  string  `json:"term"` // as it is written
	Score float64 `json:"score"`
}

// hit is a page that fits a query.
type hit struct {
	page  int32
	score float64
}

// Search answers a query. An error says that a file of the index cannot be read.
func (x *Index) Search(text string, o Options) (Results, error) {
	if o.Limit == 0 {
		o.Limit = 10
	}
	text = bounded(text)
	r, err := x.answer(text, o, false)
	if err == nil && r.Total == 0 && len(split(text)) > 0 {
		var relaxed Results
		if relaxed, err = x.answer(text, o, true); err == nil && relaxed.Total > 0 {
			return relaxed, nil
		}
	}
	return r, err
}

// LongestQuery is how many characters of a query are looked at.
const LongestQuery = 2000

// bounded returns a query as it is looked at: so much of it, and valid.
func bounded(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	n := 0
	for i := range text {
		if n++; n > LongestQuery {
			return text[:i]
		}
	}
	return text
}

// answer answers a query; relaxed takes quoted phrases as mere words.
func (x *Index) answer(text string, o Options, relaxed bool) (Results, error) {
	out := Results{Query: text, Relaxed: relaxed, Facets: map[string]map[string]int{}, Results: []Result{}}
	for _, facet := range Facets() {
		out.Facets[facet] = map[string]int{}
	}
	var answers []*answer
	for _, t := range x.asked(o.Language) {
		a, err := t.ask(text, o, relaxed)
		if err != nil {
			return out, err
		}
		answers = append(answers, a)
		out.note(a)
	}
	return out, out.fill(answers, o)
}

// asked returns the languages that are searched.
func (x *Index) asked(language string) []*tongue {
	if language == AllLanguages {
		var out []*tongue
		for _, name := range sortedKeys(x.tongues) {
			out = append(out, x.tongues[name])
		}
		return out
	}
	for _, name := range []string{language, x.language} {
		if t, ok := x.tongues[name]; ok {
			return []*tongue{t}
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// note adds what one language has found out.
func (r *Results) note(a *answer) {
	if r.Corrected == "" {
		r.Corrected = a.corrected
	}
	for _, words := range [][]string{a.meant.completed, a.meant.expanded} {
		for _, w := range words {
			if !slices.Contains(r.Expanded, w) {
				r.Expanded = append(r.Expanded, w)
			}
		}
	}
	r.Total += len(a.ranked)
	for facet, values := range a.facets {
		for v, n := range values {
			r.Facets[facet][v] += n
		}
	}
	if len(a.ranked) == 0 {
		r.Nearest = append(r.Nearest, a.worthwhile(a.meant.nearest)...)
	}
}

// mostDropped is how many pages are looked at in vain for a quoted phrase.
const mostDropped = 50

// fill takes the best pages of all languages, and leaves out those whose text does
// not have the quoted phrases.
func (r *Results) fill(answers []*answer, o Options) error {
	next := make([]int, len(answers))
	for dropped := 0; len(r.Results) < o.Limit && dropped <= mostDropped; {
		best := -1
		for i, a := range answers {
			if next[i] < len(a.ranked) && (best < 0 || a.before(next[i], answers[best], next[best])) {
				best = i
			}
		}
		if best < 0 {
			return nil
		}
		a := answers[best]
		result, ok, err := a.result(next[best], o)
		if err != nil {
			return err
		}
		next[best]++
		if !ok {
			dropped++
			r.Total--
			continue
		}
		r.Results = append(r.Results, result)
	}
	return nil
}

// answer is what the pages of one language answer.
type answer struct {
	*tongue
	query     Query
	meant     meaning
	corrected string
	ranked    []hit
	chosen    bool // the first is the editors' choice
	facets    map[string]map[string]int
}

// worthwhile returns those of some words that lead somewhere: none that say nothing,
// and of the forms of a word one.
func (t *tongue) worthwhile(words []string) []string {
	var out, stems []string
	for _, word := range words {
		stem := t.analyser.Stem(word)
		if !t.analyser.Stop(word) && !slices.Contains(stems, stem) {
			out, stems = append(out, word), append(stems, stem)
		}
	}
	return out
}

// before tells whether a hit comes before one of another language.
func (a *answer) before(i int, b *answer, j int) bool {
	if i == 0 && a.chosen != (j == 0 && b.chosen) {
		return a.chosen
	}
	return a.ranked[i].score > b.ranked[j].score
}

// ask ranks pages.
func (t *tongue) ask(text string, o Options, relaxed bool) (*answer, error) {
	a := &answer{tongue: t, query: Parse(text, t.analyser)}
	for i := range a.query.Words {
		a.query.Words[i].Stop = a.query.Words[i].Stop || t.stop[a.query.Words[i].Surface]
	}
	if relaxed {
		a.query.Phrases = nil
	}
	if err := a.understand(text); err != nil {
		return nil, err
	}
	scores := t.scores(a.meant.terms, t.pages)
	fits, err := a.fitting()
	if err != nil {
		return nil, err
	}
	for page, score := range scores {
		if score == 0 || !fits(int32(page)) {
			continue
		}
		if a.pages.ended[page] {
			score *= ended
		}
		if a.pages.aside[page] {
			score *= aside
		}
		a.ranked = append(a.ranked, hit{int32(page), score})
	}
	rank(a.ranked)
	if len(a.query.content()) >= longQuery {
		if err := t.smooth(a.ranked, scores); err != nil {
			return nil, err
		}
	}
	if !o.Unchosen {
		a.choose(text)
	}
	a.count(o.Filters)
	return a, nil
}

// understand finds what the query means.
func (a *answer) understand(text string) error {
	names := a.also(text)
	if err := a.tongue.understand(a.query, known(names), &a.meant); err != nil {
		return err
	}
	if a.corrected = a.meant.corrected(text); a.corrected != "" {
		names = append(names, a.also(a.corrected)...)
	}
	return a.addNames(names, &a.meant)
}

// rank orders hits: the best first, and of equal ones, that which comes first in
// the site.
func rank(hits []hit) {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.page, b.page))
	})
}
