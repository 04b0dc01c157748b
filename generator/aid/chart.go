package aid

import (
	"fmt"
	"math/big"
	"strings"
)

// Chart is what StackedBars draws: what each of the segments adds to each row.
type Chart struct {
	ID          string // of the picture: ids in it begin with it
	Title, Desc string
	Segments    []string // what the parts of a bar are called, in order
	Rows        []Bar
	// Max is the length of a whole bar; without one, or with too small a one, the
	// largest sum.
	Max *big.Rat
	DP  int // decimals shown
}

// Bar is one row. A part that is nil or below 0 is not drawn.
type Bar struct {
	Label string
	Parts []*big.Rat // by segment
}

// The geometry of charts, in pixels. The browser draws the same.
//
//	rowTop(i)     = 8 + rows before × (lines of their labels × 18 + 40)
//	label         at x = 0, its first line's foot at rowTop + 14, 18 apart
//	bar           at rowTop + lines × 18 + 2, 24 high
//	axis          below the last row: 0 and the greatest value, foot 14 below
//	legend        from 32 below that: a field of 28 by 18 and its text at x = 38
//
// Along the bar nothing is in pixels: a part reaches from the sum of the parts
// before it to its own, as shares of Max, in hundredths of a percent, rounded half
// up. So parts meet without a gap, a bar is as wide as the page, and text keeps its
// size: at 320 pixels a chart reads like elsewhere.
const (
	chartWrap   = 36
	barHeight   = 24
	swatchWide  = 28
	swatchHigh  = 18
	chartMargin = 8
)

// chartPatterns fill parts, on tiles of 8 by 8. No two look alike without colour,
// and none like its neighbour. A chart of more segments begins again.
var chartPatterns = []string{
	`<rect class="aid-fill" width="8" height="8" fill="#000"/>`,
	`<path class="aid-stroke" d="M-2 2 2-2M-1 9 9-1M6 10 10 6" fill="none" stroke="#000" stroke-width="1.5"/>`,
	`<circle class="aid-fill" cx="4" cy="4" r="1.75" fill="#000"/>`,
	`<path class="aid-stroke" d="M0 2H8M0 6H8" fill="none" stroke="#000" stroke-width="1.5"/>`,
	``,
	`<path class="aid-stroke" d="M-1-1 9 9M-1 9 9-1" fill="none" stroke="#000" stroke-width="1.25"/>`,
	`<path class="aid-stroke" d="M2 0V8M6 0V8" fill="none" stroke="#000" stroke-width="1.5"/>`,
	`<path class="aid-fill" d="M0 0H4V4H0zM4 4H8V8H4z" fill="#000"/>`,
	`<path class="aid-stroke" d="M-2 6 2 10M-1-1 9 9M6-2 10 2" fill="none" stroke="#000" stroke-width="3"/>`,
	`<circle class="aid-stroke" cx="4" cy="4" r="2.5" fill="none" stroke="#000" stroke-width="1.25"/>`,
	`<path class="aid-stroke" d="M0 0H8V8H0z" fill="none" stroke="#000" stroke-width="2"/>`,
	`<path class="aid-stroke" d="M0 6 4 2 8 6" fill="none" stroke="#000" stroke-width="1.5"/>`,
}

