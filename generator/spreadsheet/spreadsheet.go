// Package spreadsheet writes tables as spreadsheets read them: RFC 4180, with a byte order
// mark so that they are taken for UTF-8, and without cells that would be run as
// formulas. Its twin is themes/default/app/csv.js.
package spreadsheet

import (
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"
)

// CSV writes rows of cells.
func CSV(rows iter.Seq[[]string]) []byte {
	out := []byte("\uFEFF")
	for row := range rows {
		for i, text := range row {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(out, cell(text)...)
		}
		out = append(out, "\r\n"...)
	}
	return out
}

func cell(text string) string {
	if IsFormula(text) {
		text = "'" + text
	}
	if strings.ContainsAny(text, "\",\r\n") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// harmless is what begins with a hyphen and is no formula: a hyphen on its own, and
// what is below zero.
var harmless = regexp.MustCompile(`^-(£?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?%?)?$`)

// IsFormula tells whether a spreadsheet would run a cell.
func IsFormula(text string) bool {
	if text == "" {
		return false
	}
	switch first, _ := utf8.DecodeRuneInString(text); first {
	case '=', '+', '@', '\t', '\r', '＝', '＋', '－', '＠': // some take wide signs for narrow ones
		return true
	case '-':
		return !harmless.MatchString(text)
	}
	return false
}
