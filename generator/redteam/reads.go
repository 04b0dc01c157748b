package redteam

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
)

var plainNumber = regexp.MustCompile(`^[-+]?[0-9][0-9.,]*%?$`)

// InTable reads a table as a spreadsheet does, and says what is wrong with it: cells
// that would be run.
func InTable(text string) []string {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	if first, _, _ := strings.Cut(text, "\n"); strings.Contains(first, ";") && !strings.Contains(first, ",") {
		r.Comma = ';'
	}
	var wrong []string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return wrong
		}
		if err != nil {
			return append(wrong, "is no table: "+err.Error())
		}
		for _, cell := range row {
			if runs(cell) {
				wrong = append(wrong, fmt.Sprintf("has the cell %.80q", cell))
			}
		}
	}
}

// runs tells whether a spreadsheet would take a cell for a formula. Some pass over spaces
// before it, and take wide signs for narrow ones.
func runs(cell string) bool {
	if plainNumber.MatchString(cell) {
		return false
	}
	if cell != "" && strings.ContainsRune("\t\r\n", rune(cell[0])) {
		return true
	}
	cell = strings.TrimLeft(cell, " \u00a0\u200b\ufeff")
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, sign) {
			return true
		}
	}
	return false
}

var calendarLine = regexp.MustCompile(`^(?: |(BEGIN|END):(VCALENDAR|VEVENT)\b|(VERSION|PRODID|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|CALSCALE|METHOD|X-WR-CALNAME|NAME|TRANSP|CATEGORIES)[:;])`)

// InCalendar looks at every line of a calendar, and says what is wrong with it.
func InCalendar(text string) []string {
	var wrong []string
	open := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if !calendarLine.MatchString(line) || strings.ContainsAny(line, "\r\n") {
			wrong = append(wrong, fmt.Sprintf("has the line %.80q", line))
		}
		switch {
		case strings.HasPrefix(line, "BEGIN:VEVENT"):
			open++
		case strings.HasPrefix(line, "END:VEVENT"):
			open--
		case strings.HasPrefix(line, "URL"):
			if u, err := url.Parse(line[strings.Index(line, ":")+1:]); err != nil || u.Scheme == "javascript" || u.Scheme == "file" {
				wrong = append(wrong, fmt.Sprintf("has the line %.80q", line))
			}
		}
		if open < 0 || open > 1 {
			return append(wrong, "has events within events")
		}
	}
	return wrong
}
