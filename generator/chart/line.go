package chart

import (
	"fmt"
	"math/big"
	"slices"
	"unicode/utf8"
)

// Lines draws a line for each series. Targets are dashed, with hollow marks.
func Lines(c Chart) Drawing {
	return drawLines(c, frame{right: 6000, top: 24, bottom: 224, labels: 12, grid: true})
}

// Slope draws a line for each series from one category to another.
func Slope(c Chart) Drawing {
	return drawLines(c, frame{left: 2800, right: 5600, top: 58, bottom: 258, labels: 14, slope: true})
}

// frame is where lines are drawn: across in hundredths of a percent, down in pixels.
type frame struct {
	left, right, top, bottom int
	labels                   int // letters in a line of a name
	grid, slope              bool
}

// lines is a chart of lines while it is drawn.
type lines struct {
	Chart
	frame
	scale
	out  canvas
	ends []end
}

// end is the name of a series at the end of its line.
type end struct {
	series, x, y int
	words        []string
}

func drawLines(c Chart, f frame) Drawing {
	numbers := c.numbers()
	zero := beginsAtZero(numbers)
	l := &lines{Chart: c, frame: f, scale: newScale(numbers, zero)}
	if l.grid { // the words of the scale stand left of the lines
		longest := 0
		for _, t := range l.ticks {
			longest = max(longest, utf8.RuneCountInString(c.tick(l.scale, t)))
		}
		l.left = min(longest*perLetter+12, narrow/3) * wholeWidth / narrow
	}
	begins := ""
	if l.from.Sign() > 0 {
		begins = c.Before + shown(l.from, decimalsOf(l.from)) + c.After
	}
	l.ground()
	for i := range c.Series {
		l.series(i)
	}
	l.values()
	height := max(l.names(), l.bottom+48)
	return Drawing{SVG: c.finish(l.out.String(), height), Begins: begins}
}

// beginsAtZero tells whether a scale from 0 wastes no more than half of the height.
func beginsAtZero(numbers []*big.Rat) bool {
	low, high := numbers[0], numbers[0]
	for _, n := range numbers {
		if n.Cmp(low) < 0 {
			low = n
		}
		if n.Cmp(high) > 0 {
			high = n
		}
	}
	return low.Sign() >= 0 && new(big.Rat).Mul(low, big.NewRat(2, 1)).Cmp(high) <= 0
}

func (l *lines) x(category int) int {
	place, last := category, len(l.Categories)-1
	if l.At != nil {
		place, last = l.At[category]-l.At[0], l.At[last]-l.At[0]
	}
	return l.left + (l.right-l.left)*place/max(1, last)
}

func (l *lines) y(n *big.Rat) int { return l.bottom - l.at(n, 0, l.bottom-l.top) }

// ground draws the scale and the names of the categories.
func (l *lines) ground() {
	if l.grid {
		for _, t := range l.ticks {
			y := l.y(t)
			class := "chart-grid"
			if t.Sign() == 0 && l.from.Sign() < 0 { // what lies below it is below nothing
				class = "chart-axis"
			}
			l.out.line(class, 0, y, l.right+300, y, ` stroke-width="1"`)
			l.out.text(0, 0, y-4, "chart-scale", "start", l.tick(l.scale, t))
		}
		l.out.line("chart-axis", 0, l.bottom, l.right+300, l.bottom, ` stroke-width="1.5"`)
	}
	if l.slope {
		l.out.text(0, 0, 14, "chart-label", "start", wrap(l.Categories[0], 17, 2)...)
		l.out.text(l.right, 0, 14, "chart-label", "start", wrap(l.Categories[1], 16, 2)...)
		for _, i := range []int{0, 1} {
			l.out.line("chart-grid", l.x(i), l.top-10, l.x(i), l.bottom+10, ` stroke-width="1"`)
		}
		return
	}
	// More than four names would touch each other on a narrow screen, so every second
	// stands lower; of more than eight some are left out.
	n := len(l.Categories)
	every := (n + 7) / 8
	for i, name := range l.Categories {
		if i%every != 0 {
			continue
		}
		y := l.bottom + 18
		if n > 4 && (i/every)%2 == 1 {
			y += lineHeight
		}
		l.out.line("chart-axis", l.x(i), l.bottom, l.x(i), l.bottom+4, ` stroke-width="1.5"`)
		l.out.text(l.x(i), 0, y, "chart-scale", "middle", wrap(name, 12, 1)...)
	}
}

// tone returns the colour and shape of a series: a target has those of what it is for.
func (l *lines) tone(series int) int {
	names := []string{}
	for i, s := range l.Series {
		at := slices.Index(names, s.Name)
		if at < 0 {
			names = append(names, s.Name)
			at = len(names) - 1
		}
		if i == series {
			return at
		}
	}
	return 0
}

// series draws one line, with a gap where there is no value.
func (l *lines) series(i int) {
	s, tone := l.Series[i], l.tone(i)
	class := fmt.Sprintf("chart-line chart-tone-%d", tone%3)
	dash := ` stroke-width="2.5"`
	if s.Target {
		dash = ` stroke-width="2" stroke-dasharray="5 4"`
	}
	last := -1
	for k, p := range s.Points {
		if p.Number == nil {
			continue
		}
		if last == k-1 && last >= 0 {
			l.out.line(class, l.x(last), l.y(s.Points[last].Number), l.x(k), l.y(p.Number), dash)
		}
		last = k
	}
	for k, p := range s.Points {
		if p.Number != nil {
			l.mark(tone, s.Target, l.x(k), l.y(p.Number))
		}
	}
	if last >= 0 {
		l.name(i, last)
	}
}

// mark draws the mark of a value: a shape for each series.
func (l *lines) mark(tone int, hollow bool, x, y int) {
	class := fmt.Sprintf("chart-mark chart-tone-%d", tone%3)
	if hollow {
		class += " chart-hollow"
	}
	fill := map[bool]string{true: "#fff", false: "#000"}[hollow]
	shape := [...]string{
		`<circle r="5"/>`, `<rect x="-5" y="-5" width="10" height="10"/>`, `<path d="M0-6 6 5H-6z"/>`,
		`<path d="M0-7 7 0 0 7-7 0z"/>`, `<path d="M0 6 6-5H-6z"/>`, `<rect x="-3" y="-7" width="6" height="14"/>`, `<rect x="-7" y="-3" width="14" height="6"/>`, `<circle r="7"/>`,
	}[tone%8]
	l.out.printf(`<svg class="%s" x="%s" y="%d" overflow="visible" fill="%s" stroke="#000" stroke-width="2">%s</svg>`+"\n", class, percent(x), y, fill, shape)
}
