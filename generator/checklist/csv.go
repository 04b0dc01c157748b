package checklist

import (
	"regexp"
	"strings"
)

// CSV writes rows as spreadsheets read them: RFC 4180, with a byte order mark, and
// without cells that would be run as formulas. Its twin is themes/default/app/csv.js.
func CSV(rows [][]string) string {
	var out strings.Builder
	out.WriteString("\uFEFF")
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(csvCell(cell))
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

var (
	formula = regexp.MustCompile(`^[=+\-@\t\r]`)
	number  = regexp.MustCompile(`^-\d+(\.\d+)?$`)
)

func csvCell(text string) string {
	if formula.MatchString(text) && !number.MatchString(text) {
		text = "'" + text
	}
	if strings.ContainsAny(text, "\",\r\n") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}
