package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

// Near pages have the same rare words. They are shown as related pages, and lend
// a share of their scores for long queries.
const (
	mostNear = 3  // five find no more
	keptNear = 12 // are kept of each page, for whoever asks again
	// mostHolders is for how many pages a term may stand and still say something, as
	// a share of all pages; but never for more than manyHolders, which bounds the
	// time.
	mostHolders, manyHolders = 0.2, 400
	// leastShared is how many of its terms a page must share with a near one, and
	// leastAlike how much of its own likeness to itself.
	leastShared, leastAlike = 2, 0.08
)

// nearness finds near pages of one language by their signatures.
type nearness struct {
	signatures [][]uint32 // by page
	holders    func() *holders
	changed    []int32 // pages whose signatures are others than those holders were made of
	most       int
	rooms      sync.Pool
	kept       atomic.Pointer[[][]int32] // the nearest of each page, once all were asked for
}

// holders are the pages for which terms stand, one term after another.
type holders struct {
	pages []int32
	from  []int32 // by number of the term: where its pages begin
}

func (h *holders) of(term uint32) []int32 {
	if int(term)+1 >= len(h.from) {
		return nil // it is newer
	}
	return h.pages[h.from[term]:h.from[term+1]]
}

// holdersOf returns the pages for which a term stands, in order. Of a term that says nothing,
// whatever the changed pages have, the list is that of before.
func (n *nearness) holdersOf(all *holders, term uint32) []int32 {
	held := all.of(term)
	if len(n.changed) == 0 || len(held) > n.most+len(n.changed) {
		return held
	}
	held = slices.Clone(held)
	for _, page := range n.changed {
		at, known := slices.BinarySearch(held, page)
		holds := slices.Contains(n.signatures[page], term)
		switch {
		case known && !holds:
			held = slices.Delete(held, at, at+1)
		case holds && !known:
			held = slices.Insert(held, at, page)
		}
	}
	return held
}

// newNearness finds pages by signatures of so many terms.
func newNearness(signatures [][]uint32, terms int) *nearness {
	n := &nearness{signatures: signatures}
	n.most = min(manyHolders, max(2, int(mostHolders*float64(len(signatures)))))
	n.holders = sync.OnceValue(func() *holders { return newHolders(signatures, terms) })
	return n
}

func newHolders(signatures [][]uint32, terms int) *holders {
	h := &holders{from: make([]int32, terms+1)}
	for _, s := range signatures {
		for _, term := range s {
			h.from[term+1]++
		}
	}
	for i := 1; i <= terms; i++ {
		h.from[i] += h.from[i-1]
	}
	h.pages = make([]int32, h.from[terms])
	next := slices.Clone(h.from[:terms])
	for i, s := range signatures {
		for _, term := range s {
			h.pages[next[term]] = int32(i)
			next[term]++
		}
	}
	return h
}

// says tells whether a term says something that stands for so many pages.
func (n *nearness) says(holders int) bool { return holders >= 2 && holders <= n.most }

// likeness is room for finding near pages, which one goroutine uses again and
// again.
type likeness struct {
	pages   []sharing
	touched []int32
}

// sharing is what a page shares with another: so many terms, and what they are worth.
type sharing struct {
	score float64
	terms int
}

func (n *nearness) room() *likeness { return &likeness{pages: make([]sharing, len(n.signatures))} }

// of returns the pages that are nearest to one, the nearest first. Terms count by
// how few pages they stand for, and by their place in both signatures.
func (n *nearness) of(page int, most int, l *likeness) []int32 {
	whole := 0.0
	all := n.holders()
	for _, term := range n.signatures[page] {
		holders := n.holdersOf(all, term)
		if !n.says(len(holders)) {
			continue
		}
		weight := ln(1 + float64(len(n.signatures))/float64(len(holders)))
		whole += weight
		for _, other := range holders {
			s := &l.pages[other]
			if s.terms == 0 {
				l.touched = append(l.touched, other)
			}
			s.terms++
			s.score += weight
		}
	}
	nearer := func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.pages[b].score, l.pages[a].score), cmp.Compare(a, b))
	}
	var out []int32
	least := leastAlike * whole
	for _, other := range l.touched {
		if s := &l.pages[other]; int(other) != page && s.terms >= leastShared && s.score >= least {
			if len(out) == most && s.score < l.pages[out[most-1]].score {
				continue // most are
			}
			out = insert(out, other, most, nearer)
		}
	}
	for _, other := range l.touched {
		l.pages[other] = sharing{}
	}
	l.touched = l.touched[:0]
	return out
}

// Near finds the documents that are near to one. It keeps nothing else of the
// collection that it was made of, and may be used by several goroutines at once.
type Near struct {
	places    []place // of documents
	parts     []*nearness
	documents [][]int32 // by part and page
}

func newNear(parts []*part, places []place) *Near {
	n := &Near{places: places}
	for _, p := range parts {
		signatures := make([][]uint32, len(p.digests))
		for i, d := range p.digests {
			signatures[i] = d.signature
		}
		n.parts = append(n.parts, newNearness(signatures, len(p.words.terms)))
		n.documents = append(n.documents, p.documents)
	}
	return n
}

// Near returns what finds the documents near to one.
func (c *Collection) Near() *Near { return c.near() }

// To returns the documents of the same language that are nearest to one, the nearest
// first.
func (n *Near) To(document, most int) []int {
	at := n.places[document]
	var out []int
	for _, page := range n.parts[at.part].alone(int(at.page), most) {
		out = append(out, int(n.documents[at.part][page]))
	}
	return out
}

// alone is of with room of its own, from a pool.
func (n *nearness) alone(page, most int) []int32 {
	if kept := n.kept.Load(); kept != nil && most <= keptNear {
		nearest := (*kept)[page]
		return nearest[:min(len(nearest), most)]
	}
	l, ok := n.rooms.Get().(*likeness)
	if !ok {
		l = n.room()
	}
	defer n.rooms.Put(l)
	return n.of(page, most, l)
}

// nearPages writes for each page how many pages are near, and which.
func (e *encoder) nearPages() string {
	room := e.near.room()
	kept := make([][]int32, len(e.digests))
	for i := range kept {
		kept[i] = e.near.of(i, keptNear, room)
	}
	e.near.kept.Store(&kept)
	return named(e.files, nearFile, nearValue(kept))
}

// nearValue returns what the file of near pages holds, of which the nearest of each page
// are kept.
func nearValue(kept [][]int32) []byte {
	out := []byte{'"'} // numbers stand in a string as they are
	var ids [mostNear]int32
	for _, nearest := range kept {
		n := copy(ids[:], nearest)
		slices.Sort(ids[:n])
		out = appendNumber(out, n)
		out = appendGaps(out, ids[:n])
	}
	return append(out, '"')
}

// near returns for each page the pages near to it.
func (t *tongue) near() ([][]int32, error) {
	return load(t, nearFile+nameJoiner+t.Near, func(value []byte) ([][]int32, error) {
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return nil, fmt.Errorf("an index file holds no near pages: %w", err)
		}
		return readNear(text, t.Pages)
	})
}

func readNear(text string, pages int) ([][]int32, error) {
	r := reader{text: text}
	out := make([][]int32, pages)
	for i := range out {
		last := -1
		for n := r.number(); n > 0 && r.err == nil; n-- {
			if last += r.number() + 1; last >= pages {
				r.fail("names a page that does not exist")
				break
			}
			out[i] = append(out[i], int32(last))
		}
	}
	return out, r.err
}
