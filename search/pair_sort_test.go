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
