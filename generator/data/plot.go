package data

import (
	"math/big"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
)

// Plot is what a chart shows: for each category a value of each series, or events.
type Plot struct {
	Type       string // one of markup.ChartTypes
	Title      string
	Caption    string
	XTitle     string
	YTitle     string
	Unit       string
	Categories []string
	// Years are the first years of the categories, if those are years and no two the
	// same; else nil.
	Years  []int
	Series []Series
	Events []Event  // of a timeline
	Notes  []string // on columns
}

// Series is one line or one sort of bar.
type Series struct {
	Name   string // "" if there is only one
	Target bool   // what was to be reached
	Values []Value
}

// Value is one point. Number is nil where there is none.
type Value struct {
	Shown
	Number *big.Rat
}

// Plot returns the chart that a page asks for.
func (s *Set) Plot(q *markup.DataQuery) (*Plot, *Problem) {
	rows, problem := s.Choose(q.Where)
	if problem != nil {
		return nil, problem
	}
	x, problem := s.named(q.X, "x")
	if problem != nil {
		return nil, problem
	}
	p := &Plot{Type: q.Type, Title: q.Title, Caption: q.Caption, XTitle: s.Columns[x].Title}
	if p.Title == "" {
		p.Title = s.Title
	}
	if q.Type == markup.ChartTimeline {
		return p, s.events(p, q, rows, x)
	}
	y, problem := s.shown(q.Y, "y")
	if problem != nil {
		return nil, problem
	}
	if !s.Columns[y].Numeric() {
		return nil, chartProblem("y", "The column “"+s.Columns[y].ID+"” of "+s.ID()+" holds no numbers to draw.", "Name a column of numbers with y=…, or correct its type in the description.")
	}
	p.YTitle = s.Columns[y].Title
	p.Notes = s.notes(x, y, s.column(q.Series))
	p.Categories = s.inOrder(x, s.values(x, rows))
	p.Years = s.yearsOf(x, p.Categories)
	if problem := s.fill(p, q, rows, x, y); problem != nil {
		return nil, problem
	}
	return p, s.suits(p, rows, x, y)
}

func chartProblem(part, message, hint string) *Problem {
	return &Problem{Code: diag.DataChart, Part: part, Message: message, Hint: hint}
}

func (s *Set) named(name, part string) (int, *Problem) {
	i := s.column(name)
	if i < 0 {
		return 0, s.noColumn(name, part, diag.Position{})
	}
	return i, nil
}

// yearsOf returns the first year of each category if they are different years.
func (s *Set) yearsOf(x int, categories []string) []int {
	if s.Columns[x].Type != Year {
		return nil
	}
	var out []int
	for _, c := range categories {
		p, ok := yearOf(c)
		if !ok || slices.Contains(out, p.From.Year()) {
			return nil
		}
		out = append(out, p.From.Year())
	}
	return out
}

// fill puts the figures of some rows into series.
func (s *Set) fill(p *Plot, q *markup.DataQuery, rows []int, x, y int) *Problem {
	by := -1
	if q.Series != "" {
		var problem *Problem
		if by, problem = s.named(q.Series, "series"); problem != nil {
			return problem
		}
	}
	var targets []int
	if len(q.Target) > 0 {
		var problem *Problem
		if targets, problem = s.Choose(q.Target); problem != nil {
			return problem
		}
	}
	at := map[string]int{}
	for i, c := range p.Categories {
		at[fold(c)] = i
	}
	type place struct {
		series, category string
		target           bool
	}
	filled := map[place]bool{}
	for _, r := range rows {
		name := ""
		if by >= 0 {
			name = s.Cell(r, by)
		}
		here := place{fold(name), fold(s.Cell(r, x)), slices.Contains(targets, r)}
		series := p.series(name, here.target)
		v := &series.Values[at[fold(s.Cell(r, x))]]
		if filled[here] {
			columns := []int{x}
			if by >= 0 {
				columns = append(columns, by)
			}
			return &Problem{Code: diag.DataAmbiguous, Part: "where",
				Message: "Two rows of " + s.ID() + " belong to one place of this chart: " + short(s.Cell(r, x)) + ".",
				Hint:    s.hintDiffer(s.sameIn(r, rows, columns), y)}
		}
		filled[here] = true
		v.Shown = s.Show(r, y)
		v.Number, _ = value(s.Cell(r, y))
	}
	slices.SortStableFunc(p.Series, func(a, b Series) int {
		switch {
		case a.Target == b.Target:
			return 0
		case a.Target:
			return 1
		}
		return -1
	})
	return nil
}

// series returns the series of a name, made if it is not there.
func (p *Plot) series(name string, target bool) *Series {
	for i := range p.Series {
		if fold(p.Series[i].Name) == fold(name) && p.Series[i].Target == target {
			return &p.Series[i]
		}
	}
	values := make([]Value, len(p.Categories))
	for i := range values {
		values[i].Kind = Missing
	}
	p.Series = append(p.Series, Series{name, target, values})
	return &p.Series[len(p.Series)-1]
}

// The most that a chart can show so that it can be read.
const (
	mostSeries     = 8
	mostCategories = 60
	mostOnLine     = 16
)

// suits tells whether the figures can be drawn in this way.
func (s *Set) suits(p *Plot, rows []int, x, y int) *Problem {
	any := false
	unit := ""
	for _, r := range rows {
		n, ok := value(s.Cell(r, y))
		if !ok {
			continue
		}
		if u := s.unit(r, y); any && u != unit {
			return chartProblem("where", "These figures have different units, "+unitName(unit)+" and "+unitName(u)+", and cannot share a scale.", "Choose rows of one unit with where=….")
		}
		any, unit = true, s.unit(r, y)
		p.Unit = unit
		if n.Sign() < 0 && p.Type != markup.ChartLine && p.Type != markup.ChartSlope {
			return chartProblem("type", "A figure is below zero, and bars begin at zero.", "Use type=line.")
		}
	}
	name := s.Columns[x].ID
	switch n := len(p.Categories); {
	case !any:
		return chartProblem("where", "There is no figure among these rows.", "Choose other rows.")
	case p.Type == markup.ChartSlope && n != 2:
		return chartProblem("x", "A slope goes from one point to another, and the column “"+name+"” holds "+count(n)+" here.", "Choose two values of it with where=…, or use type=line.")
	case p.Type == markup.ChartLine && (n < 2 || n > mostOnLine):
		return chartProblem("x", "A line needs two to sixteen points, and the column “"+name+"” holds "+count(n)+" here.", "Choose other rows, or use type=bar.")
	case n > mostCategories:
		return chartProblem("x", "The column “"+name+"” holds "+count(n)+" values here, more than can be read.", "Choose fewer rows with where=…, or show a table.")
	case len(p.Series) > mostSeries:
		return chartProblem("series", "This chart has "+count(len(p.Series))+" series; more than eight cannot be told apart.", "Choose fewer rows with where=…, or show a table.")
	case len(p.Series) > 1 && p.Type == markup.ChartBar && !p.Series[1].Target:
		return chartProblem("type", "A bar chart shows one series, and there are "+count(len(p.Series))+".", "Use type=grouped or type=stacked.")
	}
	return nil
}

func unitName(unit string) string {
	if unit == "" {
		return "none"
	}
	return "“" + unit + "”"
}
