package analyse

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldByRule is the definition of folding in the package's documentation.
func foldByRule(r rune) string {
	if !(r < 0x590 || 0x1e00 <= r && r < 0x2000 || 0xfb00 <= r && r < 0xfb07) {
		return string(r)
	}
	var out strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		d = unicode.ToLower(d)
		if ClassOf(d) != Word {
			continue
		}
		if plain, found := letters[d]; found {
			out.WriteString(plain)
		} else {
			out.WriteRune(d)
		}
	}
	if out.Len() == 0 {
		return string(r)
	}
	return out.String()
}

// TestFold holds the table against Unicode's decompositions, which never change, and
// that a folded character is not folded further.
func TestFold(t *testing.T) {
	missing := map[string]string{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if ClassOf(r) != Word {
			continue
		}
		folded := Fold(r)
		if want := foldByRule(r); folded != want {
			t.Errorf("%q is folded to %q, want %q", r, folded, want)
			if l := lowered(r); l == r || Fold(l) != want {
				missing[want] += string(l)
			}
		}
		for _, f := range folded {
			if ClassOf(f) != Word || Fold(f) != string(f) {
				t.Errorf("%q is folded to %q, which is not final", r, folded)
			}
		}
	}
	for plain, of := range missing {
		t.Logf("missing: %s %s", plain, of)
	}
}
