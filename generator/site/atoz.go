package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"partnerbook/search/analyse"
)

// The A–Z index lists every page and every term by its first letter, for readers
// whose browser runs no scripts and for those who do not know what to search for.

// Entry is a line of the A–Z index: a page, or a term of the glossary.
type Entry struct {
	Letter string // under which it stands: "a", …, "0-9" for numbers and signs
	Title  string
	Page   PageID // None for a term
	Term   int    // index in Site.Glossary, for a term
	// Long is set where a term stands under what it is short for.
	Long bool
	key  string // by which entries are sorted
}

// mostOnOnePage is how many entries the A–Z index may have on one page. With
// more, every letter has a page.
const mostOnOnePage = 500

// NoLetter is the letter of what begins with a number or a sign.
const NoLetter = "0-9"

// LetterURL returns the address of a letter's page of the A–Z index.
func LetterURL(letter string) string {
	if letter != NoLetter && (letter < "a" || letter > "z") {
		letter = fmt.Sprintf("u%04x", []rune(letter)[0]) // addresses are of plain letters
	}
	return "a-z/" + letter + ".html"
}

// entries returns the A–Z index of a site for readers of a language, sorted: every page once,
// in their language where it is in it.
func entries(in Input, pages []placed, language string, listed func(PageID) bool) []Entry {
	out := make([]Entry, 0, len(pages)+2*len(in.Glossary.Terms))
	add := func(e Entry, small string) {
		e.key = sortKey(e.Title, small)
		e.Letter = letterOf(e.key)
		if language == "cy" {
			e.key, e.Letter = inWelshOrder(e.key, e.Letter)
		}
		out = append(out, e)
	}
	for i, p := range pages {
		if !listed(PageID(i)) {
			continue
		}
		add(Entry{Title: p.object.Meta.Title, Page: PageID(i)}, p.title)
	}
	for i, t := range in.Glossary.Terms {
		words, _ := t.Words(language)
		add(Entry{Title: words.Term, Page: None, Term: i}, strings.ToLower(words.Term))
		if words.Expansion != "" {
			add(Entry{Title: words.Expansion, Page: None, Term: i, Long: true}, strings.ToLower(words.Expansion))
		}
	}
	return sorted(out)
}

// sorted returns entries in their order, and those that are alike in the order that they
// had. What is moved to and fro is their numbers, which are shorter by far.
func sorted(entries []Entry) []Entry {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &entries[i], &entries[j]
		if c := compareLetters(a.Letter, b.Letter); c != 0 {
			return c
		}
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return i - j
	})
	out := make([]Entry, len(entries))
	for to, from := range order {
		out[to] = entries[from]
	}
	return out
}

// compareLetters puts what has no letter first.
func compareLetters(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == NoLetter:
		return -1
	case b == NoLetter:
		return 1
	}
	return strings.Compare(a, b)
}

// sortKey returns a title in small letters without accents, from its first
// letter or digit. small is the title in small letters.
func sortKey(title, small string) string {
	if isASCII(title) { // most are, and have no accents
		return strings.TrimLeftFunc(small, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	var out strings.Builder
	out.Grow(len(title))
	for _, r := range title {
		switch {
		case out.Len() == 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case r < utf8.RuneSelf: // needs no table
			out.WriteRune(unicode.ToLower(r))
		default:
			out.WriteString(analyse.Fold(r))
		}
	}
	return out.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func letterOf(key string) string {
	if r, size := utf8.DecodeRuneInString(key); unicode.IsLetter(r) {
		return key[:size]
	}
	return NoLetter
}

// inWelshOrder returns a key by which the letters come in the order of the Welsh alphabet, and
// its first letter there: ch, dd, ff, ll, ph, rh and th are letters of their own, each behind
// that with which it begins. So is ng, but no word begins with it unless it is mutated. In an
// index there is one alphabet, so names that are not Welsh follow it as well.
func inWelshOrder(key, letter string) (string, string) {
	for _, two := range welshLetters {
		if strings.HasPrefix(key, two) {
			letter = two
		}
	}
	return welshOrder.Replace(key), letter
}

var welshLetters = []string{"ch", "dd", "ff", "ll", "ph", "rh", "th"}

// welshOrder writes ~ for the second letter of two, which comes behind all letters.
var welshOrder = strings.NewReplacer("ch", "c~", "dd", "d~", "ff", "f~", "ll", "l~", "ph", "p~", "rh", "r~", "th", "t~")

// addIndex makes the pages of the A–Z index.
func addIndex(entries []Entry, add func(Listing, string)) {
	add(Listing{Kind: ListIndex, URL: IndexURL}, "the A–Z index")
	if len(entries) <= mostOnOnePage {
		return
	}
	for i, e := range entries {
		if i == 0 || entries[i-1].Letter != e.Letter {
			add(Listing{Kind: ListLetter, URL: LetterURL(e.Letter), Term: e.Letter}, "the A–Z index of the letter "+e.Letter)
		}
	}
}
