package data

import (
	"slices"
)

func (p *Plot) hasTargets() bool {
	return slices.ContainsFunc(p.Series, func(s Series) bool { return s.Target })
}

// View returns the figures of a chart as a table: categories down, series across.
// target is the word for targets.
func (p *Plot) View(target string) *View {
	v := &View{Caption: p.Title, Columns: []Heading{{Title: p.XTitle}}}
	for _, s := range p.Series {
		title := s.Name
		switch {
		case s.Target && (title == "" || fold(title) == fold(target)):
			title = target
		case s.Target:
			title += " (" + target + ")"
		case title == "":
			title = p.YTitle
		}
		v.Columns = append(v.Columns, Heading{Title: title, Numeric: true})
	}
	for i, c := range p.Categories {
		row := []Shown{{Text: c}}
		for _, s := range p.Series {
			cell := s.Values[i].Shown
			if cell.Kind == Missing && cell.Text == "" && p.hasTargets() {
				cell.Kind = Empty // where a target stands no other figure is due
			}
			row = append(row, cell)
		}
		v.Rows = append(v.Rows, row)
	}
	if p.Events != nil {
		v.Columns = []Heading{{Title: p.XTitle}, {Title: p.YTitle}}
		for _, e := range p.Events {
			v.Rows = append(v.Rows, []Shown{{Text: e.When}, {Text: e.What}})
		}
	}
	return v
}
