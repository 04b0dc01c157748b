package data

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
	"partnerbook/generator/spreadsheet"
)

// check looks whether the cells fit their columns and are safe to hand on.
func (s *Set) check(t *source.Text, sheet sheet) diag.List {
	var found diag.List
	for _, row := range append([][]cell{sheet.header}, sheet.rows...) {
		for _, c := range row {
			if spreadsheet.IsFormula(c.text) {
				found.Add(diag.New(diag.DataFormula, place(t, c.at), "This cell begins with %s, like a formula.", firstSign(c.text)).
					Hinted("In the spreadsheet, copy the cells and paste them as values. Leave out a + before a number; put a word before a text."))
			}
		}
	}
	for n, row := range sheet.rows {
		if sheet.ragged[n] {
			continue // its cells stand in wrong columns
		}
		for i, c := range row {
			if len(found) >= maxProblems {
				return found[:maxProblems]
			}
			kind := s.Columns[i].Type
			if isMissing(c.text) || kind.fits(c.text) || spreadsheet.IsFormula(c.text) {
				continue
			}
			found.Add(diag.New(diag.DataWrongType, place(t, c.at), "“%s” is not %s, which the column “%s” holds.", short(c.text), kind.wants(), s.Columns[i].ID).
				Hinted("%s", mendCell(kind, c.text)))
		}
	}
	return found
}

func firstSign(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	return string(r)
}

var decimalComma = regexp.MustCompile(`^-?[0-9]+,[0-9]+$`)

// mendCell says what to do with a cell of the wrong type.
func mendCell(t Type, s string) string {
	switch {
	case t.numeric() && decimalComma.MatchString(s):
		return "Write a point before decimals: " + strings.Replace(s, ",", ".", 1) + ". Commas stand between thousands only."
	case t == Whole && Decimal.fits(s):
		return `Write type = "decimal" in the description if the column has decimals.`
	case t == Year:
		return "Write it as in 2010, 2009/10 or 09/10; several years as in 11-14."
	case t == Date:
		return "Write it as in 1 June 2010, 2010-06-01 or June 2010."
	case t == Tick:
		return "Write ✓, x or yes, or leave the cell empty."
	}
	return "Write digits alone. Words belong into a column for notes; where there is no figure, leave the cell empty or write N/A."
}

// short cuts a text for a message.
func short(s string) string {
	const most = 40
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most]) + "…"
}
