package markup

import "encoding/binary"

// spokenWords remembers the syllables of words, for which the rules take several times as
// long. Few words make up most of a text. A word stands in one place that its bytes decide,
// and another that comes there takes it. Most words are short, and their table is small
// enough to stay where the processor has it at once.
type spokenWords struct {
	short [1 << shortBits]uint64 // seven bytes, and above them the syllables
	long  [1 << longBits]longWord
}

const (
	shortBits, longBits   = 12, 13
	shortBytes, longBytes = 7, 15
)

// longWord is a word of up to fifteen bytes: eight, then the others with the syllables
// above them.
type longWord struct{ first, rest uint64 }

// syllables returns how many syllables a word has.
func (s *spokenWords) syllables(word []byte) int {
	const spread, above = 0x9E3779B97F4A7C15, 8 * shortBytes
	switch {
	case len(word) <= shortBytes:
		key := packed(word)
		known := &s.short[key*spread>>(64-shortBits)]
		if *known&(1<<above-1) != key {
			*known = key | uint64(syllables(word))<<above
		}
		return int(*known >> above)
	case len(word) <= longBytes:
		first, rest := packed(word[:8]), packed(word[8:])
		known := &s.long[(first^rest*spread)*spread>>(64-longBits)]
		if known.first != first || known.rest&(1<<above-1) != rest {
			*known = longWord{first, rest | uint64(syllables(word))<<above}
		}
		return int(known.rest >> above)
	}
	return syllables(word)
}

// packed returns up to eight bytes as a number. No word holds a zero byte.
func packed(b []byte) (n uint64) {
	if cap(b) >= 8 { // what stands behind the word is cut off
		return binary.LittleEndian.Uint64(b[:8]) & (1<<(8*len(b)) - 1)
	}
	for i, c := range b {
		n |= uint64(c) << (8 * i)
	}
	return n
}
