package edition

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// sketch is what tells whether two pages say much the same: sums of every few words that
// follow one another, sorted.
type sketch struct {
	title  string
	kind   string
	pieces []uint64
}

// likeness is how much two pages are alike: the share of pieces that both have in those
// that either has, from 0 to 1.
type likeness struct {
	old, new int
	score    float64
}

// How alike two pages must be to be one that moved: so much, less if the title is the
// same, and more if there is little text to tell by.
const (
	alikeEnough  = 0.4
	alikeTitled  = 0.15
	alikeShort   = 0.7
	fewestPieces = 12
)

// sketches reads those pages of a side. One of every so many pieces is kept.
func sketches(ctx context.Context, s *Side, pages []int, sample uint64) ([]sketch, error) {
	out := make([]sketch, len(pages))
	err := each(ctx, len(pages), func(k int) error {
		h := &s.pages[pages[k]]
		data, err := s.Files.Read(h.url)
		if err != nil {
			return fmt.Errorf("%s: %w", h.url, err)
		}
		out[k] = sketch{h.title, h.kind, piecesOf(parsePage(h.url, data).blocks, sample)}
		return nil
	})
	return out, err
}

func piecesOf(blocks []block, sample uint64) []uint64 {
	const length = 4
	var words []string
	for i := range blocks {
		words = append(words, strings.Fields(strings.ToLower(blocks[i].text))...)
	}
	var out []uint64
	for i := range words {
		if i+length > len(words) && i > 0 {
			break
		}
		sum := fnv.New64a()
		for _, word := range words[i:min(i+length, len(words))] {
			sum.Write([]byte(word))
			sum.Write([]byte{' '})
		}
		if piece := sum.Sum64(); piece%sample == 0 {
			out = append(out, piece)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// alike returns those pairs of pages that may be one page.
func alike(old, new []sketch) []likeness {
	const common = 100 // what so many pages say tells none from another
	having := map[uint64][]int{}
	for j := range new {
		for _, piece := range new[j].pieces {
			having[piece] = append(having[piece], j)
		}
	}
	var out []likeness
	for i := range old {
		shared := map[int]int{}
		for _, piece := range old[i].pieces {
			if pages := having[piece]; len(pages) <= common {
				for _, j := range pages {
					shared[j]++
				}
			}
		}
		for j, n := range shared {
			if score, ok := likenessOf(&old[i], &new[j], n); ok {
				out = append(out, likeness{i, j, score})
			}
		}
	}
	return out
}

// likenessOf weighs up two pages that have n pieces in common.
func likenessOf(a, b *sketch, n int) (score float64, ok bool) {
	score = float64(n) / float64(len(a.pieces)+len(b.pieces)-n)
	enough := alikeEnough
	switch {
	case a.title == b.title && a.title != "":
		enough = alikeTitled
		score += 1e-3 // of two that are as much alike
	case min(len(a.pieces), len(b.pieces)) < fewestPieces:
		enough = alikeShort
	}
	return score, score >= enough && a.kind == b.kind
}
