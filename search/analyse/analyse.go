package analyse

import (
	"hash/maphash"
	"strings"
	"unicode/utf8"
)

const (
	longest   = 64 // bytes of a surface
	mostParts = 4  // words of a compound that has a whole
)

// Token is a word of a text.
type Token struct {
	Surface    string // as it stands in the text, folded
	Term       string // by which it is found
	Start, End int    // bytes of the text
	Part       bool   // of a compound whose whole was given before
}

// Analyser finds the tokens of texts in one language. It may be used by several
// goroutines at once.
type Analyser struct {
	rule  rule
	stop  map[string]bool
	cache cache
}

// New returns an analyser for a language, which is a tag as in HTML. Languages
// other than English and Welsh have neither stems nor stop words.
func New(language string) *Analyser {
	r := ruleOf(language)
	a := &Analyser{rule: r, stop: set(r.stop)}
	a.cache.seed = maphash.MakeSeed()
	return a
}

// Each calls f for each token of a text, in order.
func (a *Analyser) Each(text string, f func(t Token)) {
	var c compound
	for i := 0; i < len(text); {
		if class, size := next(text, i); class != Word {
			i += size
			continue
		}
		i = a.compound(&c, text, i, f)
	}
}

// Terms appends the terms of a text to dst.
func (a *Analyser) Terms(dst []string, text string) []string {
	a.Each(text, func(t Token) { dst = append(dst, t.Term) })
	return dst
}

// Stem returns the term of a word; of a compound, that of the whole. It is "" if
// there is no word.
func (a *Analyser) Stem(word string) string {
	term, found := "", false
	a.Each(word, func(t Token) {
		if !found {
			term, found = t.Term, true
		}
	})
	return term
}

// Stop tells whether a surface is so common in queries that it says nothing about
// what is wanted.
func (a *Analyser) Stop(surface string) bool {
	return a.stop[surface]
}

// compound is what has been read of a compound: the surfaces of its words, one
// after another, and where they stand.
type compound struct {
	bytes [mostParts * longest]byte
	words [mostParts]word
}

type word struct {
	from, to   int // in bytes
	start, end int // in the text
}

// compound reads a compound, or a single word, that begins at i. It returns where
// to go on.
func (a *Analyser) compound(c *compound, text string, i int, f func(Token)) int {
	n, numbers, long := 0, true, false
	for {
		if n == mostParts { // too many: the words go out one by one
			a.words(c, n, false, f)
			n, long = 0, true
		}
		w := &c.words[n]
		w.from = 0
		if n > 0 {
			w.from = c.words[n-1].to
		}
		i = w.read(c.bytes[w.from:w.from+longest], text, i, a.rule.clitics)
		numbers = numbers && number(c.bytes[w.from:w.to])
		n++
		j, joined := joins(text, i)
		if !joined {
			break
		}
		i = j
	}
	whole := n > 1 && !numbers && !long
	if whole {
		all := cut(c.bytes[:c.words[n-1].to])
		e := a.entry(all)
		f(Token{e.surface, e.term, c.words[0].start, c.words[n-1].end, false})
	}
	a.words(c, n, whole, f)
	return i
}

// words gives the first n words of a compound.
func (a *Analyser) words(c *compound, n int, part bool, f func(Token)) {
	for k := range n {
		w := &c.words[k]
		e := a.entry(c.bytes[w.from:w.to])
		f(Token{e.surface, e.term, w.start, w.end, part})
	}
}

// joins tells whether a joiner at i leads to another word, and where that begins.
func joins(text string, i int) (int, bool) {
	if i == len(text) {
		return i, false
	}
	class, size := next(text, i)
	if class != Joiner {
		return i, false
	}
	for i += size; i < len(text); i += size {
		class, size = next(text, i)
		switch class {
		case Word:
			return i, true
		case Mark, Silent:
		default:
			return i, false
		}
	}
	return i, false
}

