package edition

import (
	"cmp"
	"slices"
	"strings"
)

// How alike two paragraphs must be to be one that was reworded, as the share of words
// that both have: less where one stands in the place of the other.
const (
	pairInPlace  = 0.3
	pairAnywhere = 0.55
	// mostPairs bounds how many pairs of paragraphs are weighed up; on pages with more,
	// only those that stand about in each other's places.
	mostPairs = 250_000
	nearPlace = 20
)

// candidate is a paragraph that is gone, or has come.
type candidate struct {
	index int
	gap   int // between which paragraphs that stayed it stands
	place int // how many of the same gap stand before it
	words map[string]int
	size  int
}

func newCandidate(blocks []block, index, gap int) candidate {
	c := candidate{index: index, gap: gap, words: map[string]int{}}
	for word := range strings.FieldsSeq(strings.ToLower(blocks[index].text)) {
		c.words[word]++
		c.size++
	}
	return c
}

// sameness returns the share of words that both have, from 0 to 1.
func (c candidate) sameness(d candidate) float64 {
	if min(c.size, d.size)*2 < int(pairInPlace*float64(c.size+d.size)) {
		return 0
	}
	both := 0
	for word, n := range c.words {
		both += min(n, d.words[word])
	}
	return 2 * float64(both) / float64(c.size+d.size)
}

// counted numbers the candidates of each gap.
func counted(all []candidate) []candidate {
	for i := 1; i < len(all); i++ {
		if all[i].gap == all[i-1].gap {
			all[i].place = all[i-1].place + 1
		}
	}
	return all
}

// rivals calls f with the pairs of candidates that are worth weighing up.
func rivals(old, new []candidate, f func(i, j int)) {
	if len(old)*len(new) <= mostPairs {
		for i := range old {
			for j := range new {
				f(i, j)
			}
		}
		return
	}
	first := map[int]int{} // by gap
	for j := range slices.Backward(new) {
		first[new[j].gap] = j
	}
	for i, c := range old {
		from, ok := first[c.gap]
		if !ok {
			continue
		}
		for j := max(from, from+c.place-nearPlace); j < len(new) && new[j].gap == c.gap && new[j].place <= c.place+nearPlace; j++ {
			f(i, j)
		}
	}
}

// pairUp returns which paragraphs that are gone came back in other words: the index of
// the new one by that of the old one.
func pairUp(a, b []block, old, new []candidate) map[int]int {
	type weighed struct {
		old, new int // in old and new
		score    float64
	}
	var all []weighed
	rivals(counted(old), counted(new), func(i, j int) {
		c, d := old[i], new[j]
		if a[c.index].heading != b[d.index].heading {
			return
		}
		inPlace := c.gap == d.gap
		score, enough := c.sameness(d), pairAnywhere
		if inPlace {
			enough = pairInPlace
		}
		if score < enough {
			return
		}
		if inPlace {
			score += 0.2
		}
		all = append(all, weighed{i, j, score})
	})
	slices.SortStableFunc(all, func(x, y weighed) int { return cmp.Compare(y.score, x.score) })
	out := map[int]int{}
	taken := map[int]bool{}
	for _, w := range all {
		i, j := old[w.old].index, new[w.new].index
		if _, has := out[i]; has || taken[j] {
			continue
		}
		out[i], taken[j] = j, true
	}
	return out
}