// StackedBars draws a chart as SVG, with patterns as well as colours and a legend.
// A table with the same numbers must follow it.
func StackedBars(c Chart) []byte {
	id := idText(c.ID)
	greatest := c.greatest()
	out := newCanvas(id, nil)
	patterns := min(len(c.Segments), len(chartPatterns))
	out.printf("<defs>\n")
	for i, tile := range chartPatterns[:patterns] {
		out.printf(`<pattern id="%s-p%d" class="aid-tone-%d" width="8" height="8" patternUnits="userSpaceOnUse">`+
			`<rect class="aid-ground" width="8" height="8" fill="#fff"/>%s</pattern>`+"\n", id, i, i%2, tile)
	}
	out.printf("</defs>\n")
	y := chartMargin
	for _, row := range c.Rows {
		y = c.row(out, row, greatest, y)
	}
	out.printf(`<path class="aid-axis" d="M0 %dV%d" fill="none" stroke="#000" stroke-width="2"/>`+"\n", chartMargin, y)
	y += 14
	out.printf(`<text class="aid-scale" x="0" y="%d" font-size="12">0</text><text class="aid-scale" x="100%%" y="%[1]d" font-size="12" text-anchor="end">%[2]s</text>`+"\n",
		y, xmlText(Shown(greatest, c.decimals(greatest))))
	y += 18
	for i, segment := range c.Segments {
		lines := wrapText(segment, chartWrap, maxLines)
		out.printf(`<rect class="aid-part" x="1" y="%d" width="%d" height="%d" fill="url(#%s-p%d)" stroke="#000" stroke-width="1.5"/>`+"\n",
			y, swatchWide, swatchHigh, id, i%len(chartPatterns))
		out.text(swatchWide+10, y+14, labelLine, "aid-label", labelSize, "start", lines)
		y += max(1, len(lines))*labelLine + 6
	}
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" class="aid-chart" role="img" aria-labelledby="%[1]s-title" aria-describedby="%[1]s-desc" `+
		`width="100%%" height="%[2]d" overflow="visible" font-family="sans-serif" font-size="%[3]d">
<title id="%[1]s-title">%[4]s</title>
<desc id="%[1]s-desc">%[5]s</desc>
%[6]s</svg>
`, id, y+chartMargin, labelSize, xmlText(c.Title), xmlText(c.Desc), out.String())
}

// row draws a bar with its label, and returns where the next begins.
func (c Chart) row(out *canvas, row Bar, greatest *big.Rat, y int) int {
	lines := wrapText(row.Label+": "+Shown(row.sum(), c.DP), chartWrap, maxLines)
	out.text(6, y+14, labelLine, "aid-label", labelSize, "start", lines)
	top := y + len(lines)*labelLine + 2
	sum := new(big.Rat)
	for i, part := range row.Parts {
		if !drawn(part) || i >= len(c.Segments) {
			continue
		}
		from := share(sum, greatest)
		sum = new(big.Rat).Add(sum, part)
		to := share(sum, greatest)
		if to == from {
			continue
		}
		out.printf(`<rect class="aid-part" x="%s%%" y="%d" width="%s%%" height="%d" fill="url(#%s-p%d)" stroke="#000" stroke-width="1.5"><title>%s</title></rect>`+"\n",
			hundredths(from), top, hundredths(to-from), barHeight, out.id, i%len(chartPatterns),
			xmlText(strings.Join(wrapText(c.Segments[i], chartWrap, 3), " ")+": "+Shown(part, c.DP)))
	}
	return top + barHeight + 14
}

func drawn(part *big.Rat) bool { return part != nil && part.Sign() > 0 }

// sum adds up what is drawn of a bar.
func (b Bar) sum() *big.Rat {
	sum := new(big.Rat)
	for _, part := range b.Parts {
		if drawn(part) {
			sum.Add(sum, part)
		}
	}
	return sum
}

// greatest returns the length of a whole bar, which is above 0.
func (c Chart) greatest() *big.Rat {
	greatest := new(big.Rat)
	if c.Max != nil {
		greatest.Set(c.Max)
	}
	for _, row := range c.Rows {
		if sum := row.sum(); sum.Cmp(greatest) > 0 {
			greatest = sum
		}
	}
	if greatest.Sign() <= 0 {
		greatest.SetInt64(1)
	}
	return greatest
}

// decimals returns how many decimals the end of the scale needs.
func (c Chart) decimals(r *big.Rat) int {
	if r.IsInt() {
		return 0
	}
	return c.DP
}

// share returns part of whole in hundredths of a percent, rounded half up.
func share(part, whole *big.Rat) int {
	r := new(big.Rat).Quo(part, whole)
	n := new(big.Int).Mul(r.Num(), big.NewInt(20000))
	n.Add(n, r.Denom())
	n.Quo(n, new(big.Int).Lsh(r.Denom(), 1))
	return int(n.Int64())
}

// hundredths writes 1235 as 12.35.
func hundredths(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }
