package data

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
)

// View is a table as a page shows it.
type View struct {
	Caption string
	Columns []Heading
	Rows    [][]Shown
	Notes   []string // on columns
}

// Heading is the head of a column.
type Heading struct {
	Title   string
	Numeric bool
	Ticks   bool
}

// Table returns the table that a page asks for.
func (s *Set) Table(q *markup.DataQuery) (*View, *Problem) {
	rows, problem := s.Choose(q.Where)
	if problem != nil {
		return nil, problem
	}
	columns, problem := s.chosenColumns(q)
	if problem != nil {
		return nil, problem
	}
	v := &View{Caption: q.Caption}
	if v.Caption == "" {
		v.Caption = s.Title
	}
	v.Notes = s.notes(columns...)
	if q.Across != "" {
		return v, s.across(v, q, rows, columns)
	}
	for _, c := range columns {
		v.Columns = append(v.Columns, s.heading(c))
	}
	for _, r := range rows {
		row := make([]Shown, len(columns))
		for i, c := range columns {
			row[i] = s.Show(r, c)
		}
		v.Rows = append(v.Rows, row)
	}
	return v, nil
}

// notes returns the notes on some columns.
func (s *Set) notes(columns ...int) []string {
	var out []string
	for _, i := range columns {
		if i >= 0 && s.Columns[i].Note != "" {
			out = append(out, s.Columns[i].Title+": "+s.Columns[i].Note)
		}
	}
	return out
}

func (s *Set) heading(c int) Heading {
	column := s.Columns[c]
	return Heading{Title: column.Title, Numeric: column.Numeric(), Ticks: column.Type == Tick}
}

// chosenColumns returns the columns that a table names; without names, all that are
// not shown as units.
func (s *Set) chosenColumns(q *markup.DataQuery) ([]int, *Problem) {
	var out []int
	for _, name := range q.Columns {
		i := s.column(name)
		if i < 0 {
			return nil, s.noColumn(name, "columns", diag.Position{})
		}
		out = append(out, i)
	}
	if len(q.Columns) > 0 {
		return out, nil
	}
	if q.Across != "" {
		return nil, &Problem{Code: diag.DataQuery, Part: "across", Message: "With across, the table must say which columns stand on the left.",
			Hint: `Add columns="…", as in columns="indicator, council" across=year.`}
	}
	for i := range s.Columns {
		if !slices.ContainsFunc(s.Columns, func(c Column) bool { return c.unitFrom == i }) {
			out = append(out, i)
		}
	}
	return out, nil
}

// across makes a column of each value of one column, so that a long list of figures
// becomes a table: indicators down, years across.
func (s *Set) across(v *View, q *markup.DataQuery, rows, left []int) *Problem {
	over := s.column(q.Across)
	if over < 0 {
		return s.noColumn(q.Across, "across", diag.Position{})
	}
	show, problem := s.shown(q.Show, "show")
	if problem != nil {
		return problem
	}
	v.Notes = append(v.Notes, s.notes(over, show)...)
	heads := s.inOrder(over, s.values(over, rows))
	at := map[string]int{}
	for i, h := range heads {
		at[fold(h)] = len(left) + i
	}
	for _, c := range left {
		v.Columns = append(v.Columns, s.heading(c))
	}
	for _, h := range heads {
		v.Columns = append(v.Columns, Heading{Title: h, Numeric: s.Columns[show].Numeric(), Ticks: s.Columns[show].Type == Tick})
	}
	lines := map[string]int{}
	filled := map[[2]int]bool{}
	for _, r := range rows {
		line, known := lines[s.key(r, left)]
		if !known {
			line = len(v.Rows)
			lines[s.key(r, left)] = line
			v.Rows = append(v.Rows, s.newLine(r, left, len(heads), show))
		}
		slot := [2]int{line, at[fold(s.Cell(r, over))]}
		if filled[slot] {
			return &Problem{Code: diag.DataAmbiguous, Part: "across",
				Message: "Two rows of " + s.ID() + " belong into one cell of this table.",
				Hint:    s.hintDiffer(s.sameIn(r, rows, append(slices.Clone(left), over)), show)}
		}
		filled[slot] = true
		v.Rows[line][slot[1]] = s.Show(r, show)
	}
	return nil
}

// newLine returns a line of a table with nothing but what stands on the left.
func (s *Set) newLine(r int, left []int, heads, show int) []Shown {
	var line []Shown
	for _, c := range left {
		line = append(line, s.Show(r, c))
	}
	nothing := Shown{Kind: Empty}
	if s.Columns[show].Numeric() {
		nothing.Kind = Missing
	}
	return append(line, slices.Repeat([]Shown{nothing}, heads)...)
}

// sameIn returns those of some rows that are as a row is in some columns.
func (s *Set) sameIn(row int, rows, columns []int) []int {
	key := s.key(row, columns)
	return slices.DeleteFunc(slices.Clone(rows), func(r int) bool { return s.key(r, columns) != key })
}

func (s *Set) key(row int, columns []int) string {
	var out strings.Builder
	for _, c := range columns {
		out.WriteString(fold(s.Cell(row, c)) + "\x00")
	}
	return out.String()
}

// inOrder sorts years and dates; other values keep the order of the file.
func (s *Set) inOrder(column int, values []string) []string {
	if t := s.Columns[column].Type; t != Year && t != Date {
		return values
	}
	out := slices.Clone(values)
	slices.SortStableFunc(out, func(a, b string) int {
		p, _ := periodOf(a)
		q, _ := periodOf(b)
		return p.From.Compare(q.From)
	})
	return out
}

// Text returns what a table says, each thing once: a search counts words.
func (v *View) Text() string {
	var out []string
	seen := map[string]bool{"": true}
	note := func(t string) {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	note(v.Caption)
	for _, c := range v.Columns {
		note(c.Title)
	}
	for _, row := range v.Rows {
		for _, c := range row {
			note(c.Text)
		}
	}
	return strings.Join(out, ". ")
}
