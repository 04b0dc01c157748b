package edition

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// TextStyle says how WriteText prints.
type TextStyle struct {
	Color bool
	Brief bool // one line for each page
}

// WriteText prints a report to be read, in lines of at most Width characters.
func WriteText(w io.Writer, r *Report, s TextStyle) error {
	p := &printer{to: w, color: s.Color}
	p.text("Old: ", r.Old.words())
	p.text("New: ", r.New.words())
	p.text("", r.Counts.words())
	for _, part := range pageParts {
		p.pages(r, part.what, part.title, s.Brief)
	}
	p.tables(r.Tables, s.Brief)
	p.files(r.Files)
	p.aids(r.Aids, s.Brief)
	p.searches(r.Searches, s.Brief)
	return p.err
}

// pageParts are the lists of pages, in their order.
var pageParts = []struct{ what, title string }{
	{Added, "Pages added"}, {Removed, "Pages removed"}, {Moved, "Pages moved"}, {Changed, "Pages changed"},
}

// words says of which edition a report is.
func (o Of) words() string {
	var out []string
	name := o.Name
	if name == "" || name == "." {
		name = "this folder"
	}
	if o.Hash != "" && o.Hash != name {
		name += " (revision " + o.Hash[:min(len(o.Hash), 10)] + ")"
	}
	out = append(out, name)
	if day := dayWords(o.Day); day != "" && o.Form != FromSources { // those are of today
		out = append(out, day)
	}
	return strings.Join(append(out, many(o.Pages, "page")), ", ")
}

// dayWords returns a day as people read it.
func dayWords(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return d.Format("2 January 2006")
}

// words says how many pages there are of each sort.
func (c Counts) words() string {
	var out []string
	for _, part := range []struct {
		n    int
		what string
	}{{c.Added, "added"}, {c.Removed, "removed"}, {c.Moved, "moved"}, {c.Changed, "changed"}} {
		if part.n > 0 {
			out = append(out, thousands(part.n)+" "+part.what)
		}
	}
	if len(out) == 0 {
		return "No page differs."
	}
	return "Pages: " + strings.Join(out, ", ") + "; " + thousands(c.Same) + " the same."
}

// thousands returns a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// many returns a number of things.
func many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return thousands(n) + " " + thing + "s"
}

func (p *printer) files(files []FileChange) {
	if len(files) == 0 {
		return
	}
	p.head("Other files")
	for _, f := range files {
		p.text("  ", f.File+": "+f.What)
	}
}

func (p *printer) tables(tables []TableChange, brief bool) {
	if len(tables) == 0 {
		return
	}
	p.head("Files of figures")
	for _, t := range tables {
		p.text("  ", t.File+": "+t.words())
		if brief {
			continue
		}
		for _, row := range t.RowsRemoved {
			p.tokens("    - ", red, tokensOf("row "+quoted(row), plain))
		}
		for _, row := range t.RowsAdded {
			p.tokens("    + ", green, tokensOf("row "+quoted(row), plain))
		}
		for _, c := range t.Cells {
			p.tokens("    ", plain, append(tokensOf(c.where()+":", plain), arrow(c.Old, c.New)...))
		}
	}
}

// where names a cell.
func (c CellChange) where() string {
	if c.Row == "" {
		return c.Column
	}
	return c.Row + ", " + c.Column
}

// arrow shows what was and what is.
func arrow(old, new string) []token {
	out := append(tokensOf(orNothing(old), red), token{"→", plain, false})
	return append(out, tokensOf(orNothing(new), green)...)
}

func orNothing(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return text
}

// words says in short what changed in a file of figures.
func (t TableChange) words() string {
	if t.What != Changed {
		return t.What + ", " + many(t.Rows, "row")
	}
	if t.Other {
		return "other bytes, and no other cell that could be compared"
	}
	var out []string
	add := func(n int, what, became string) {
		if n > 0 {
			out = append(out, many(n, what)+" "+became)
		}
	}
	add(len(t.Cells), "cell", "changed")
	add(len(t.RowsAdded), "row", "added")
	add(len(t.RowsRemoved), "row", "removed")
	if len(t.ColumnsAdded) > 0 {
		out = append(out, "with the column "+quotedAll(t.ColumnsAdded))
	}
	if len(t.ColumnsRemoved) > 0 {
		out = append(out, "without the column "+quotedAll(t.ColumnsRemoved))
	}
	if t.Reordered {
		out = append(out, "in another order")
	}
	return strings.Join(out, ", ")
}

func quoted(text string) string { return "“" + text + "”" }

func quotedAll(texts []string) string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = quoted(text)
	}
	return strings.Join(out, ", ")
}
