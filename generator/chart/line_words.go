package chart

import (
	"slices"
	"strings"
)

// The words of lines: values at marks, and names at ends.

// name notes where the name of a series stands: at the end of its line, unless a line
// of its targets goes on from there.
func (l *lines) name(i, last int) {
	s := l.Series[i]
	goesOn := slices.ContainsFunc(l.Series, func(o Series) bool {
		return o.Target && !s.Target && o.Name == s.Name && slices.ContainsFunc(o.Points[last+1:], func(p Point) bool { return p.Number != nil })
	})
	if goesOn {
		return
	}
	name := s.Name
	e := end{i, l.x(last), l.y(s.Points[last].Number), wrap(name, l.labels, 4)}
	if s.Target && !strings.EqualFold(name, l.Target) {
		e.words = append(e.words, l.Target)
		name = strings.TrimPrefix(name+", "+l.Target, ", ")
	}
	if last == len(l.Categories)-1 {
		e.words = append(e.words, s.Points[last].Text)
		l.ends = append(l.ends, e)
		return
	}
	// It ends before others do: the name stands beyond the value, out of their way.
	y := e.y - 28
	for k, o := range l.Series {
		if n := o.Points[last].Number; k != i && n != nil && n.Cmp(s.Points[last].Number) > 0 {
			y = e.y + 39
		}
	}
	l.out.text(e.x, 0, y, "chart-name", "middle", name)
}

// values writes values at their marks where there is room: with one or two lines, and
// with many points at the first and at the last before the targets. Of two, the upper
// has them above, the lower below.
func (l *lines) values() {
	if l.slope {
		l.firstValues()
		return
	}
	if len(l.actual()) > 2 {
		return
	}
	for k := range l.Categories {
		if len(l.Categories) > 4 && !l.turns(k) {
			continue
		}
		var here []int
		for i, s := range l.Series {
			if s.Points[k].Number != nil && !l.endsAt(i, k) {
				here = append(here, i)
			}
		}
		slices.SortStableFunc(here, func(a, b int) int {
			return l.Series[b].Points[k].Number.Cmp(l.Series[a].Points[k].Number)
		})
		for rank, i := range here {
			p := l.Series[i].Points[k]
			if rank == 1 && p.Number.Cmp(l.Series[here[0]].Points[k].Number) == 0 {
				continue // both marks are one, and its value stands there
			}
			y := l.y(p.Number) - 11
			if rank > 0 {
				y = l.y(p.Number) + 22
			}
			if rank < 2 {
				l.out.text(l.x(k), 0, y, "chart-value", "middle", l.short(p))
			}
		}
	}
}

// turns tells whether a category is the first, or the last of a line that is no target.
func (l *lines) turns(category int) bool {
	return category == 0 || slices.ContainsFunc(l.Series, func(s Series) bool {
		return !s.Target && s.Points[category].Number != nil &&
			!slices.ContainsFunc(s.Points[category+1:], func(p Point) bool { return p.Number != nil })
	})
}

// short is the text of a value without what the scale or the end of its line says
// already.
func (l *lines) short(p Point) string {
	text := strings.TrimSuffix(p.Text, l.After)
	if l.Unit == "" {
		return text
	}
	return strings.TrimSuffix(text, " "+l.Unit)
}

// endsAt tells whether the name of a series, with its value, stands at a category.
func (l *lines) endsAt(series, category int) bool {
	return !slices.ContainsFunc(l.Series[series].Points[category+1:], func(p Point) bool { return p.Number != nil }) &&
		category == len(l.Categories)-1
}

// firstValues writes the values on the left of a slope.
func (l *lines) firstValues() {
	var at []end
	for i, s := range l.Series {
		if p := s.Points[0]; p.Number != nil {
			at = append(at, end{i, l.x(0), l.y(p.Number), []string{p.Text}})
		}
	}
	apart(at)
	for _, e := range at {
		l.out.text(e.x, -12, e.y+5, "chart-value", "end", e.words...)
	}
}

// names writes the names at the ends of lines, and returns how far down they reach.
func (l *lines) names() int {
	apart(l.ends)
	lowest := 0
	for _, e := range l.ends {
		y := e.y + 5 - (len(e.words)-1)*lineHeight/2
		l.out.text(e.x, 12, y, "chart-name", "start", e.words...)
		lowest = max(lowest, y+len(e.words)*lineHeight)
	}
	return lowest
}

// apart moves names at the same place apart, so that none lies on another.
func apart(ends []end) {
	slices.SortStableFunc(ends, func(a, b end) int { return a.y - b.y })
	for i := range ends {
		for k := range i {
			if ends[k].x != ends[i].x {
				continue
			}
			room := (len(ends[k].words)+len(ends[i].words))*lineHeight/2 + 3
			ends[i].y = max(ends[i].y, ends[k].y+room)
		}
	}
}
