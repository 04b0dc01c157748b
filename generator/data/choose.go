package data

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
)

// Problem is what is wrong with what a page asks for. Pos is where a condition stands;
// Part is the attribute that it is about where it is no condition.
type Problem struct {
	Code    diag.Code
	Message string
	Hint    string
	Part    string
	Pos     diag.Position
}

// value that a page asks for ends so if it is cut short.
const cut = "…"

// Choose returns the rows that meet all conditions, in the order of the file.
func (s *Set) Choose(where []markup.Condition) ([]int, *Problem) {
	rows := make([]int, s.rows)
	for i := range rows {
		rows[i] = i
	}
	for i, c := range where {
		column, wanted, problem := s.condition(c)
		if problem != nil {
			return nil, problem
		}
		met := slices.DeleteFunc(slices.Clone(rows), func(r int) bool { return !wanted[fold(s.Cell(r, column))] })
		if len(met) == 0 {
			return nil, s.noRow(where[:i], c, column, rows)
		}
		rows = met
	}
	return rows, nil
}

// condition returns the column that a condition names and the values that meet it.
func (s *Set) condition(c markup.Condition) (column int, wanted map[string]bool, problem *Problem) {
	if column = s.column(c.Column); column < 0 {
		return 0, nil, s.noColumn(c.Column, "", c.Pos)
	}
	wanted = map[string]bool{}
	for _, v := range c.Values {
		full, problem := s.valueIn(column, v, c.Pos)
		if problem != nil {
			return 0, nil, problem
		}
		wanted[full] = true
	}
	return column, wanted, nil
}

// valueIn returns a value of a column, folded, as a page names it: whole, or cut short.
func (s *Set) valueIn(column int, v string, pos diag.Position) (string, *Problem) {
	key := fold(v)
	beginning, isCut := strings.CutSuffix(strings.ReplaceAll(key, "...", cut), cut)
	beginning = strings.TrimSpace(beginning)
	all := s.values(column, nil)
	var fit []string
	for _, have := range all {
		if f := fold(have); f == key {
			return key, nil
		} else if isCut && strings.HasPrefix(f, beginning) {
			fit = append(fit, have)
		}
	}
	name := s.Columns[column].ID
	switch len(fit) {
	case 1:
		return fold(fit[0]), nil
	case 0:
		hint := diag.DidYouMean(v, all)
		if hint == "" {
			hint = "Copy the value from the file. A long one can be cut short with … at its end."
		}
		return "", &Problem{Code: diag.DataUnknownValue, Pos: pos, Hint: hint,
			Message: "In the column “" + name + "” of " + s.ID() + " no row has “" + short(v) + "”."}
	}
	return "", &Problem{Code: diag.DataAmbiguous, Pos: pos, Hint: "Write more of it: " + listed(fit) + ".",
		Message: "“" + short(v) + "” fits " + count(len(fit)) + " values of the column “" + name + "”."}
}

// values returns the different values of a column in some rows, or in all, in the
// order of the file.
func (s *Set) values(column int, rows []int) []string {
	var out []string
	seen := map[string]bool{}
	note := func(r int) {
		if v := s.Cell(r, column); !seen[fold(v)] {
			seen[fold(v)] = true
			out = append(out, v)
		}
	}
	if rows == nil {
		for r := range s.rows {
			note(r)
		}
	}
	for _, r := range rows {
		note(r)
	}
	return out
}

func (s *Set) noColumn(name, part string, pos diag.Position) *Problem {
	return &Problem{Code: diag.DataUnknownColumn, Part: part, Pos: pos, Hint: s.hintColumn(name),
		Message: s.ID() + " has no column “" + name + "”."}
}

func (s *Set) noRow(before []markup.Condition, c markup.Condition, column int, rows []int) *Problem {
	others := "these"
	if len(before) == 1 {
		others = "“" + before[0].Column + "=" + short(strings.Join(before[0].Values, "|")) + "”"
	}
	return &Problem{Code: diag.DataNoRow, Pos: c.Pos,
		Message: "No row of " + s.ID() + " has both this and the conditions before it.",
		Hint:    "With " + others + ", the column “" + s.Columns[column].ID + "” holds " + listed(s.values(column, rows)) + "."}
}

// One returns the only row that meets all conditions, and the column that is shown.
func (s *Set) One(where []markup.Condition, show string) (row, column int, problem *Problem) {
	if column, problem = s.shown(show, "show"); problem != nil {
		return 0, 0, problem
	}
	rows, problem := s.Choose(where)
	if problem != nil {
		return 0, 0, problem
	}
	if len(rows) > 1 {
		return 0, 0, &Problem{Code: diag.DataAmbiguous, Hint: s.hintDiffer(rows, column),
			Message: capital(count(len(rows))) + " rows of " + s.ID() + " fit, and one figure is wanted."}
	}
	return rows[0], column, nil
}

// shown returns the column that a page names to be shown, or the one named value, or
// the only one that holds numbers.
func (s *Set) shown(name, part string) (int, *Problem) {
	if name != "" {
		if i := s.column(name); i >= 0 {
			return i, nil
		}
		return 0, s.noColumn(name, part, diag.Position{})
	}
	if i := s.column("value"); i >= 0 {
		return i, nil
	}
	only := -1
	for i, c := range s.Columns {
		if c.Numeric() && only >= 0 {
			only = -1
			break
		}
		if c.Numeric() {
			only = i
		}
	}
	if only < 0 {
		return 0, &Problem{Code: diag.DataUnknownColumn, Part: part,
			Message: s.ID() + " has no column “value”, so it cannot be known which is meant.",
			Hint:    "Say which column is shown: " + part + "=" + listed(s.names()) + "."}
	}
	return only, nil
}

// hintDiffer names a column in which rows differ.
func (s *Set) hintDiffer(rows []int, besides int) string {
	for i, c := range s.Columns {
		if i == besides || c.unitFrom == besides {
			continue
		}
		if values := s.values(i, rows); len(values) > 1 {
			return "They differ in the column “" + c.ID + "”, which holds " + listed(values) + ". Add a condition on it."
		}
	}
	return "The rows are the same in all other columns. Delete one of them, or add a column that tells them apart."
}

// listed joins values for a message.
func listed(values []string) string {
	const most = 6
	var out []string
	for i, v := range values {
		if i == most {
			out = append(out, cut)
			break
		}
		if v == "" {
			v = "nothing"
		}
		out = append(out, short(v))
	}
	return strings.Join(out, ", ")
}

var small = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
