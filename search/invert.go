package search

import (
	"cmp"
	"slices"
)

// inverted is the postings of all terms of a part, one after another.
type inverted struct {
	postings []posting
	from     []int // by number of the term: where its postings begin; one more than terms
}

// posting says how often a term stands on a page: the page, and in the last bits the
// occurrence.
type posting uint32

// occurrenceBits is room for all occurrences (class.go).
const occurrenceBits = 6

func newPosting(page int32, occurrence uint8) posting {
	return posting(page)<<occurrenceBits | posting(occurrence)
}

func (p posting) page() int32       { return int32(p >> occurrenceBits) }
func (p posting) occurrence() uint8 { return uint8(p & (1<<occurrenceBits - 1)) }

func (t *inverted) of(term uint32) []posting { return t.postings[t.from[term]:t.from[term+1]] }

// invert sorts the counts of all documents by term, in two passes: how many, then
// where.
func invert(digests []*digest, terms int) *inverted {
	out := &inverted{from: make([]int, terms+1)}
	for _, d := range digests {
		for _, c := range d.counts {
			out.from[c.term()+1]++
		}
	}
	for i := 1; i <= terms; i++ {
		out.from[i] += out.from[i-1]
	}
	out.postings = make([]posting, out.from[terms])
	next := slices.Clone(out.from[:terms])
	for i, d := range digests {
		for _, c := range d.counts {
			out.postings[next[c.term()]] = newPosting(int32(i), c.occurrence())
			next[c.term()]++
		}
	}
	return out
}

// present returns the terms that documents have, sorted as they are written.
func (t *inverted) present(spelling []string) []uint32 {
	var out []uint32
	for term := range t.from[:len(t.from)-1] {
		if t.from[term] < t.from[term+1] {
			out = append(out, uint32(term))
		}
	}
	slices.SortFunc(out, func(a, b uint32) int { return cmp.Compare(spelling[a], spelling[b]) })
	return out
}
