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
	nearest     []string // words like those that no page has
}

// weighted is a term of a query, with its postings and how much it counts.
type weighted struct {
	term     string
	weight   float64
	word     string // as it is written
	postings []posting
}

type correction struct{ from, to string }

const (
	// fewestLetters is how long a word must be to be corrected, longWord to be
	// corrected by two edits.
	fewestLetters, longWord = 4, 8
	// completions is into how many words the unfinished one may go on, or one of
	// two letters, and completed how much each of them counts.
	completions, manyCompletions, fewTyped = 2, 4, 2
	completed                              = 0.7
	// synonym is how much the words of a synonym count, all together against one
	// word of the query.
	synonym = 0.8
	// mostNearest is how many words are named where nothing was found.
	mostNearest = 5
)

// understand finds the terms of a query. A word that no page has is corrected, or
// completed if it is the last and unfinished; a word that pages have is taken as
// it stands, and so is one of those that have another name.
func (t *tongue) understand(q Query, named []string, m *meaning) error {
	words := q.content()
	for i, w := range words {
		unfinished := q.Unfinished && i == len(words)-1
		if err := t.understandWord(w, unfinished, slices.Contains(named, w.Term), m); err != nil {
			return err
		}
	}
	for i := range m.terms {
		n := m.terms[i].weight
		m.terms[i].weight = float64((k3+1)*n) / (k3 + n)
	}
	return nil
}

func (t *tongue) understandWord(w Word, unfinished, named bool, m *meaning) error {
	entry, err := t.term(w.Term)
	if err != nil {
		return err
	}
	known := len(entry.postings) > 0
	if known && t.isDoubtful(w, entry.postings) {
		if corrected, err := t.correct(w, m); corrected || err != nil {
			return err
		}
	}
	if known {
		m.add(weighted{w.Term, 1, w.Surface, entry.postings})
	}
	if unfinished && (!known && !named || known && w.Surface == w.Term && !entry.word) {
		found, err := t.complete(w, m)
		if found || known || err != nil {
			return err
		}
	}
	if known || named || w.Whole {
		return nil
	}
	_, err = t.correct(w, m)
	return err
}

// isDoubtful tells whether a word of some length is only on pages that are not for
// the site's readers: there, authors may show a mistake.
func (t *tongue) isDoubtful(w Word, postings []posting) bool {
	return utf8.RuneCountInString(w.Surface) >= longWord && !slices.ContainsFunc(postings, func(p posting) bool { return !t.pages.aside[p.page()] })
}

// add adds a term; one that the query has already counts for more.
func (m *meaning) add(term weighted) {
	for i := range m.terms {
		if m.terms[i].term == term.term {
			m.terms[i].weight += term.weight
			return
		}
	}
	m.terms = append(m.terms, term)
}

// addOnce adds a term that does not count more if the query has it already.
func (m *meaning) addOnce(term weighted) {
	if !slices.ContainsFunc(m.terms, func(t weighted) bool { return t.term == term.term }) {
		m.terms = append(m.terms, term)
	}
}

// also is a synonym that a query holds.
type also struct {
	from, to []string // terms
	shown    string   // to, as its editor wrote it
}

// also finds what else the words of a query are called.
func (t *tongue) also(text string) []also {
	tokens := spokenTokens(t.analyser, text)
	said := make([]string, len(tokens))
	loud := map[string]bool{}
	for i, token := range tokens {
		said[i] = token.Term
		// An abbreviation may look like a word that says nothing: IT. It is meant if it
		// stands in capitals, or first.
		if i == 0 || strings.IndexFunc(text[token.Start:token.End], isSmall) < 0 {
			loud[token.Term] = true
		}
	}
	var out []also
	for _, s := range t.names {
		if !follows(said, s.from) || follows(said, s.to) || len(s.from) == 1 && t.analyser.Stop(s.from[0]) && !loud[s.from[0]] {
			continue
		}
		out = append(out, s)
	}
	return out
}

func isSmall(r rune) bool { return 'a' <= r && r <= 'z' }

// known returns the terms of a query that have another name: they are no mistakes.
func known(all []also) []string {
	var out []string
	for _, a := range all {
		out = append(out, a.from...)
	}
	return out
}

// addNames adds what else the words of a query are called, and notes it. Of a name
// of several words all must stand on a page, if there is such a page: a page with
// "team" alone is not about the Performance Development Team.
func (t *tongue) addNames(all []also, m *meaning) error {
	for _, a := range all {
		var terms []weighted
		for _, term := range a.to {
			entry, err := t.term(term)
			if err != nil {
				return err
			}
			if len(entry.postings) > 0 && !t.analyser.Stop(term) {
				terms = append(terms, weighted{term: term, word: a.shown, postings: entry.postings})
			}
		}
		together(terms)
		for _, term := range terms {
			term.weight = synonym / float64(len(terms))
			m.addOnce(term)
		}
		if !slices.Contains(m.expanded, a.shown) {
			m.expanded = append(m.expanded, a.shown)
		}
	}
	return nil
}

// together leaves of the postings of terms those of pages that hold them all, unless
// no page does.
func together(terms []weighted) {
	held := map[int32]int{}
	for _, term := range terms {
		for _, p := range term.postings {
			held[p.page()]++
		}
	}
	some := false
	for _, n := range held {
		some = some || n == len(terms)
	}
	if !some {
		return
	}
	for i := range terms {
		terms[i].postings = slices.DeleteFunc(slices.Clone(terms[i].postings), func(p posting) bool {
			return held[p.page()] < len(terms)
		})
	}
}

// complete adds the commonest terms that a word may become, and tells whether
// there are any.
func (t *tongue) complete(w Word, m *meaning) (bool, error) {
	longer, err := t.longer(w.Surface)
	if err != nil {
		return false, err
	}
	found, most := 0, completions
	if utf8.RuneCountInString(w.Surface) <= fewTyped {
		most = manyCompletions
	}
	seen := []string{w.Term}
	for _, word := range longer {
		term := t.analyser.Stem(word)
		if slices.Contains(seen, term) {
			continue
		}
		seen = append(seen, term)
		entry, err := t.term(term)
		if err != nil {
			return false, err
		}
		m.add(weighted{term, completed, word, entry.postings})
		m.completed = append(m.completed, word)
		if found++; found == most {
			break
		}
	}
	return found > 0, nil
}

// longer returns the words that begin with one, the commonest first.
func (t *tongue) longer(word string) ([]string, error) {
	var out []string
	switch letters := utf8.RuneCountInString(word); {
	case letters < 2:
		return nil, nil
	case letters == 2: // the directory alone must do
		for _, w := range strings.Fields(t.Common) {
			if strings.HasPrefix(w, word) {
				out = append(out, w)
			}
		}
		return out, nil
	}
	words, err := t.spelt(t.words, t.wordsFrom, word, word+afterAll)
	slices.SortStableFunc(words, func(a, b spelling) int { return cmp.Compare(b.rarity, a.rarity) })
	for _, w := range words {
		if w.word != word {
			out = append(out, w.word)
		}
	}
	return out, err
}

// afterAll comes after every letter.
const afterAll = "\U0010FFFF"
