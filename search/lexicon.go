package search

import (
	"cmp"
	"slices"
)

// lexicon is the terms and the words that the pages of a part have, each sorted as it
// is spelt.
type lexicon struct {
	terms   []lexTerm
	words   []lexWord
	endings []int32 // words that may be corrected to, sorted as they are spelt backwards
}

// lexTerm is a term of a part.
type lexTerm struct {
	text    string
	pages   int32 // that have it
	written bool  // on a page, as it is
}

// lexWord is a word of a part as it is written.
type lexWord struct {
	text  string
	term  int32 // its number in terms
	pages int32 // that have this very word
}

// collect makes the lexicon of the part. The vocabulary may know words of pages that are
// gone.
func (e *encoder) collect() *lexicon {
	l := &lexicon{terms: make([]lexTerm, len(e.present))}
	e.numbers = make([]int32, len(e.words.terms))
	for i, term := range e.present {
		l.terms[i] = lexTerm{text: e.words.terms[term], pages: int32(len(e.inverted.of(term)))}
		e.numbers[term] = int32(i)
	}
	pages := make([]int32, len(e.words.surfaces))
	for _, d := range e.digests {
		for _, surface := range d.surfaces {
			pages[surface]++
		}
	}
	for surface, n := range pages {
		if n > 0 {
			l.words = append(l.words, lexWord{e.words.surfaces[surface], e.numbers[e.words.termOf[surface]], n})
		}
	}
	slices.SortFunc(l.words, func(a, b lexWord) int { return cmp.Compare(a.text, b.text) })
	l.markWritten()
	l.endings = l.backwards()
	return l
}

// markWritten marks the terms that are words as they are written.
func (l *lexicon) markWritten() {
	for i := range l.words {
		if w := &l.words[i]; w.text == l.terms[w.term].text {
			l.terms[w.term].written = true
		}
	}
}

// backwards returns the words that may be corrected to, sorted as they are spelt
// backwards.
func (l *lexicon) backwards() []int32 {
	type ending struct {
		text string
		word int32
	}
	var all []ending
	for i := range l.words {
		if corrects(l.words[i].text) {
			all = append(all, ending{reversed(l.words[i].text), int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b ending) int { return cmp.Compare(a.text, b.text) })
	out := make([]int32, len(all))
	for i, e := range all {
		out[i] = e.word
	}
	return out
}