// read reads a word that begins at i into buf, which has room for the longest. It
// returns where the next character stands that cannot belong to it.
func (w *word) read(buf []byte, text string, i int, clitics bool) int {
	w.start = i
	b, full := buf[:0], false
	group := 0 // digits since the start or a comma; -1 if thousands cannot follow
	abbreviation := abbreviated(text, i)
scan:
	for i < len(text) {
		ch := text[i]
		if ch >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			switch classOf(r, size) {
			case Word:
				b, full = appendFolded(b, r, full)
				w.end, group = i+size, -1
			case Mark:
				w.end = i + size
			case Silent:
			default:
				break scan
			}
			i += size
			continue
		}
		switch classes[ch] {
		case Word:
			if len(b) == longest {
				full = true
			}
			if !full {
				b = append(b, ch|lower[ch])
			}
			if !digit(ch) {
				group = -1
			} else if group >= 0 {
				group++
			}
			w.end = i + 1
		case Silent:
		default:
			switch {
			case ch == '.' && i < abbreviation:
			case ch == '.' && i == abbreviation && !wordly(text, i+1):
			case ch == '.' && digits(text, i-1, 1) && digits(text, i+1, 1):
				if len(b) == longest {
					full = true
				}
				if !full {
					b = append(b, '.')
				}
				group = -1
			case ch == ',' && 1 <= group && group <= 3 && digits(text, i-1, 1) && digits(text, i+1, 3) && !digits(text, i+4, 1):
				group = 0
			default:
				break scan
			}
		}
		i++
	}
	if last := text[w.end-1]; !full && (last == 's' || clitics) {
		b = b[:len(b)-dropped(text[w.start:w.end], clitics)]
	}
	w.to = w.from + len(cut(b))
	return i
}

// appendFolded appends a folded character as far as there is room; after the first
// letter for which there is none, nothing more fits.
func appendFolded(b []byte, r rune, full bool) ([]byte, bool) {
	r = lowered(r)
	folded, special := folds[r]
	if !special {
		return appendRune(b, r, full)
	}
	for _, r := range folded {
		b, full = appendRune(b, r, full)
	}
	return b, full
}

func appendRune(b []byte, r rune, full bool) ([]byte, bool) {
	if full || len(b)+utf8.RuneLen(r) > longest {
		return b, true
	}
	return utf8.AppendRune(b, r), false
}

// cut shortens a surface to what is allowed.
func cut(b []byte) []byte {
	if len(b) > longest {
		n := longest
		for !utf8.RuneStart(b[n]) {
			n--
		}
		b = b[:n]
	}
	if len(b) > 0 && b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// abbreviated returns where the last letter of an abbreviation with full stops
// that begins at i ends, or -1 if there is none.
func abbreviated(text string, i int) int {
	end := -1
	if !letter(text[i]) {
		return end
	}
	for i+2 < len(text) && text[i+1] == '.' && letter(text[i+2]) {
		i += 2
		if wordly(text, i+1) {
			break
		}
		end = i + 1
	}
	return end
}

// wordly tells whether a word goes on at i, or a mark.
func wordly(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	class, _ := next(text, i)
	return class == Word || class == Mark
}

// dropped returns how many letters at the end of a word are left out.
func dropped(s string, clitics bool) int {
	switch {
	case plural(s):
		return 1
	case clitics:
		return clitic(s)
	}
	return 0
}

// plural tells whether s is the plural or the genitive of an abbreviation.
func plural(s string) bool {
	if len(s) < 3 || s[len(s)-1] != 's' || !capital(s[0]) || !capital(s[1]) {
		return false
	}
	s = s[:len(s)-1]
	if t, found := strings.CutSuffix(s, "'"); found {
		s = t
	} else {
		s = strings.TrimSuffix(s, "’")
	}
	for i := 2; i < len(s); i++ {
		if !capital(s[i]) {
			return false
		}
	}
	return true
}

// number tells whether a surface is digits and full stops only.
func number(surface []byte) bool {
	for _, ch := range surface {
		if !digit(ch) && ch != '.' {
			return false
		}
	}
	return true
}

// digits tells whether n digits stand at i.
func digits(text string, i, n int) bool {
	if i < 0 || i+n > len(text) {
		return false
	}
	for _, ch := range []byte(text[i : i+n]) {
		if !digit(ch) {
			return false
		}
	}
	return true
}

func digit(ch byte) bool   { return '0' <= ch && ch <= '9' }
func capital(ch byte) bool { return 'A' <= ch && ch <= 'Z' }
func letter(ch byte) bool  { return capital(ch) || 'a' <= ch && ch <= 'z' }
