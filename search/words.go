package search

import (
	"slices"
	"strings"

	"partnerbook/search/analyse"
)

// Words is what editors tell the search, in the site's language.
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

// editors writes what editors say into the directory.
func (e *encoder) editors(d *partDirectory, w Words) {
	analyser := e.analyser
	var stop []string
	for _, s := range w.Stop {
		analyser.Each(s, func(t analyse.Token) { stop = append(stop, t.Surface) })
	}
	d.Stop = strings.Join(stop, " ")
	for _, s := range w.Synonyms {
		for _, from := range s.From {
			for _, to := range s.To {
				form := [3]string{key(analyser, from), key(analyser, to), to}
				if form[0] != "" && form[1] != "" {
					d.Synonyms = append(d.Synonyms, form)
				}
			}
		}
	}
	pages := map[string]int{}
	for i, g := range e.digests {
		pages[g.url] = i
	}
	for _, b := range w.Best {
		if page, ok := pages[b.URL]; ok {
			d.Best[key(analyser, b.Query)] = page
		}
	}
}

// key is the same for queries that mean the same to editors: their terms one after
// another, with spaces between.
func key(a *analyse.Analyser, text string) string { return strings.Join(spoken(a, text), " ") }

// spoken returns the terms of a text one after the other: the parts of compounds
// in their place, so that "call off" is in call-off as well.
func spoken(a *analyse.Analyser, text string) []string {
	var out []string
	for _, t := range spokenTokens(a, text) {
		out = append(out, t.Term)
	}
	return out
}

func spokenTokens(a *analyse.Analyser, text string) []analyse.Token {
	var out []analyse.Token
	a.Each(text, func(t analyse.Token) {
		if n := len(out); t.Part && n > 0 && !out[n-1].Part {
			out = out[:n-1] // the whole, which comes first
		}
		out = append(out, t)
	})
	return out
}

// follows tells whether the words of want stand in have, one after the other.
func follows(have, want []string) bool {
	for i := 0; i+len(want) <= len(have); i++ {
		if slices.Equal(have[i:i+len(want)], want) {
			return true
		}
	}
	return len(want) == 0
}
