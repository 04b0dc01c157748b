package source

import (
	"strings"
	"unicode"
)

// Typographic returns text with typographic quotes, dashes and ellipses in place
// of those of a keyboard, as pages have them: settings are shown beside pages.
func Typographic(s string) string {
	if !strings.ContainsAny(s, `'"-.`) {
		return s
	}
	var out strings.Builder
	runes := []rune(s)
	before := ' '
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '\'':
			r = quoteMark(before, '‘', '’')
		case r == '"':
			r = quoteMark(before, '“', '”')
		case r == '-' && at(runes, i+1) == '-' && at(runes, i+2) == '-':
			r, i = '—', i+2
		case r == '-' && at(runes, i+1) == '-':
			r, i = '–', i+1
		case r == '.' && at(runes, i+1) == '.' && at(runes, i+2) == '.':
			r, i = '…', i+2
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// quoteMark returns the opening mark after white space and opening brackets, else
// the closing one, which is the apostrophe as well.
func quoteMark(before, opening, closing rune) rune {
	if unicode.IsSpace(before) || strings.ContainsRune("([{–—“‘", before) {
		return opening
	}
	return closing
}

func at(runes []rune, i int) rune {
	if i < len(runes) {
		return runes[i]
	}
	return 0
}
