package chart

import (
	"fmt"
	"math/big"
	"time"
)

// Chart is what is drawn.
type Chart struct {
	ID          string // ids in the picture begin with it
	Title, Desc string
	Categories  []string
	// At are the places of the categories on a scale of their own, such as years; nil
	// puts them at equal distances.
	At     []int
	Series []Series
	// Before and After are written beside the numbers of the scale: £, %.
	Before, After string
	// Unit ends the text of every value; labels that stand close together leave it out.
	Unit   string
	Target string // the word for what was to be reached
}

// Series is one line, or one sort of bar.
type Series struct {
	Name   string
	Target bool
	Points []Point // one for each category
}

// Point is one value; Number is nil where there is none. Text is what it is called.
type Point struct {
	Number *big.Rat
	Text   string
}

// Event is something on a timeline. From and To are days.
type Event struct {
	Label    string
	From, To time.Time
}

// Drawing is a chart, drawn. Begins is where its scale begins if that is above 0, else "".
type Drawing struct {
	SVG    []byte
	Begins string
}

// finish puts a picture together.
func (c Chart) finish(body string, height int) []byte {
	id := escape(c.ID)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" class="chart-picture" role="img" aria-labelledby="%[1]s-title %[1]s-desc" `+
		`width="100%%" height="%[2]d" overflow="visible" font-family="sans-serif" font-size="14">
<title id="%[1]s-title">%[3]s</title>
<desc id="%[1]s-desc">%[4]s</desc>
%[5]s</svg>`, id, height, escape(c.Title), escape(c.Desc), body)
}

// numbers returns all numbers of the chart.
func (c Chart) numbers() []*big.Rat {
	var out []*big.Rat
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.Number != nil {
				out = append(out, p.Number)
			}
		}
	}
	return out
}

// actual returns the indices of the series that are no targets.
func (c Chart) actual() []int {
	var out []int
	for i, s := range c.Series {
		if !s.Target {
			out = append(out, i)
		}
	}
	return out
}

// patterns writes the fills of some series, by their index.
func (c Chart) patterns(out *canvas, n int) {
	if n == 0 {
		return
	}
	out.printf("<defs>\n")
	for i := range min(n, len(tiles)) {
		out.printf(`<pattern id="%s-p%d" class="chart-tone-%d" width="8" height="8" patternUnits="userSpaceOnUse">`+
			`<rect class="chart-ground" width="8" height="8" fill="#fff"/>%s</pattern>`+"\n", escape(c.ID), i, i%3, tiles[i])
	}
	out.printf("</defs>\n")
}

func (c Chart) fill(i int) string { return fmt.Sprintf("url(#%s-p%d)", escape(c.ID), i%len(tiles)) }

// tiles fill bars. No two look alike without colour.
var tiles = []string{
	`<rect class="chart-fill" width="8" height="8" fill="#000"/>`,
	`<path class="chart-stroke" d="M-2 2 2-2M-1 9 9-1M6 10 10 6" fill="none" stroke="#000" stroke-width="2"/>`,
	`<circle class="chart-fill" cx="4" cy="4" r="1.75" fill="#000"/>`,
	`<path class="chart-stroke" d="M0 2H8M0 6H8" fill="none" stroke="#000" stroke-width="1.5"/>`,
	``,
	`<path class="chart-stroke" d="M-1-1 9 9M-1 9 9-1" fill="none" stroke="#000" stroke-width="1.25"/>`,
	`<path class="chart-stroke" d="M2 0V8M6 0V8" fill="none" stroke="#000" stroke-width="1.5"/>`,
	`<path class="chart-fill" d="M0 0H4V4H0zM4 4H8V8H4z" fill="#000"/>`,
}
