package main

import (
	"fmt"
	"strconv"

	"partnerbook/generator/bench"
)

// section is one measured thing: a few figures, and remarks that belong below the table.
type section struct {
	name    string
	figures []figure
	remarks []string
}

// figure is one quantity of a section, measured several times.
type figure struct {
	name   string
	unit   string // "" for a ratio
	values []float64
	share  float64 // the quantile that is shown: 0 stands for the median
	goal   goal
}

// goal is what a figure should come to. The zero value is no goal.
type goal struct {
	bound float64
	least bool // the bound is the least and not the most that is good
	pages int  // it holds for a corpus of so many pages; 0: for any
}

// goalPages is the size of corpus that most goals are meant for.
const goalPages = 10_000

func atMost(bound float64) goal     { return goal{bound: bound} }
func atLeast(bound float64) goal    { return goal{bound: bound, least: true} }
func (g goal) at(pages int) goal    { g.pages = pages; return g }
func (g goal) isFor(pages int) bool { return g.pages == 0 || g.pages == pages }
func (g goal) text(unit string) string {
	switch {
	case g == goal{}:
		return ""
	case g.least:
		return "≥ " + withUnit(plain(g.bound), unit)
	}
	return "≤ " + withUnit(plain(g.bound), unit)
}

// verdict tells whether a value is as good as the goal, of a corpus of so many pages.
func (g goal) verdict(value float64, pages int) string {
	switch {
	case g == goal{}:
		return ""
	case !g.isFor(pages):
		return "–" // not to be told from this corpus
	case g.least && value >= g.bound, !g.least && value <= g.bound:
		return "yes"
	}
	return "no"
}

// value returns what is shown of a figure.
func (f figure) value() float64 {
	if f.share != 0 {
		return bench.Quantile(f.values, f.share)
	}
	return bench.Median(f.values)
}

// spread returns the least and the greatest value, where there are several and no
// quantile is shown, which has no spread.
func (f figure) spread() string {
	if f.share != 0 || len(f.values) < 2 {
		return ""
	}
	return shown(bench.Quantile(f.values, 0)) + "–" + shown(bench.Quantile(f.values, 1))
}

// row returns the cells of a figure but for the name of its section.
func (f figure) row(pages int) []string {
	return []string{
		f.name, withUnit(shown(f.value()), f.unit), f.spread(), strconv.Itoa(len(f.values)),
		f.goal.text(f.unit), f.goal.verdict(f.value(), pages),
	}
}

func withUnit(number, unit string) string {
	if unit == "" {
		return number
	}
	return number + " " + unit
}

// shown returns a number with three digits, which is more than such measurements are
// worth, and never with a power of ten.
func shown(v float64) string {
	digits := 3
	for _, from := range []float64{0.9995, 9.995, 99.95} {
		if v >= from {
			digits--
		}
	}
	return strconv.FormatFloat(v, 'f', digits, 64)
}

// plain returns a number that people chose.
func plain(v float64) string { return fmt.Sprint(v) }

// thousands returns a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

// gridOf returns the table of all sections, measured with a corpus of so many pages.
func gridOf(sections []section, pages int) grid {
	g := grid{
		head:  []string{"Measured", "Figure", "Median", "Least–most", "Runs", "Goal", "Met"},
		right: []bool{2: true, 3: true, 4: true, 6: false},
	}
	for _, s := range sections {
		name := s.name
		for _, f := range s.figures {
			g.rows = append(g.rows, append([]string{name}, f.row(pages)...))
			name = ""
		}
	}
	return g
}
