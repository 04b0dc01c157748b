package data

import "strings"

// Type is what stands in a column.
type Type uint8

// The types, as descriptions name them.
const (
	Text    Type = iota + 1
	Whole        // a whole number: 207,000
	Decimal      // a number: 25.76
	Percent      // 97.5 or 97.5%
	Money        // 250000 or £250,000
	Year         // 2010, 2009/10, 09/10, or several: 11-14
	Date         // 1 June 2010, 2010-06-01, June 2010
	Tick         // ✓, x or yes; empty for no
)

var typeNames = []string{"text", "whole", "decimal", "percent", "money", "year", "date", "tick"}

func typeNamed(name string) Type {
	for i, n := range typeNames {
		if n == name {
			return Type(i + 1)
		}
	}
	return 0
}

func (t Type) String() string {
	if t == 0 || int(t) > len(typeNames) {
		return "text"
	}
	return typeNames[t-1]
}

func (t Type) numeric() bool { return t == Whole || t == Decimal || t == Percent || t == Money }

// wants says what a cell of the type holds, for messages.
func (t Type) wants() string {
	return [...]string{
		Whole: "a whole number", Decimal: "a number", Percent: "a percentage", Money: "a sum of money",
		Year: "a year", Date: "a date", Tick: "a tick",
	}[t]
}

// fits tells whether a cell that is not missing is of the type.
func (t Type) fits(s string) bool {
	switch t {
	case Whole:
		n, ok := number(s)
		return ok && !strings.ContainsAny(s, "£%") && !strings.Contains(n, ".")
	case Decimal:
		_, ok := number(s)
		return ok && !strings.ContainsAny(s, "£%")
	case Percent:
		_, ok := number(s)
		return ok && !strings.Contains(s, "£")
	case Money:
		_, ok := number(s)
		return ok && !strings.Contains(s, "%")
	case Year:
		_, ok := yearOf(s)
		return ok
	case Date:
		_, ok := dateOf(s)
		return ok
	case Tick:
		return isTick(s)
	}
	return true
}

// isMissing tells whether a cell says that there is nothing.
func isMissing(s string) bool { return s == "" || strings.EqualFold(s, "n/a") }

func isTick(s string) bool {
	switch strings.ToLower(s) {
	case "✓", "✔", "x", "yes", "y":
		return true
	}
	return false
}

// guess returns the narrowest type that every cell of a column fits.
func (s *Set) guess(column int) Type {
	possible := []Type{Tick, Year, Date, Money, Percent, Whole, Decimal}
	any := false
	for row := range s.rows {
		c := s.Cell(row, column)
		if isMissing(c) {
			continue
		}
		any = true
		kept := possible[:0]
		for _, t := range possible {
			if t.guessed(c) {
				kept = append(kept, t)
			}
		}
		if possible = kept; len(possible) == 0 {
			return Text
		}
	}
	if !any {
		return Text
	}
	return possible[0]
}

// guessed tells whether a cell looks like the type, where no description says so.
func (t Type) guessed(s string) bool {
	switch {
	case !t.fits(s):
		return false
	case t == Money:
		return strings.Contains(s, "£")
	case t == Percent:
		return strings.Contains(s, "%")
	case t == Tick:
		return s == "✓" || s == "✔"
	case t.numeric():
		return !(len(s) > 1 && s[0] == '0' && s[1] != '.') // 0171 is the number of a telephone
	}
	return true
}
