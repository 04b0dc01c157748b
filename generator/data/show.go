package data

import "strings"

// Kind is how a cell is shown.
type Kind uint8

const (
	Words   Kind = iota // text
	Figure              // a number with its unit
	Ticked              // a tick
	Missing             // no figure; Text is N/A if the source says so, else ""
	Empty               // no text, or no tick
)

// Shown is a cell as readers see it.
type Shown struct {
	Text string
	Kind Kind
}

// Show returns a cell as readers see it. Digits stay as they are written.
func (s *Set) Show(row, column int) Shown {
	c, text := s.Columns[column], s.Cell(row, column)
	switch {
	case c.Type == Tick:
		if isTick(text) {
			return Shown{"✓", Ticked}
		}
		return Shown{Kind: Empty}
	case isMissing(text) && c.Type != Text:
		return Shown{strings.ToUpper(text), Missing}
	case text == "":
		return Shown{Kind: Empty}
	case !c.Type.numeric():
		return Shown{text, Words}
	}
	digits, _ := number(text)
	return Shown{withUnit(Grouped(digits), s.unit(row, column)), Figure}
}

// unit returns the unit of a cell.
func (s *Set) unit(row, column int) string {
	if c := s.Columns[column]; c.unitFrom >= 0 {
		return s.Cell(row, c.unitFrom)
	} else {
		return c.Unit
	}
}
