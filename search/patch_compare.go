package search

import (
	"cmp"
	"maps"
	"slices"
)

// termChange is what becomes of the postings of a term.
type termChange struct {
	text  string
	pages int32 // that it is on more than before
	edits []postingEdit
}

// postingEdit is what becomes of a page among the postings of a term: none stands for
// none.
type postingEdit struct {
	page     int32
	had, has uint8
}

const none = 1<<8 - 1 // no occurrence

// wordChange says on how many more pages a word is than before.
type wordChange struct {
	term  string
	pages int32
}

// pairEdit is a page that has come or gone for a pair.
type pairEdit struct {
	entry uint64 // the pair's hash, and the page
	gone  bool
}

// compare collects what changed in the terms and words of the edited pages. What each
// page had must be what the index says: postings are compared when they are rewritten.
func (p *partPatch) compare() {
	terms := map[uint32]*termChange{}
	p.surfaces = map[string]wordChange{}
	for i, e := range p.edits {
		p.compareTerms(terms, e.page, p.had[i], p.has[i])
		had, has := slices.Sorted(slices.Values(p.had[i].surfaces)), slices.Sorted(slices.Values(p.has[i].surfaces))
		differences(had, has, func(surface uint32, gone bool) {
			w := p.surfaces[p.words.surfaces[surface]]
			w.term = p.words.terms[p.words.termOf[surface]]
			w.pages += more(gone)
			p.surfaces[p.words.surfaces[surface]] = w
		})
	}
	for _, t := range terms {
		p.postings = append(p.postings, *t)
	}
	slices.SortFunc(p.postings, func(a, b termChange) int { return cmp.Compare(a.text, b.text) })
}

func (p *partPatch) compareTerms(terms map[uint32]*termChange, page int32, had, has *digest) {
	occurrences := map[uint32][2]uint8{}
	for _, c := range had.counts {
		occurrences[c.term()] = [2]uint8{c.occurrence(), none}
	}
	for _, c := range has.counts {
		was, ok := occurrences[c.term()]
		if !ok {
			was[0] = none
		}
		occurrences[c.term()] = [2]uint8{was[0], c.occurrence()}
	}
	maps.DeleteFunc(occurrences, func(_ uint32, o [2]uint8) bool { return o[0] == o[1] })
	for term, o := range occurrences {
		t := terms[term]
		if t == nil {
			t = &termChange{text: p.words.terms[term]}
			terms[term] = t
		}
		t.edits = append(t.edits, postingEdit{page, o[0], o[1]})
		if o[0] == none || o[1] == none {
			t.pages += more(o[1] == none)
		}
	}
}

func more(gone bool) int32 {
	if gone {
		return -1
	}
	return 1
}

// differences calls f for what is in one of two sorted lists and not in the other.
func differences[T cmp.Ordered](had, has []T, f func(one T, gone bool)) {
	for len(had) > 0 || len(has) > 0 {
		switch {
		case len(has) == 0 || len(had) > 0 && had[0] < has[0]:
			f(had[0], true)
			had = had[1:]
		case len(had) == 0 || has[0] < had[0]:
			f(has[0], false)
			has = has[1:]
		default:
			had, has = had[1:], has[1:]
		}
	}
}

// apply applies the edits of a term to its postings.
func (t *termChange) apply(postings []posting) ([]posting, error) {
	out := make([]posting, 0, len(postings)+len(t.edits))
	for _, e := range t.edits {
		for len(postings) > 0 && postings[0].page() < e.page {
			out = append(out, postings[0])
			postings = postings[1:]
		}
		had := uint8(none)
		if len(postings) > 0 && postings[0].page() == e.page {
			had = postings[0].occurrence()
			postings = postings[1:]
		}
		if had != e.had {
			return nil, notPatchable("the postings of “%s” are not those of its pages", t.text)
		}
		if e.has != none {
			out = append(out, newPosting(e.page, e.has))
		}
	}
	return append(out, postings...), nil
}
