package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSortByHash compares with sorting by hash and then by page, which is the order that
// entries come in.
func TestSortByHash(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 3, 255, 5000} {
		entries := make([]uint64, n)
		for i := range entries {
			entries[i] = uint64(r.Uint32N(uint32(n)))<<(32+r.UintN(20)) | uint64(i)
		}
		want := slices.Clone(entries)
		slices.Sort(want)
		if got := sortByHash(entries, make([]uint64, n)); !slices.Equal(got, want) {
			t.Errorf("%d entries are not in order", n)
		}
	}
}

// TestEveryPairIsFound looks for the pairs of all pages, where they take one file, a few,
// and more than are sorted at a time.
func TestEveryPairIsFound(t *testing.T) {
	for _, pages := range []int{3, 50, 100, 300} {
		c := Collect(Slice(many(pages)), "en", nil, 2)
		x, err := c.Open(Words{})
		if err != nil {
			t.Fatal(err)
		}
		missing, all := 0, 0
		for page, d := range c.parts[0].digests {
			for _, hash := range d.pairs {
				pages, err := x.tongues["en"].pair(hash)
				if err != nil {
					t.Fatal(err)
				}
				if all++; !slices.Contains(pages, int32(page)) {
					missing++
				}
			}
		}
		if missing > 0 {
			t.Errorf("of %d pairs of %d pages, %d are missing", all, pages, missing)
		}
	}
}
