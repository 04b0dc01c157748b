package chart

import (
	"math/big"
	"strings"
)

// Stack draws one bar for each category, made of a part for each series.
func Stack(c Chart) Drawing {
	sums := make([]*big.Rat, len(c.Categories))
	decimals := 0
	for i := range sums {
		sums[i] = new(big.Rat)
		for _, s := range c.Series {
			if n := s.Points[i].Number; n != nil {
				sums[i].Add(sums[i], n)
				decimals = max(decimals, decimalsOf(n))
			}
		}
	}
	scale := newScale(sums, true)
	var out canvas
	c.patterns(&out, len(c.Series))
	y := c.legend(&out, 4)
	top := y
	var parts canvas
	for i, category := range c.Categories {
		label := category + ": " + c.Before + shown(sums[i], decimals) + c.After
		if gone := c.missing(i); gone != "" {
			label += " (" + gone + ")"
		}
		lines := wrap(label, labelWrap, 4)
		parts.text(0, 0, y+14, "chart-label", "start", lines...)
		y += len(lines)*lineHeight + 4
		c.parts(&parts, scale, i, y)
		parts.line("chart-axis", 0, y-3, 0, y+23, ` stroke-width="2"`)
		y += 24 + groupGap
	}
	for i, t := range scale.ticks {
		x := scale.at(t, 0, wholeWidth)
		anchor := map[bool]string{true: "start", false: "middle"}[i == 0]
		if i == len(scale.ticks)-1 {
			anchor = "end"
		}
		out.line("chart-grid", x, top, x, y, ` stroke-width="1"`)
		out.text(x, 0, y+15, "chart-scale", anchor, c.tick(scale, t))
	}
	out.WriteString(parts.String())
	return Drawing{SVG: c.finish(out.String(), y+20)}
}

// parts draws the parts of one bar.
func (c Chart) parts(out *canvas, s scale, category, y int) {
	sum := new(big.Rat)
	for k, series := range c.Series {
		p := series.Points[category]
		if p.Number == nil || p.Number.Sign() == 0 {
			continue
		}
		from := s.at(sum, 0, wholeWidth)
		sum = new(big.Rat).Add(sum, p.Number)
		to := s.at(sum, 0, wholeWidth)
		out.printf(`<rect class="chart-bar" x="%s" y="%d" width="%s" height="20" fill="%s" stroke="#000"/>`+"\n",
			percent(from), y, percent(to-from), c.fill(k))
	}
}

// missing names the series that have no figure in a category.
func (c Chart) missing(category int) string {
	var out []string
	for _, s := range c.Series {
		if p := s.Points[category]; p.Number == nil && p.Text != "" {
			out = append(out, s.Name+" "+p.Text)
		}
	}
	return strings.Join(out, ", ")
}

// legend says which pattern is which, and returns where it ends.
func (c Chart) legend(out *canvas, y int) int {
	for k, s := range c.Series {
		lines := wrap(s.Name, labelWrap-6, 3)
		out.printf(`<rect class="chart-bar" x="1" y="%d" width="26" height="16" fill="%s" stroke="#000"/>`+"\n", y, c.fill(k))
		out.text(0, 36, y+13, "chart-value", "start", lines...)
		y += max(1, len(lines))*lineHeight + 6
	}
	return y + groupGap
}
