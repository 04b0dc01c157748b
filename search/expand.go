package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// meaning is what a query is taken to mean.
type meaning struct {
	terms []weighted
	// corrections are words that no page has, with what was searched for in their
	// place; completed are words that the unfinished last word may become.
	corrections []correction
	completed   []string
	expanded    []string // synonyms, as their editor wrote them
}

type correction struct{ from, to string }

const (
	// fewestLetters is how long a word must be to be corrected, longWord to be
	// corrected by two edits.
	fewestLetters, longWord = 4, 8
	// completions is into how many words the unfinished one may go on, and
	// completed how much each of them counts.
	completions = 6
	completed   = 0.6
)

// understand finds the terms of a query. A word that no page has is corrected, or
// completed if it is the last and unfinished; a word that pages have is taken as
// it stands, and so is one of those that have another name.
func (x *Index) understand(q Query, named []string, m *meaning) {
	words := q.content()
	for i, w := range words {
		known := x.frequency(w.Term) > 0
		unfinished := q.Unfinished && i == len(words)-1
		switch {
		case known:
			m.add(w.Term, 1, w.Surface)
		case slices.Contains(named, w.Term):
		case unfinished && x.complete(w, m):
		default:
			x.correct(w, m)
		}
		if known && unfinished && !x.isWord(w.Surface) {
			x.complete(w, m)
		}
	}
	for i := range m.terms {
		n := m.terms[i].weight
		m.terms[i].weight = (k3 + 1) * n / (k3 + n)
	}
}

// addOnce adds a term that does not count more if the query has it already.
func (m *meaning) addOnce(term string, weight float64, word string) {
	for _, t := range m.terms {
		if t.term == term {
			return
		}
	}
	m.terms = append(m.terms, weighted{term, weight, word})
}

// add adds a term; one that the query has already counts for more.
func (m *meaning) add(term string, weight float64, word string) {
	for i := range m.terms {
		if m.terms[i].term == term {
			m.terms[i].weight += weight
			return
		}
	}
	m.terms = append(m.terms, weighted{term, weight, word})
}

// isWord tells whether a page has a word as it is written.
func (x *Index) isWord(word string) bool {
	_, found := x.find(word)
	return found
}

func (x *Index) find(word string) (at int, found bool) {
	return slices.BinarySearchFunc(x.surfaces, word, func(s surface, w string) int { return cmp.Compare(s.word, w) })
}

// complete adds the commonest terms that a word may become, and tells whether
// there are any.
func (x *Index) complete(w Word, m *meaning) bool {
	if utf8.RuneCountInString(w.Surface) < 2 {
		return false
	}
	var longer []surface
	seen := map[string]bool{}
	from, _ := x.find(w.Surface)
	for _, s := range x.surfaces[from:] {
		if !strings.HasPrefix(s.word, w.Surface) {
			break
		}
		if !seen[s.term] && s.term != w.Term {
			seen[s.term] = true
			longer = append(longer, s)
		}
	}
	slices.SortStableFunc(longer, func(a, b surface) int { return cmp.Compare(x.frequency(b.term), x.frequency(a.term)) })
	for _, s := range longer[:min(len(longer), completions)] {
		m.add(s.term, completed, s.word)
		m.completed = append(m.completed, s.word)
	}
	return len(longer) > 0
}

// correct adds the word that a misspelt one is likely to mean: the nearest, and of
// equally near ones, the commonest.
func (x *Index) correct(w Word, m *meaning) {
	letters := []rune(w.Surface)
	most := 1
	switch {
	case len(letters) < fewestLetters || isNumber(w.Surface):
		return
	case len(letters) >= longWord:
		most = 2
	}
	best, edits, frequency := surface{}, most+1, 0
	for _, s := range x.surfaces {
		n := utf8.RuneCountInString(s.word)
		if n < len(letters)-most || n > len(letters)+most || isNumber(s.word) {
			continue
		}
		d := distance(letters, []rune(s.word), min(most, edits))
		if f := x.frequency(s.term); d < edits || d == edits && d <= most && f > frequency {
			best, edits, frequency = s, d, f
		}
	}
	if edits <= most {
		m.add(best.term, 1, best.word)
		m.corrections = append(m.corrections, correction{w.Surface, best.word})
	}
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789.") == "" }

// distance returns how many letters must be put in, taken out, changed or swapped
// with their neighbour to make b of a (optimal string alignment), or most+1 if
// more than that.
func distance(a, b []rune, most int) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := above[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, above[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], most+1)
}

// corrected returns the query with what was searched for in place of unknown
// words, or "" if it was taken as it stands.
func (m *meaning) corrected(text string) string {
	if len(m.corrections) == 0 {
		return ""
	}
	for _, c := range m.corrections {
		at := strings.Index(strings.ToLower(text), c.from)
		if at < 0 || at+len(c.from) > len(text) {
			return strings.TrimSpace(text + " " + c.to)
		}
		text = text[:at] + c.to + text[at+len(c.from):]
	}
	return text
}
