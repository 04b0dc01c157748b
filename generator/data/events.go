package data

import (
	"slices"

	"partnerbook/generator/markup"
)

// Event is something that happened on a day or in a time.
type Event struct {
	When string // as it is printed
	What string
	Period
}

// events puts the rows of a timeline in order.
func (s *Set) events(p *Plot, q *markup.DataQuery, rows []int, x int) *Problem {
	what, problem := s.words(q)
	if problem != nil {
		return problem
	}
	end := -1
	if q.End != "" {
		if end, problem = s.named(q.End, "end"); problem != nil {
			return problem
		}
	}
	p.YTitle = s.Columns[what].Title
	for _, r := range rows {
		when := s.Cell(r, x)
		period, ok := periodOf(when)
		if end >= 0 && !isMissing(s.Cell(r, end)) {
			last, fine := periodOf(s.Cell(r, end))
			ok = ok && fine && !last.To.Before(period.From)
			period.To = last.To
			when += " to " + s.Cell(r, end)
		}
		if !ok {
			return chartProblem("x", "“"+short(when)+"” is no date or year, so it has no place on a timeline.",
				"Write it as in 1 June 2010, June 2010, 2010 or 09/10, and a time as in June 2010 to December 2010.")
		}
		p.Events = append(p.Events, Event{when, s.Cell(r, what), period})
	}
	if len(p.Events) > mostCategories {
		return chartProblem("where", "This timeline has "+count(len(p.Events))+" events, more than can be read.", "Choose fewer rows with where=…, or show a table.")
	}
	slices.SortStableFunc(p.Events, func(a, b Event) int { return a.From.Compare(b.From) })
	return nil
}

// words returns the column that says what happened.
func (s *Set) words(q *markup.DataQuery) (int, *Problem) {
	if q.Y != "" {
		return s.named(q.Y, "y")
	}
	for i, c := range s.Columns {
		if c.Type == Text {
			return i, nil
		}
	}
	return 0, chartProblem("type", "A timeline needs a column of words that says what happened.", "Name it with y=….")
}
