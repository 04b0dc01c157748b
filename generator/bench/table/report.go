package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// report is all that is printed.
type report struct {
	facts    []fact
	pages    int // of the main table
	runs     int
	sections []section
	growth   []growth
}

// measureRows measures all rows of the main table that are asked for.
func (r *report) measureRows(ctx context.Context, o options, sites func(int) (site, error), progress io.Writer) error {
	if len(o.only) == 1 && o.only[0] == "scale" {
		return nil
	}
	s, err := sites(o.pages)
	if err != nil {
		return err
	}
	for _, row := range []struct {
		name    string
		measure func(context.Context) ([]section, error)
	}{
		{"cold", s.cold}, {"again", s.again}, {"edit", s.edit}, {"check", s.check}, {"serve", s.serve},
		{"startup", s.startup}, {"weight", s.weight}, {"query", s.query}, {"rivals", o.rivals.beside(s)},
	} {
		if !o.wants(row.name) {
			continue
		}
		fmt.Fprintln(progress, "measuring", row.name)
		sections, err := row.measure(ctx)
		if err != nil {
			return err
		}
		r.sections = append(r.sections, sections...)
	}
	return nil
}

const introduction = "What the command partnerbook costs, beside what it should. The pages are synthetic; " +
	"`go doc ./generator/bench` says what is in them and how to measure again."

// print returns the report as text, or as a document of Markdown.
func (r report) print(markdown bool) string {
	form := textForm()
	if markdown {
		form = markdownForm()
	}
	var out strings.Builder
	out.WriteString(form.title("Benchmarks") + introduction + "\n\n")
	for _, f := range r.facts {
		out.WriteString(form.fact(f))
	}
	if len(r.sections) > 0 {
		out.WriteString(form.heading(thousands(r.pages)+" pages") + form.grid(gridOf(r.sections, r.pages)))
		out.WriteString(form.remarks(r.remarks()))
	}
	if len(r.growth) > 0 {
		out.WriteString(form.heading("Growth") + form.grid(growthGrid(r.growth)))
		out.WriteString(form.remarks([]string{fmt.Sprintf("Builds: medians of %d. Edits served: of up to %d pages, one after the other. "+
			"× first: what a page costs beside one of the first corpus.", r.runs, servedEdits)}))
	}
	return out.String()
}

// remarks returns what must be said of the main table.
func (r report) remarks() []string {
	all := []string{"CPU is user and system time of the whole process; MB are 10^6 bytes. " +
		"Where there are several runs, the median is judged, and least–most is their spread."}
	isMeasured := func(f figure) bool { return f.goal.isFor(r.pages) }
	for _, s := range r.sections {
		all = append(all, s.remarks...)
	}
	if slices.ContainsFunc(r.sections, func(s section) bool { return !allOf(s.figures, isMeasured) }) {
		all = append(all, "– stands where a goal is meant for "+thousands(goalPages)+" pages and there are "+thousands(r.pages)+".")
	}
	return all
}

func allOf(figures []figure, holds func(figure) bool) bool {
	return !slices.ContainsFunc(figures, func(f figure) bool { return !holds(f) })
}

// form is how the parts of a report are written.
type form struct {
	title, heading func(string) string
	fact           func(fact) string
	grid           func(grid) string
	remarks        func([]string) string
}

func textForm() form {
	return form{
		title:   func(s string) string { return s + "\n\n" },
		heading: func(s string) string { return "\n" + s + "\n\n" },
		fact:    func(f fact) string { return fmt.Sprintf("%-9s %s\n", f.name, f.value) },
		grid:    grid.text,
		remarks: listed,
	}
}

func markdownForm() form {
	return form{
		title:   func(s string) string { return "# " + s + "\n\n" },
		heading: func(s string) string { return "\n## " + s + "\n\n" },
		fact:    func(f fact) string { return "- " + f.name + ": " + code(f) + "\n" },
		grid:    grid.markdown,
		remarks: listed,
	}
}

// listed returns a list of remarks, which reads alike in both forms.
func listed(remarks []string) string {
	return "\n- " + strings.Join(remarks, "\n- ") + "\n"
}

// code returns the value of a fact, as code if it is something to type.
func code(f fact) string {
	if f.name == "Command" {
		return "`" + f.value + "`"
	}
	return f.value
}
