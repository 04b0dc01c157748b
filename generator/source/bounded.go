package source

import (
	"strings"
	"unicode/utf8"

	"partnerbook/generator/diag"
)

// How long the texts of settings may be, in characters. A title stands in every list and
// beside every link that has the page, and a summary in most: without a limit, a small
// folder could ask for a site of gigabytes.
const (
	mostTitle   = 300
	mostSummary = 1000
	mostText    = 10_000
)

// Bounded returns the text of a setting as far as there is room for it, and reports one
// that is longer, once.
func Bounded(key string, w Word, found *diag.List) Word {
	most := mostText
	switch key {
	case "title", "term", "name":
		most = mostTitle
	case "summary", "description":
		most = mostSummary
	}
	cut, ok := firstOf(w.Text, most)
	if ok {
		return w
	}
	w.Text = cut
	for _, d := range *found {
		if d.Code == diag.MetaTooLong && d.Pos == w.Pos {
			return w // some settings are read twice
		}
	}
	found.Add(diag.New(diag.MetaTooLong, w.Pos, "“%s” is longer than %d characters.", key, most).
		Hinted("Shorten it, and say the rest in the text of a page."))
	return w
}

// BoundedTitle is Bounded for a title that is no setting.
func BoundedTitle(w Word, found *diag.List) string { return Bounded("title", w, found).Text }

// firstOf returns the first characters of a text; ok tells that this is all of it.
func firstOf(s string, most int) (first string, ok bool) {
	if len(s) <= most || utf8.RuneCountInString(s) <= most {
		return s, true
	}
	n := 0
	for at := range s {
		if n == most {
			return strings.TrimSpace(s[:at]), false
		}
		n++
	}
	return s, true
}
