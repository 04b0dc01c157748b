package edition

import (
	"strings"
	"testing"
)

func TestReworded(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a word", "Staff are lent for three months.", "Staff are lent for six months.", "Staff are lent for -three- +six+ months."},
		{"a mark alone", "Ask, then wait.", "Ask then wait.", "Ask-,- then wait."},
		{"words put in", "Ask a neighbour.", "Ask a willing neighbour.", "Ask a +willing+ neighbour."},
		{"all of it", "One two.", "Three four five.", "-One two- +Three four five+."},
		{"a little between", "He sees the end of it now.", "She knew the start of it now.", "-He sees the end- +She knew the start+ of it now."},
		{"a figure between stays", "old 7 old.", "new 7 new.", "-old- +new+ 7 -old- +new+."},
		{"far from the ends", long(0, 20) + " yes " + long(20, 20), long(0, 20) + " no " + long(20, 20),
			"… word14 word15 word16 word17 word18 word19 -yes- +no+ word20 word21 word22 word23 word24 word25 …"},
		{"cells", "Northtown | 33", "Northtown | 35", "Northtown | -33- +35+"},
		{"nothing before", "", "All new", "+All new+"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := wordsOfPieces(reworded(c.old, c.new)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWordsAreJoinedAgain(t *testing.T) {
	for _, text := range []string{
		"Staff (two of them) cost £1,250.50 a week; “more” than ‘that’.", "It’s his: 1.5% – or [HBR, para 9].", "a|b", "…", "—x—", "the boys’ and (the) girls’",
	} {
		if got := joined(wordsOf(text)); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestRunsOfManyWords compares texts with more different words than there are letters of
// two bytes, and with those that UTF-16 needs two of.
func TestRunsOfManyWords(t *testing.T) {
	old := strings.Fields(long(0, 60_000))
	new := append([]string{"first"}, old...)
	a, b := asRunesOf(t, old, new)
	if len(a) != len(old) || len(b) != len(new) || string(a) != string(b[1:]) {
		t.Error("words and letters do not agree")
	}
	for _, r := range string(a) {
		if r == '\uFFFD' {
			t.Fatal("a word stands for a letter that cannot be written")
		}
	}
}

func asRunesOf(t *testing.T, old, new []string) (a, b []rune) {
	t.Helper()
	known := map[string]rune{}
	a, okA := asRunes(old, known)
	b, okB := asRunes(new, known)
	if !okA || !okB {
		t.Fatal("too many words")
	}
	return a, b
}

// TestLongTextsCountAsOthers holds the bound on work.
func TestLongTextsCountAsOthers(t *testing.T) {
	old, new := strings.Fields(long(0, 9000)), strings.Fields(long(1, 9000))
	got := runs(old, new, mostBlocks)
	if len(got) != 2 || got[0].op != gone || got[1].op != come || got[0].oldTo != 9000 || got[1].newTo != 9000 {
		t.Errorf("got %v", got)
	}
}
