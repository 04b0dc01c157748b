package analyse

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/rangetable"
)

// special are the characters whose class does not follow from a category or block.
var special = map[rune]Class{
	'\'': Silent, '‘': Silent, '’': Silent, 'ʼ': Silent,
	'\u00ad': Silent, // soft hyphen
	'\u200c': Silent, // zero-width non-joiner
	'\u200d': Silent, // zero-width joiner
	'\u2060': Silent, // word joiner
	'\ufeff': Silent, // zero-width no-break space
	'-':      Joiner, '‐': Joiner, '‑': Joiner, '/': Joiner,
}

// blocks are the stretches of Unicode that are of one class as a whole.
var blocks = []struct {
	from, to rune
	class    Class
}{
	{0x1ab0, 0x1aff, Mark},         // combining diacritical marks, extended
	{0x1dc0, 0x1dff, Mark},         // combining diacritical marks, supplement
	{0x2070, 0x218f, Separator},    // raised and lowered signs, currencies, letterlike signs, number forms; but for 20d0
	{0xa4d0, 0xabff, Word},         // scripts of few pages, with their punctuation
	{0xd800, 0xf8ff, Separator},    // surrogates, private use
	{0x10000, 0x1cfff, Word},       // old and rare scripts
	{0x1d000, 0x1d3ff, Separator},  // music, counting rods
	{0x1d400, 0x1efff, Word},       // mathematical letters, rare scripts
	{0x1f000, 0x1ffff, Separator},  // pictures
	{0x20000, 0x3ffff, Word},       // ideographs
	{0x40000, 0xdffff, Separator},  // nothing
	{0xe0000, 0xeffff, Mark},       // tags, variation selectors
	{0xf0000, 0x10ffff, Separator}, // private use
}

// classByRule is the definition of the classes in the package's documentation.
func classByRule(r rune) Class {
	if class, found := special[r]; found {
		return class
	}
	if 0x20d0 <= r && r <= 0x20ff {
		return Mark // combining marks for symbols
	}
	for _, b := range blocks {
		if b.from <= r && r <= b.to {
			return b.class
		}
	}
	vowelSigns := 0x0700 <= r && r < 0x1dc0 || 0xa000 <= r && r < 0xd800
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return Word
	case vowelSigns && !unicode.IsPunct(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r):
		return Word
	case 0x3000 <= r && r < 0x3100 && unicode.IsMark(r):
		return Word
	case unicode.IsMark(r):
		return Mark
	}
	return Separator
}

// TestClasses derives the table from the rules. Where Unicode 15 has no character,
// the table goes on with the class of the character before: the browser's twin has the
// same table, whatever Unicode the program was made with.
func TestClasses(t *testing.T) {
	known := rangetable.Assigned("15.0.0")
	var table strings.Builder
	last, n := classByRule(0), 0
	flush := func() {
		table.WriteByte(classLetters[last])
		if n > 1 {
			table.WriteString(strconv.FormatInt(int64(n), 36))
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		class := last
		if r >= plane || unicode.Is(known, r) {
			class = classByRule(r)
		}
		if class != last {
			flush()
			last, n = class, 0
		}
		n++
	}
	if got, want := strings.TrimSpace(classTable), table.String(); got != want {
		t.Errorf("classes.txt should be\n%s", want)
	}
}

func TestClassOf(t *testing.T) {
	for class, sample := range []string{
		Separator: " \n.,;_£€²½→“”…–—\u00a0\u3000。、।؟𝄞😀\u00b7\ufffd\U000f0000",
		Word:      "aZ09éßŵŷΩяאبक्षिไทยが漢字𠮷𐌰한٣",
		Mark:      "\u0301\u05b0\u064b\ufe0f\u20e3\U000e0100",
		Silent:    "'‘’ʼ\u00ad\u200d\ufeff",
		Joiner:    "-‐‑/",
	} {
		for _, r := range sample {
			if got := ClassOf(r); got != Class(class) {
				t.Errorf("%q (%U) is of class %d, want %d", r, r, got, class)
			}
		}
	}
	for _, r := range []rune{-1, utf8.MaxRune + 1, 0xd800, 0xdfff} {
		if ClassOf(r) != Separator {
			t.Errorf("%#x is no separator", r)
		}
	}
}
