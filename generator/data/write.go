package data

import (
	"bytes"
	"strings"
)

// WriteCSV appends the whole data set as spreadsheets read it: RFC 4180, with a byte
// order mark so that it is taken for UTF-8, and no cell that would be run.
func (s *Set) WriteCSV(out *bytes.Buffer) {
	out.WriteString("\ufeff")
	for i, c := range s.Columns {
		writeCell(out, c.ID, i == 0)
	}
	out.WriteString("\r\n")
	for r := range s.rows {
		for i := range s.Columns {
			writeCell(out, s.Cell(r, i), i == 0)
		}
		out.WriteString("\r\n")
	}
}

func writeCell(out *bytes.Buffer, text string, first bool) {
	if !first {
		out.WriteByte(',')
	}
	if isFormula(text) { // refused when it is read; what is written must be safe all the same
		text = "'" + text
	}
	if !strings.ContainsAny(text, ",\"\r\n") {
		out.WriteString(text)
		return
	}
	out.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
}
