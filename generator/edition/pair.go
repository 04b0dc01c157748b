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
	// only those that stand in each other's places.
	mostPairs = 250_000
)

// candidate is a paragraph that is gone, or has come.
type candidate struct {
	index int
	gap   int // between which paragraphs that stayed it stands
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

// pairUp returns which paragraphs that are gone came back in other words: the index of
// the new one by that of the old one.
func pairUp(a, b []block, old, new []candidate) map[int]int {
	type weighed struct {
		old, new int // in old and new
		score    float64
	}
	anywhere := len(old)*len(new) <= mostPairs
	var all []weighed
	for i, c := range old {
		for j, d := range new {
			inPlace := c.gap == d.gap
			if !inPlace && !anywhere || a[c.index].heading != b[d.index].heading {
				continue
			}
			score, enough := c.sameness(d), pairAnywhere
			if inPlace {
				enough = pairInPlace
			}
			if score >= enough {
				if inPlace {
					score += 0.2
				}
				all = append(all, weighed{i, j, score})
			}
		}
	}
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
