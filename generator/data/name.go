package data

import (
	"slices"
	"strconv"
	"strings"
)

// count writes a number for a message.
func count(n int) string {
	if n < len(small) {
		return small[n]
	}
	return strconv.Itoa(n)
}

// capital begins a sentence with a word.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Find returns a cell that holds the figure that somebody typed, such as £4.6 or 97.5%,
// and how a page asks for it. The unit must be the same. others is how many more there
// are.
func (s *Set) Find(typed string) (ask string, others int, ok bool) {
	digits, isNumber := number(typed)
	if !isNumber {
		return "", 0, false
	}
	for row := range s.rows {
		for i, c := range s.Columns {
			if !c.Numeric() {
				continue
			}
			have, isNumber := number(s.Cell(row, i))
			if !isNumber || have != digits || !sameSigns(typed, s.unit(row, i)) {
				continue
			}
			if !ok {
				ask, ok = s.Ask(row, i), true
			} else {
				others++
			}
		}
	}
	return ask, others, ok
}

// sameSigns tells whether a figure as it was typed may have a unit.
func sameSigns(typed, unit string) bool {
	return strings.HasSuffix(typed, "%") == strings.HasPrefix(unit, "%") &&
		strings.HasPrefix(typed, "£") == strings.HasPrefix(unit, "£")
}

// Ask returns the shortest way to ask for a cell: as few columns as tell its row from
// all others.
func (s *Set) Ask(row, column int) string {
	out := ":data[" + s.ID()
	for i, c := range s.telling(row, column) {
		sep := "&"
		if i == 0 {
			sep = "?"
		}
		out += sep + s.Columns[c].ID + "=" + s.shortest(row, c)
	}
	if standard, problem := s.shown("", "show"); problem != nil || standard != column {
		out += "&show=" + s.Columns[column].ID
	}
	return out + "]"
}

// most columns that are tried to tell a row from others.
const mostTelling = 4

// telling returns as few columns as tell a row from all others; where it takes very
// many, some that do not.
func (s *Set) telling(row, besides int) []int {
	var usable []int
	for i, c := range s.Columns {
		if i != besides && s.Columns[besides].unitFrom != i && !c.Numeric() {
			usable = append(usable, i)
		}
	}
	for n := 1; n <= min(mostTelling, len(usable)); n++ {
		if found := s.tellingOf(row, usable, nil, n); found != nil {
			return found
		}
	}
	return usable[:min(len(usable), mostTelling)]
}

// tellingOf looks for n further columns among some.
func (s *Set) tellingOf(row int, usable, chosen []int, n int) []int {
	if n == 0 {
		if s.alone(row, chosen) {
			return slices.Clone(chosen)
		}
		return nil
	}
	for i, c := range usable {
		if found := s.tellingOf(row, usable[i+1:], append(chosen, c), n-1); found != nil {
			return found
		}
	}
	return nil
}

// alone tells whether no other row is the same in some columns.
func (s *Set) alone(row int, columns []int) bool {
	for r := range s.rows {
		same := r != row
		for _, c := range columns {
			same = same && fold(s.Cell(r, c)) == fold(s.Cell(row, c))
		}
		if same {
			return false
		}
	}
	return true
}

// longestAsked is the length up to which a value is written out.
const longestAsked = 44

// shortestAsked is what is left of a long value at least, so that people can read it.
const shortestAsked = 20

// shortest returns a value of a row as a page names it: a long one is cut short after
// the first words that no other value of the column begins with.
func (s *Set) shortest(row, column int) string {
	whole := s.Cell(row, column)
	written := asked.Replace(whole)
	if len(whole) <= longestAsked {
		return written
	}
	words := strings.Fields(whole)
	for n := 1; n < len(words); n++ {
		beginning := strings.Join(words[:n], " ")
		if len(beginning) >= shortestAsked && s.beginsAlone(beginning, whole, column) {
			return asked.Replace(beginning) + cut
		}
	}
	return written
}

func (s *Set) beginsAlone(beginning, whole string, column int) bool {
	for _, v := range s.values(column, nil) {
		if fold(v) != fold(whole) && strings.HasPrefix(fold(v), fold(beginning)) {
			return false
		}
	}
	return true
}

// asked are signs with a meaning in what pages ask for.
var asked = strings.NewReplacer("&", "%26", "|", "%7C")
