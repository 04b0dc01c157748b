package diag

import (
	"fmt"
	"io"
)

// Summary is diagnostics when there may be too many to print.
type Summary struct {
	Shown            List         // the most severe, in order
	Rest             map[Code]int `json:",omitempty"` // how many others there are
	Errors, Warnings int          // of all
}

// Summarized is what can be told in short.
type Summarized interface {
	Count() (errors, warnings int)
	Summary(max int) Summary
}

// Summary returns at most max diagnostics and how many others there are.
func (l List) Summary(max int) Summary { return FoundIn(l).Summary(max) }

// Summary returns at most max diagnostics and how many others there are.
func (f Found) Summary(max int) Summary {
	var s Summary
	s.Errors, s.Warnings = f.Count()
	if f.Len() <= max {
		s.Shown = f.List()
		return s
	}
	s.Shown, s.Rest = f.MostSevere(max), map[Code]int{}
	for _, file := range f {
		for i := range file.list {
			s.Rest[file.list[i].Code]++
		}
	}
	for _, d := range s.Shown {
		s.Rest[d.Code]--
	}
	return s
}

// Summary returns the summary itself, however much it shows.
func (s Summary) Summary(int) Summary { return s }

// Count returns the number of errors and of warnings.
func (s Summary) Count() (errors, warnings int) { return s.Errors, s.Warnings }

// WriteText prints what is shown as [WriteText] does, and counts the rest.
func (s Summary) WriteText(w io.Writer, style TextStyle) error {
	p := textPrinter{style: style, files: map[string][]string{}}
	for _, d := range s.Shown {
		p.diagnostic(d)
	}
	p.rest(s)
	_, err := io.WriteString(w, p.out.String())
	return err
}

// rest says what was left out, by code.
func (p *textPrinter) rest(s Summary) {
	more := 0
	for _, n := range s.Rest {
		more += n
	}
	if more == 0 {
		return
	}
	fmt.Fprintf(&p.out, "… and %d more. `partnerbook check` lists them all:\n", more)
	for _, row := range table {
		if n := s.Rest[row.Code]; n > 0 {
			fmt.Fprintf(&p.out, "  %6d %s\n", n, row.Code)
		}
	}
}
