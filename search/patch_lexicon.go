package search

import (
	"cmp"
	"slices"
)

// lexicon makes the lexicon of the pages as they are.
func (p *partPatch) lexicon() error {
	was := &p.was.lexicon
	terms, words := slices.Clone(was.terms), slices.Clone(was.words)
	for i := range terms {
		terms[i].written = false
	}
	var newTerms []lexTerm
	for _, t := range p.postings {
		n, known := was.term(t.text)
		if !known {
			newTerms = append(newTerms, lexTerm{text: t.text, pages: t.pages})
			continue
		}
		terms[n].pages += t.pages
	}
	var newWords []lexWord
	for text, w := range p.surfaces {
		n, known := was.word(text)
		if !known {
			newWords = append(newWords, lexWord{text: text, pages: w.pages})
			continue
		}
		words[n].pages += w.pages
	}
	slices.SortFunc(newWords, func(a, b lexWord) int { return cmp.Compare(a.text, b.text) })
	is := &p.is.lexicon
	is.terms, p.termFrom = merged(terms, newTerms, func(t *lexTerm) (string, int32) { return t.text, t.pages })
	is.words, p.wordFrom = merged(words, newWords, func(w *lexWord) (string, int32) { return w.text, w.pages })
	if err := is.possible(len(p.was.documents)); err != nil {
		return err
	}
	p.termTo = inverse(p.termFrom, len(was.terms))
	if err := p.termsOfWords(); err != nil {
		return err
	}
	is.markWritten()
	is.endings = p.endings(newWords)
	p.changed = map[int32]*termChange{}
	for i := range p.postings {
		if n, ok := is.term(p.postings[i].text); ok {
			p.changed[int32(n)] = &p.postings[i]
		}
	}
	return nil
}

// merged returns sorted entries without those that no page has, and with some added; and
// for each its number before, or -1.
func merged[T any](was, added []T, entry func(*T) (text string, pages int32)) (is []T, from []int32) {
	is, from = make([]T, 0, len(was)+len(added)), make([]int32, 0, len(was)+len(added))
	for i := range was {
		text, pages := entry(&was[i])
		for len(added) > 0 {
			if other, _ := entry(&added[0]); other > text {
				break
			}
			is, from, added = append(is, added[0]), append(from, -1), added[1:]
		}
		if pages != 0 {
			is, from = append(is, was[i]), append(from, int32(i))
		}
	}
	for i := range added {
		is, from = append(is, added[i]), append(from, -1)
	}
	return is, from
}

// inverse returns for each of so many entries of before its number, or -1.
func inverse(from []int32, entries int) []int32 {
	to := make([]int32, entries)
	for i := range to {
		to[i] = -1
	}
	for i, n := range from {
		if n >= 0 {
			to[n] = int32(i)
		}
	}
	return to
}

// possible makes sure that no word is on fewer pages than one, or on more than there are.
func (l *lexicon) possible(pages int) error {
	wrong := func(n int32) bool { return n < 1 || int(n) > pages }
	if slices.ContainsFunc(l.terms, func(t lexTerm) bool { return wrong(t.pages) }) ||
		slices.ContainsFunc(l.words, func(w lexWord) bool { return wrong(w.pages) }) {
		return notPatchable("the state counts other pages")
	}
	return nil
}

// termsOfWords numbers the terms of all words anew.
func (p *partPatch) termsOfWords() error {
	is := &p.is.lexicon
	for i := range is.words {
		w := &is.words[i]
		term := int32(-1)
		if p.wordFrom[i] >= 0 {
			term = p.termTo[w.term]
		} else if n, ok := is.term(p.surfaces[w.text].term); ok {
			term = int32(n)
		}
		if term < 0 {
			return notPatchable("no page has the term of “%s”", w.text)
		}
		w.term = term
	}
	return nil
}

// endings puts new words among the endings, and takes away those that are gone.
func (p *partPatch) endings(added []lexWord) []int32 {
	is := &p.is.lexicon
	to := inverse(p.wordFrom, len(p.was.words))
	out := make([]int32, 0, len(p.was.endings)+len(added))
	for _, word := range p.was.endings {
		if to[word] >= 0 {
			out = append(out, to[word])
		}
	}
	for i := range added {
		if !corrects(added[i].text) {
			continue
		}
		n, _ := is.word(added[i].text)
		at, _ := slices.BinarySearchFunc(out, reversed(added[i].text), func(word int32, text string) int {
			return cmp.Compare(reversed(is.words[word].text), text)
		})
		out = slices.Insert(out, at, int32(n))
	}
	return out
}

// term returns the number of a term.
func (l *lexicon) term(text string) (int, bool) {
	return slices.BinarySearchFunc(l.terms, text, func(t lexTerm, text string) int { return cmp.Compare(t.text, text) })
}

// word returns the number of a word.
func (l *lexicon) word(text string) (int, bool) {
	return slices.BinarySearchFunc(l.words, text, func(w lexWord, text string) int { return cmp.Compare(w.text, text) })
}
