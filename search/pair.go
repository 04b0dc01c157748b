package search

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
