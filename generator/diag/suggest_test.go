package diag

import "testing"

func TestSuggestFindsWhatWasMeant(t *testing.T) {
	kinds := []string{"guidance", "checklist", "testimonial", "source", "template"}
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"guidence", kinds, "guidance"},                   // another letter
		{"guidnce", kinds, "guidance"},                    // one left out
		{"guidaance", kinds, "guidance"},                  // one too many
		{"gudiance", kinds, "guidance"},                   // two swapped count as one
		{"GUIDANCE", kinds, "guidance"},                   // other letters
		{"soruces", kinds, "source"},                      // two mistakes
		{"chekclits", kinds, "checklist"},                 // three
		{"chklsts", []string{"checklists"}, "checklists"}, // three left out
		{"chklst", []string{"checklists"}, ""},            // four are too many
		{"café", []string{"cafe"}, "cafe"},                // é is one letter
		{"caffè", []string{"café"}, "café"},               // and two mistakes in five are near enough
		{"éire", []string{"england", "wales"}, ""},        // nothing like it
		{"hbx", []string{"hbr", "wwo"}, "hbr"},            // short names
		{"xx", []string{"yy"}, ""},                        // nothing of it is left
		{"x", []string{"y"}, ""},                          // one letter is like no other
		{"x", []string{"X"}, "X"},                         // but the same in another case
		{"", []string{"a"}, ""},                           // nothing is like nothing
		{"slas", []string{"SLAs", "sla"}, "SLAs"},         // the nearest
		{"cat", []string{"cot", "bat", "car"}, "bat"},     // of equals the first by alphabet
		{"cat", []string{"car", "bat", "cot"}, "bat"},     // in whatever order they come
		{"word", nil, ""},
	} {
		if got := Suggest(c.word, c.candidates); got != c.want {
			t.Errorf("Suggest(%q, %q) = %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 3, 0},
		{"abc", "abc", 0, 0},
		{"abc", "", 3, 3},
		{"", "abc", 3, 3},
		{"ab", "ba", 3, 1},
		{"ca", "abc", 3, 3}, // a swap is not edited again
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, 3}, // more than the limit is one more than it
		{"a", "abcdef", 2, 3},
	} {
		if got := editDistance([]rune(c.a), []rune(c.b), c.limit); got != c.want {
			t.Errorf("editDistance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

func TestDidYouMeanSaysWhatIsPossible(t *testing.T) {
	many := []string{"a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1", "i1", "j1", "k1", "l1", "m1", "n1", "o1", "p1", "q1", "r1", "s1", "t1", "u1"}
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"outsorced", []string{"shared", "outsourced"}, "Did you mean outsourced?"},
		{"éire", []string{"wales", "england"}, "Possible here: england, wales."},
		{"xyz", many[:20], "Possible here: a1, b1, c1, d1, e1, f1, g1, h1, i1, j1, k1, l1, m1, n1, o1, p1, q1, r1, s1, t1."},
		{"xyz", many, ""}, // too many to list
		{"xyz", nil, ""},
	} {
		if got := DidYouMean(c.word, c.candidates); got != c.want {
			t.Errorf("DidYouMean(%q, %q) = %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}
