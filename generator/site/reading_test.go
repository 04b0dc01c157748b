package site

import (
	"math/rand/v2"
	"slices"
	"testing"

	"partnerbook/generator/markup"
)

// TestWorstEqualsSorted keeps the worst of lists of many lengths: the same as sorting all of
// them finds, in the same order.
func TestWorstEqualsSorted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		w := worst{most: 10}
		var all []Read
		for i := range n {
			r := Read{Page: PageID(i), Avoid: random.IntN(3), Over: float64(random.IntN(2)),
				Reading: markup.Reading{Words: 50 * random.IntN(4), Sentences: 4, Syllables: 100 + 50*random.IntN(2)}}
			all = append(all, r)
			w.add(r)
		}
		slices.SortStableFunc(all, needsMore)
		kept, more := w.list()
		if len(kept) != min(10, n) || more != n-len(kept) {
			t.Fatalf("of %d, %d are kept and %d are not", n, len(kept), more)
		}
		for i, r := range kept {
			if r.Page != all[i].Page {
				t.Fatalf("of %d, number %d is %d and should be %d", n, i, r.Page, all[i].Page)
			}
		}
	}
}
