package search

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Quoted phrases are looked up by pairs: a phrase can stand only on pages that
// hold each two of its words that follow one another. Stop words between them are
// passed over, which halves the pairs; whether the phrase stands there word for
// word is then seen in the text of the pages that are shown.

// hashTerm hashes a term: FNV-1a of 32 bits (Fowler, Noll and Vo) over its UTF-16
// units, as the browser has them.
func hashTerm(term string) uint32 {
	h := uint32(2166136261)
	for _, r := range term {
		if r > 0xFFFF {
			r -= 0x10000
			h = (h ^ uint32(0xD800+r>>10)) * 16777619
			r = 0xDC00 + r&0x3FF
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// hashPair hashes two words, one after the other.
func hashPair(first, second uint32) uint32 {
	h := (first ^ second>>15) * 0x9E3779B1
	h = (h ^ second) * 0x85EBCA6B
	return h ^ h>>15
}

// appendPairs appends the pairs of a text.
func appendPairs(dst []uint32, spoken []word) []uint32 {
	var last *word
	for i := range spoken {
		w := &spoken[i]
		if w.stop {
			continue
		}
		if last != nil {
			dst = append(dst, hashPair(last.hash, w.hash))
		}
		last = w
	}
	return dst
}

// pairsDirectory is the file that names the files of pairs.
type pairsDirectory struct {
	Bits  int    `json:"bits"` // leading bits of the hash: the number of the file
	Names string `json:"names"`
}

const pairFileMean = 10 << 10 // bytes

// pairs writes which pages have which pairs of words: the distance from the hash
// before, how many pages, and which. A part of the hashes at a time, since all of
// them would be the most that an index takes in memory.
func (e *encoder) pairs() string {
	for _, d := range e.digests {
		e.paired += len(d.pairs)
	}
	dir := pairsDirectory{Bits: pairBits(e.paired)}
	const stripe = 3                   // bits of the hash that are the same in a part
	striped := max(0, dir.Bits-stripe) // further bits that tell the files of a part
	most := e.mostPairs(dir.Bits - striped)
	room, other := make([]uint64, 0, most), make([]uint64, most)
	var value []byte
	for part := range 1 << (dir.Bits - striped) {
		room = e.pairsOf(room[:0], uint32(part), dir.Bits-striped)
		entries := sortByHash(room, other[:len(room)])
		for file := range 1 << striped {
			end := len(entries)
			if next := part<<striped + file + 1; next < 1<<dir.Bits { // else there is no greater hash
				end, _ = slices.BinarySearch(entries, uint64(next)<<(64-dir.Bits))
			}
			value = appendPairFile(value[:0], entries[:end])
			dir.Names += named(e.files, pairFile, value)
			entries = entries[end:]
		}
	}
	return named(e.files, pairsFile, marshal(dir))
}

// pairBits returns how many bits number the files of so many pairs.
func pairBits(pairs int) int {
	const perPair = 3 // bytes, about
	bits := 0
	for pairs*perPair>>bits > pairFileMean {
		bits++
	}
	return bits
}

// mostPairs returns how many pairs at most have hashes that begin with the same bits, of
// which there are so many.
func (e *encoder) mostPairs(bits int) int {
	counts := make([]int, 1<<bits)
	for _, d := range e.digests {
		for _, h := range d.pairs {
			counts[uint64(h)>>(32-bits)]++
		}
	}
	return slices.Max(counts)
}

// pairsOf appends the pairs whose hashes begin with some bits, each with its page, in
// the order of the pages.
func (e *encoder) pairsOf(dst []uint64, begin uint32, bits int) []uint64 {
	for i, d := range e.digests {
		for _, h := range d.pairs {
			if uint64(h)>>(32-bits) == uint64(begin) {
				dst = append(dst, uint64(h)<<32|uint64(i))
			}
		}
	}
	return dst
}

// sortByHash sorts entries by the hash in their upper half and leaves those of one hash in
// their order: from the lowest digit to the highest, counting (Knuth, The Art of Computer
// Programming, vol. 3, 5.2.5). It returns one of its arguments, and spoils the other.
func sortByHash(entries, other []uint64) []uint64 {
	const digit = 8 // bits
	for shift := 32; shift < 64; shift += digit {
		var next [1 << digit]int
		for _, e := range entries {
			next[e>>shift&(1<<digit-1)]++
		}
		from := 0
		for i, n := range next {
			next[i] = from // where the next entry of this digit goes
			from += n
		}
		for _, e := range entries {
			at := &next[e>>shift&(1<<digit-1)]
			other[*at] = e
			*at++
		}
		entries, other = other, entries
	}
	return entries
}

// pairsValue returns what a file of pairs holds.
func pairsValue(entries []uint64) []byte { return appendPairFile(nil, entries) }

// appendPairFile appends what a file of pairs holds.
func appendPairFile(out []byte, entries []uint64) []byte {
	out = append(out, '"') // numbers stand in a string as they are
	var pages []int32
	last := uint32(0)
	for i := 0; i < len(entries); {
		pair := uint32(entries[i] >> 32)
		pages = pages[:0]
		for ; i < len(entries) && uint32(entries[i]>>32) == pair; i++ {
			if page := int32(uint32(entries[i])); len(pages) == 0 || pages[len(pages)-1] != page {
				pages = append(pages, page)
			}
		}
		out = appendNumber(out, int(pair-last))
		out = appendNumber(out, len(pages))
		out = appendGaps(out, pages)
		last = pair
	}
	return append(out, '"')
}

// pair returns the pages that hold a pair of words.
func (t *tongue) pair(hash uint32) ([]int32, error) {
	dir, err := load(t, pairsFile+nameJoiner+t.Pairs, readPairsDirectory)
	if err != nil {
		return nil, err
	}
	name := fileNames(pairFile, dir.Names)[dir.file(hash)]
	pages, err := load(t, name, func(value []byte) (map[uint32][]int32, error) {
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return nil, fmt.Errorf("an index file holds no pairs: %w", err)
		}
		return readPairs(text, t.Pages)
	})
	return pages[hash], err
}

func readPairsDirectory(value []byte) (pairsDirectory, error) {
	var dir pairsDirectory
	if err := json.Unmarshal(value, &dir); err != nil || dir.Bits < 0 || dir.Bits > 24 || len(dir.Names) != hashLength<<dir.Bits {
		return dir, fmt.Errorf("an index file names no pairs")
	}
	return dir, nil
}

// file returns the number of the file that holds a pair.
func (d *pairsDirectory) file(hash uint32) int { return int(uint64(hash) >> (32 - d.Bits)) }

func readPairs(text string, limit int) (map[uint32][]int32, error) {
	out := map[uint32][]int32{}
	err := eachPair(text, limit, func(hash uint32, page int32) { out[hash] = append(out[hash], page) })
	return out, err
}

// eachPair reads pairs, and calls f for each of their pages.
func eachPair(text string, limit int, f func(hash uint32, page int32)) error {
	r := reader{text: text}
	hash := uint32(0)
	for r.more() {
		hash += uint32(r.number())
		last := -1
		for n := r.number(); n > 0 && r.err == nil; n-- {
			if last += r.number() + 1; last >= limit {
				r.fail("names a page that does not exist")
				break
			}
			f(hash, int32(last))
		}
	}
	return r.err
}
