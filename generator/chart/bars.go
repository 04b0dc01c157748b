package chart

import (
	"strings"
	"unicode/utf8"
)

// Bars draws a bar for each value, in groups by category if there are several series.
// A target is a line across the bar, with a word.
func Bars(c Chart) Drawing {
	b := bars{Chart: c, scale: newScale(c.numbers(), true), y: 4}
	b.layout()
	for i, category := range c.Categories {
		b.group(i, category)
	}
	var out canvas
	c.patterns(&out, len(b.named))
	b.axis(&out)
	out.WriteString(b.out.String())
	return Drawing{SVG: c.finish(out.String(), b.y+20)}
}

const (
	barHeight  = 16
	barStep    = 23
	groupGap   = 10
	wholeWidth = 10000 // in hundredths of a percent
	labelWrap  = 34
)

// bars is a bar chart while it is drawn.
type bars struct {
	Chart
	scale
	out   canvas
	named []string // the names of the series, in the order of their patterns
	width int      // of the longest bar, in hundredths of a percent
	above bool     // words stand above their bars
	y     int
}

// layout decides how wide bars may be, so that their words fit behind their ends.
func (b *bars) layout() {
	longest := 0
	for _, s := range b.Series {
		if !has(b.named, s.Name) {
			b.named = append(b.named, s.Name)
		}
		for i := range b.Categories {
			if words, _, _ := b.words(s.Name, i); words != "" {
				longest = max(longest, utf8.RuneCountInString(words)*perLetter+12)
			}
		}
	}
	b.width = wholeWidth - longest*wholeWidth/narrow
	if b.width < 4000 {
		b.width, b.above = wholeWidth, true
	}
}

func has(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// words returns what stands at a bar, and its value and target.
func (b *bars) words(name string, category int) (words string, value, target Point) {
	var parts []string
	found := false
	for _, s := range b.Series {
		if s.Name != name {
			continue
		}
		p := s.Points[category]
		switch {
		case s.Target && p.Number != nil:
			target, found = p, true
		case !s.Target:
			value = p
			found = true
			parts = append(parts, p.Text)
		}
	}
	if !found {
		return "", value, target
	}
	if len(b.named) > 1 && name != "" {
		parts = append(parts, name)
	}
	words = strings.TrimSpace(strings.Join(parts, " "))
	if target.Number != nil {
		if words != "" {
			words += ", "
		}
		words += b.Target + " " + target.Text
	}
	return words, value, target
}

func (b *bars) group(i int, category string) {
	lines := wrap(category, labelWrap, 4)
	b.out.text(0, 0, b.y+14, "chart-label", "start", lines...)
	b.y += len(lines)*lineHeight + 4
	top := b.y - 3
	for k, name := range b.named {
		words, value, target := b.words(name, i)
		if words == "" {
			continue
		}
		if b.above {
			lines := wrap(words, labelWrap, 4)
			b.out.text(0, 6, b.y+13, "chart-value", "start", lines...)
			b.y += len(lines)*lineHeight + 1
		}
		b.bar(k, words, value, target)
		b.y += barStep
	}
	b.out.line("chart-axis", 0, top, 0, b.y-4, ` stroke-width="2"`)
	b.y += groupGap
}

func (b *bars) bar(series int, words string, value, target Point) {
	end := 0
	if value.Number != nil {
		end = b.at(value.Number, 0, b.width)
		b.out.printf(`<rect class="chart-bar" x="0" y="%d" width="%s" height="%d" fill="%s" stroke="#000"/>`+"\n",
			b.y, percent(end), barHeight, b.fill(series))
	}
	if target.Number != nil {
		x := b.at(target.Number, 0, b.width)
		b.out.line("chart-target", x, b.y-3, x, b.y+barHeight+3, ` stroke-width="3"`)
		end = max(end, x)
	}
	if !b.above {
		b.out.text(end, 7, b.y+barHeight-3, "chart-value", "start", words)
	}
}

// axis draws the ground: thin lines at the ticks.
func (b *bars) axis(out *canvas) {
	for i, t := range b.ticks {
		x := b.at(t, 0, b.width)
		if i > 0 {
			out.line("chart-grid", x, 0, x, b.y, ` stroke-width="1"`)
		}
		anchor := "middle"
		switch {
		case i == 0:
			anchor = "start"
		case b.above && i == len(b.ticks)-1:
			anchor = "end"
		}
		out.text(x, 0, b.y+15, "chart-scale", anchor, b.tick(b.scale, t))
	}
}
