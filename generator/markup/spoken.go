package markup

import "encoding/binary"

// spokenWords remembers the syllables of words, for which the rules take several times as long.
// Few words make up most of a text. It holds words of up to sixteen bytes, as two numbers,
// each in one place that its bytes decide: one that is as likely is forgotten for it.
type spokenWords struct{ words [spokenSize]spokenWord }

const spokenSize = 1 << spokenBits

const spokenBits = 12

type spokenWord struct {
	first, rest uint64 // the bytes of the word
	syllables   uint64
}

// syllables returns how many syllables a word has.
func (s *spokenWords) syllables(word []byte) int {
	if len(word) > 16 {
		return syllables(word)
	}
	var first, rest uint64
	if len(word) <= 8 {
		first = packed(word)
	} else {
		first, rest = packed(word[:8]), packed(word[8:])
	}
	const spread = 0x9E3779B97F4A7C15
	known := &s.words[((first^rest*spread)*spread)>>(64-spokenBits)]
	if known.first != first || known.rest != rest {
		*known = spokenWord{first, rest, uint64(syllables(word))}
	}
	return int(known.syllables)
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
