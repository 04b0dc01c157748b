package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// passagesFrom reads passages: "name" is one of level 2 whose name is given, "name~" one whose
// name is made of its words, "name+" one of level 3.
func passagesFrom(names string) []passage {
	out := []passage{{heading: -1}}
	for i, name := range strings.Fields(names) {
		p := passage{heading: i, level: 2, name: strings.TrimRight(name, "~+"), ofWords: strings.Contains(name, "~")}
		if strings.Contains(name, "+") {
			p.level = 3
		}
		out = append(out, p)
	}
	return out
}

func TestPassagesAreComparedInPairs(t *testing.T) {
	for _, c := range []struct{ original, translation, want string }{
		{"a b c", "a b c", "= a=a b=b c=c"},
		{"a b c", "a c", "= a=a b= c=c"},
		{"a c", "a b c", "= a=a =b c=c"},
		{"costs when", "costau~ pryd~", "= costs=costau when=pryd"},
		{"costs sub+ when", "costau~ is~+ pryd~", "= costs=costau sub=is when=pryd"},
		{"a costs c", "a costau~ c", "= a=a costs=costau c=c"},
		{"a costs c", "a other c", "= a=a costs= =other c=c"},
		{"a b", "b a", "= a=a b= =b"},
		{"a b", "", "= a= b="},
		{"", "x~", "= =x"},
		{"a+ b", "x~ b", "= a= =x b=b"},
	} {
		var got []string
		seen := map[*passage]bool{}
		for _, p := range pairs(passagesFrom(c.original), passagesFrom(c.translation)) {
			name := func(of *passage) string {
				if of == nil {
					return ""
				}
				if seen[of] {
					t.Errorf("%s comes twice", of.name)
				}
				seen[of] = true
				return of.name
			}
			got = append(got, name(p.original)+"="+name(p.translation))
		}
		slices.Sort(got[1:])
		want := strings.Fields(c.want)
		slices.Sort(want[1:])
		if !slices.Equal(got, want) {
			t.Errorf("%q and %q: %v, want %v", c.original, c.translation, got, want)
		}
	}
}

func TestApart(t *testing.T) {
	for _, c := range []struct{ a, b, onlyA, onlyB string }{
		{"1 2 3", "3 2 1", "", ""},
		{"1 1 2", "1 2", "1", ""},
		{"1 2", "1 2 2 4", "", "2 4"},
		{"5", "6", "5", "6"},
		{"", "7", "", "7"},
	} {
		x, y := apart(strings.Fields(c.a), strings.Fields(c.b))
		if got := fmt.Sprint(x, y); got != fmt.Sprint(strings.Fields(c.onlyA), strings.Fields(c.onlyB)) {
			t.Errorf("%s and %s are apart by %s", c.a, c.b, got)
		}
	}
}

func TestAddressesOfTranslations(t *testing.T) {
	s := &Site{
		Languages: []string{"en", "cy"},
		Pages:     nil,
		byURL:     map[string]PageID{"index.html": 0, "index.cy.html": 1, "a/b.html": 2},
		listingAt: map[string]int{"search.html": 0, "search.cy.html": 1},
	}
	s.Config.Language, s.Config.Languages = "en", []string{"en", "cy"}
	for _, c := range []struct{ url, language, want string }{
		{"index.html", "cy", "index.cy.html"},
		{"index.cy.html", "en", "index.html"},
		{"index.cy.html", "cy", "index.cy.html"},
		{"a/b.html", "cy", "a/b.html"},
		{"search.html", "cy", "search.cy.html"},
		{"search.cy.html", "en", "search.html"},
		{"nothing.html", "cy", "nothing.html"},
	} {
		if got := s.At(c.url, c.language); got != c.want {
			t.Errorf("%s in %s stands at %s, want %s", c.url, c.language, got, c.want)
		}
	}
}

func TestWelshOrder(t *testing.T) {
	words := strings.Fields("cais cyngor chwilio data dwr ddarpar fel ffordd ffynonellau lefel llais ofn pawb phoebe radio rhestr teulu theatr uchel")
	keys := map[string]string{}
	for _, w := range words {
		keys[w], _ = inWelshOrder(w, letterOf(w))
	}
	if !slices.IsSortedFunc(words, func(a, b string) int { return strings.Compare(keys[a], keys[b]) }) {
		t.Errorf("the order is not that of %v", keys)
	}
	for word, want := range map[string]string{"chwilio": "ch", "cais": "c", "ffordd": "ff", "rhestr": "rh", "2018": NoLetter, "ngwlad": "n"} {
		if _, got := inWelshOrder(word, letterOf(word)); got != want {
			t.Errorf("%s stands under %s, want %s", word, got, want)
		}
	}
}
