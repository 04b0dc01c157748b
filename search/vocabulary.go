package search

import (
	"sync"

	"partnerbook/search/analyse"
)

// vocabulary numbers the words and terms of a language. It only grows, and may be
// used by several goroutines at once.
type vocabulary struct {
	analyser *analyse.Analyser

	mu      sync.Mutex
	words   map[string]word
	terms   map[string]uint32
	written spellings
}

// spellings are the words and terms by their numbers.
type spellings struct {
	surfaces []string
	termOf   []uint32 // by number of the word
	terms    []string
}

// word is a surface with its numbers.
type word struct {
	surface, term uint32
	hash          uint32 // of the term, for pairs
	stop          bool
}

func newVocabulary(language string) *vocabulary {
	return &vocabulary{analyser: analyse.New(language), words: map[string]word{}, terms: map[string]uint32{}}
}

// word returns the numbers of a token's word.
func (v *vocabulary) word(t analyse.Token) word {
	v.mu.Lock()
	defer v.mu.Unlock()
	if w, ok := v.words[t.Surface]; ok {
		return w
	}
	w := word{
		surface: uint32(len(v.written.surfaces)),
		term:    v.term(t.Term),
		hash:    hashTerm(t.Term),
		stop:    v.analyser.Stop(t.Surface),
	}
	v.words[t.Surface] = w
	v.written.surfaces = append(v.written.surfaces, t.Surface)
	v.written.termOf = append(v.written.termOf, w.term)
	return w
}

func (v *vocabulary) term(term string) uint32 {
	if n, ok := v.terms[term]; ok {
		return n
	}
	n := uint32(len(v.written.terms))
	v.terms[term] = n
	v.written.terms = append(v.written.terms, term)
	return n
}

// spellings returns those of all words so far.
func (v *vocabulary) spellings() spellings {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.written
}
