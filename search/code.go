package search

import (
	"fmt"
	"strings"
)

// Numbers stand in the files as printable characters, so that the browser reads
// them from strings and the compression of web servers, which counts characters,
// comes near the entropy of the numbers. The alphabet is ASCII from space to ~,
// without the three characters that are awkward in scripts: " < \.
//
// A number is written in digits of base 32, the greatest first, of which the last
// has base 60: characters 0 to 59 end a number, 60 to 91 go on. Numbers below 60
// take one character, those below 1,980 two.
const (
	symbols  = 92
	enders   = 60
	carriers = symbols - enders
)

// symbol returns the character of a value from 0 to 91.
func symbol(v int) byte {
	c := byte(v) + ' '
	if c >= '"' {
		c++
	}
	if c >= '<' {
		c++
	}
	if c >= '\\' {
		c++
	}
	return c
}

// value returns the value of a character, or -1 if it is none of the alphabet.
func value(c byte) int {
	switch {
	case c < ' ' || c > '~' || c == '"' || c == '<' || c == '\\':
		return -1
	case c > '\\':
		return int(c) - ' ' - 3
	case c > '<':
		return int(c) - ' ' - 2
	case c > '"':
		return int(c) - ' ' - 1
	}
	return int(c) - ' '
}

// appendNumber appends a number, which is not negative. Where n is over 59, what
// is left after taking 60 off is written before the last digit, so that no number
// has two forms.
func appendNumber(dst []byte, n int) []byte {
	last := n % enders
	dst = appendCarriers(dst, n/enders)
	return append(dst, symbol(last))
}

func appendCarriers(dst []byte, n int) []byte {
	if n == 0 {
		return dst
	}
	n--
	dst = appendCarriers(dst, n/carriers)
	return append(dst, symbol(enders+n%carriers))
}

// reader reads numbers from a string.
type reader struct {
	text string
	at   int
	err  error
}

func (r *reader) more() bool { return r.err == nil && r.at < len(r.text) }

// symbol reads one character as a value.
func (r *reader) symbol() int {
	if r.at >= len(r.text) {
		r.fail("ends in the middle of a number")
		return 0
	}
	v := value(r.text[r.at])
	r.at++
	if v < 0 {
		r.fail("holds a character that is no number")
		return 0
	}
	return v
}

// most bounds numbers, so that hostile files cannot make them overflow.
const most = 1 << 40

func (r *reader) number() int {
	high := 0
	for r.err == nil {
		v := r.symbol()
		if v < enders {
			return high*enders + v
		}
		if high = high*carriers + v - enders + 1; high > most {
			r.fail("holds a number that is too large")
		}
	}
	return 0
}

func (r *reader) fail(why string) {
	if r.err == nil {
		r.err = fmt.Errorf("an index file %s", why)
	}
}

// appendGaps appends rising numbers as their distances, the first from -1.
func appendGaps(dst []byte, ids []int32) []byte {
	last := int32(-1)
	for _, id := range ids {
		dst = appendNumber(dst, int(id-last-1))
		last = id
	}
	return dst
}

// readGaps reads what appendGaps wrote: numbers below limit.
func readGaps(text string, limit int) ([]int32, error) {
	r := reader{text: text}
	var out []int32
	last := -1
	for r.more() {
		last += r.number() + 1
		if last >= limit {
			r.fail("names a page that does not exist")
			break
		}
		out = append(out, int32(last))
	}
	return out, r.err
}

// A set of pages stands as their gaps, or as a bit for each page where that is
// shorter: the first character says which.
const (
	setOfGaps = iota
	setOfBits
)

const bitsPerSymbol = 6

// appendSet appends a set of pages below limit, which rise.
func appendSet(dst []byte, ids []int32, limit int) []byte {
	if gaps := appendGaps([]byte{symbol(setOfGaps)}, ids); len(gaps)*3/4 <= limit/bitsPerSymbol {
		return append(dst, gaps...)
	}
	bits := make([]byte, (limit+bitsPerSymbol-1)/bitsPerSymbol)
	for _, id := range ids {
		bits[id/bitsPerSymbol] |= 1 << (id % bitsPerSymbol)
	}
	dst = append(dst, symbol(setOfBits))
	for _, b := range bits {
		dst = append(dst, symbol(int(b)))
	}
	return dst
}

// readSet reads what appendSet wrote.
func readSet(text string, limit int) ([]int32, error) {
	r := reader{text: text}
	sort := r.symbol()
	if r.err != nil {
		return nil, r.err // not even that is there
	}
	if sort == setOfGaps {
		return readGaps(text[1:], limit)
	}
	var out []int32
	for from := 0; r.more() && from < limit; from += bitsPerSymbol {
		b := r.symbol()
		for i := range min(bitsPerSymbol, limit-from) {
			if b>>i&1 == 1 {
				out = append(out, int32(from+i))
			}
		}
	}
	return out, r.err
}

// hashed returns a short name for bytes: 35 bits in lower case, since disks exist
// that do not tell case.
func hashed(sum []byte) string {
	const letters = "abcdefghijklmnopqrstuvwxyz234567"
	var out strings.Builder
	bits, n := 0, 0
	for i := 0; out.Len() < hashLength; {
		if n < 5 {
			bits, n, i = bits<<8|int(sum[i]), n+8, i+1
		}
		out.WriteByte(letters[bits>>(n-5)&31])
		n -= 5
		bits &= 1<<n - 1
	}
	return out.String()
}

const hashLength = 7
