package chart

import (
	"strconv"
	"time"
)

// Timeline draws what happened, one below the other, along a line of years.
func Timeline(c Chart, events []Event) Drawing {
	t := newSpan(events)
	var marks, out canvas
	y := 4
	for _, e := range events {
		lines := wrap(e.Label, labelWrap, 5)
		marks.text(0, 0, y+14, "chart-label", "start", lines...)
		y += len(lines)*lineHeight + 4
		from, to := t.at(e.From), t.at(e.To.AddDate(0, 0, 1))
		if e.From.Equal(e.To) {
			marks.printf(`<svg class="chart-mark chart-tone-0" x="%s" y="%d" overflow="visible" fill="#000" stroke="#000"><path d="M0-8 8 0 0 8-8 0z"/></svg>`+"\n", percent(from), y+8)
		} else {
			marks.printf(`<rect class="chart-span" x="%s" y="%d" width="%s" height="14" stroke="#000"/>`+"\n", percent(from), y+1, percent(max(100, to-from)))
		}
		y += barStep + 4
	}
	for i, day := range t.lines {
		x := t.at(day)
		class := "chart-grid"
		if day.Month() == time.January {
			class = "chart-grid chart-year"
		}
		out.line(class, x, 0, x, y, ` stroke-width="1"`)
		if t.labelled(i) {
			anchor := "start"
			if x > 9000 {
				anchor = "end"
			}
			out.text(x, 0, y+15, "chart-scale", anchor, strconv.Itoa(day.Year()))
		}
	}
	out.line("chart-axis", 0, y, wholeWidth, y, ` stroke-width="1.5"`)
	out.WriteString(marks.String())
	return Drawing{SVG: c.finish(out.String(), y+20)}
}

// span is the time of a timeline, with the days at which lines stand.
type span struct {
	from, to time.Time
	lines    []time.Time
	years    int // between two labels
}

// newSpan returns the time of some events, from the beginning of a quarter to the end
// of one; of a long time, from year to year.
func newSpan(events []Event) span {
	var s span
	for i, e := range events {
		if i == 0 || e.From.Before(s.from) {
			s.from = e.From
		}
		if i == 0 || e.To.After(s.to) {
			s.to = e.To
		}
	}
	step := 3 // months
	for _, longer := range []struct{ years, step int }{{3, 12}, {40, 120}, {400, 1200}} {
		if s.to.Year()-s.from.Year() > longer.years {
			step = longer.step
		}
	}
	first := (int(s.from.Month()) - 1) / min(step, 12) * min(step, 12)
	s.from = time.Date(s.from.Year(), time.Month(first+1), 1, 0, 0, 0, 0, time.UTC)
	day := s.from
	for ; !day.After(s.to); day = day.AddDate(0, step, 0) {
		s.lines = append(s.lines, day)
	}
	s.lines = append(s.lines, day)
	s.to = day
	s.years = 1 + (s.to.Year()-s.from.Year())/7
	return s
}

// labelled tells whether the year is written at a line.
func (s span) labelled(i int) bool {
	day := s.lines[i]
	switch {
	case i == len(s.lines)-1:
		return false
	case i == 0:
		// Not where the next year stands close by.
		return len(s.lines) < 3 || s.lines[1].Year() == day.Year() || s.years == 1 && day.Month() == time.January
	}
	return day.Month() == time.January && (day.Year()-s.from.Year())%s.years == 0
}

func (s span) at(day time.Time) int {
	const perDay = 24 * 60 * 60
	whole := int((s.to.Unix() - s.from.Unix()) / perDay)
	return int((day.Unix()-s.from.Unix())/perDay) * wholeWidth / max(1, whole)
}
