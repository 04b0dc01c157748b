package data

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Period is the first and the last day of what a cell names.
type Period struct{ From, To time.Time }

var yearForm = regexp.MustCompile(`^([0-9]{4}|[0-9]{2})(?:[/–-]([0-9]{4}|[0-9]{2}))?$`)

// yearOf reads a year. Two of them are financial years, from April to March: 09/10 is
// one, 11-14 are three. A year alone has four digits.
func yearOf(s string) (Period, bool) {
	m := yearForm.FindStringSubmatch(s)
	if m == nil || m[2] == "" && len(m[1]) == 2 || len(m[1]) == 2 && len(m[2]) == 4 {
		return Period{}, false
	}
	from := century(m[1], 2000)
	if m[2] == "" {
		if from < 1800 || from > 2200 {
			return Period{}, false
		}
		return Period{day(from, 1, 1), day(from, 12, 31)}, true
	}
	to := century(m[2], from-from%100)
	if to < from {
		to += 100
	}
	if to == from || to-from > 50 {
		return Period{}, false
	}
	return Period{day(from, 4, 1), day(to, 3, 31)}, true
}

// century returns the year that digits mean.
func century(digits string, base int) int {
	n, _ := strconv.Atoi(digits) // the form has digits only
	if len(digits) == 2 {
		n += base
	}
	return n
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// dateOf reads a day, or a month.
func dateOf(s string) (Period, bool) {
	for _, form := range []string{"2006-01-02", "2 January 2006", "2 Jan 2006", "02/01/2006", "2/1/2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return Period{t, t}, true
		}
	}
	for _, form := range []string{"January 2006", "Jan 2006", "2006-01"} {
		if t, err := time.Parse(form, s); err == nil {
			return Period{t, t.AddDate(0, 1, -1)}, true
		}
	}
	return Period{}, false
}

// periodOf reads a year or a date, or two of them with “to” between them.
func periodOf(s string) (Period, bool) {
	if p, ok := yearOf(s); ok {
		return p, true
	}
	if p, ok := dateOf(s); ok {
		return p, true
	}
	from, to, ok := strings.Cut(s, " to ")
	if !ok {
		return Period{}, false
	}
	a, okFrom := periodOf(strings.TrimSpace(from))
	b, okTo := periodOf(strings.TrimSpace(to))
	if !okFrom || !okTo || b.To.Before(a.From) || strings.Contains(to, " to ") {
		return Period{}, false
	}
	return Period{a.From, b.To}, true
}
