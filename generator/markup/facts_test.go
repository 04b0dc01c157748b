package markup

import (
	"fmt"
	"strings"
)

// showFacts prints what a body says besides its HTML and text: places, with the
// heading that they stand under, references and their positions, and the rest.
func showFacts(b Body) string {
	var out strings.Builder
	line := func(given bool, format string, args ...any) {
		if given {
			fmt.Fprintf(&out, format+"\n", args...)
		}
	}
	line(b.Title != "", "title %q", b.Title)
	line(b.Lead.Text != "" || b.Lead.Refs != nil, "lead %q", showRun(b, b.Lead))
	for i, item := range b.Items {
		line(true, "item %d %q at %d:%d part of %d, ours %v: %q", i, item.ID, item.Pos.Line, item.Pos.Column, item.Parent, item.Ours, showRun(b, item.Text))
	}
	line(b.Numbered > 0, "numbered %d", b.Numbered)
	for _, a := range b.Anchors {
		fmt.Fprintf(&out, "%s #%s", [...]string{"", "heading", "paragraph", "item", "row"}[a.Kind], a.ID)
		if a.Heading >= 0 && b.Headings[a.Heading].ID != a.ID {
			fmt.Fprintf(&out, " under #%s", b.Headings[a.Heading].ID)
		}
		if a.Number > 0 {
			fmt.Fprintf(&out, " of paragraph %d", a.Number)
		}
		if a.Cite != "" {
			fmt.Fprintf(&out, " cited as %q", a.Cite)
		}
		out.WriteByte('\n')
	}
	for _, r := range b.Refs {
		kind := [...]string{"", "link", "image", "cite", "term", "include", "list", "external", "evidence", "next", "data", "table", "chart", "view"}[r.Kind]
		line(true, "%d:%d+%d %s %s", r.Pos.Line, r.Pos.Column, r.Pos.Length, kind, r.Raw)
	}
	for _, a := range b.Abbreviations {
		line(true, "%d:%d+%d abbreviation %s", a.Pos.Line, a.Pos.Column, a.Pos.Length, a.Word)
	}
	for _, f := range b.Blanks {
		words := ""
		if f.Repeat != "" {
			words = " in rows of " + f.Repeat
		}
		if f.Outside {
			words += " outside the document"
		}
		line(true, "%d:%d+%d blank %s%s", f.Pos.Line, f.Pos.Column, f.Pos.Length, f.Field, words)
	}
	for _, r := range b.Repeats {
		line(true, "%d:%d+%d repeats %s", r.Pos.Line, r.Pos.Column, r.Pos.Length, r.Field)
	}
	for _, a := range b.Accounts {
		line(true, "%d:%d+%d account #%s of %s, councils %q, models %q, themes %q, year %q",
			a.Pos.Line, a.Pos.Column, a.Pos.Length, a.ID, a.Who, a.Councils, a.Models, a.Themes, a.Year)
	}
	for _, p := range b.Partnerships {
		line(true, "%d:%d+%d partnership #%s %q, alone %v, members %q, models %q, nations %q, as of %q, since %q, successor %q, cited %d",
			p.Pos.Line, p.Pos.Column, p.Pos.Length, p.ID, p.Name, p.Alone, p.Members, p.Models, p.Nations, p.AsOf, p.Since, p.Successor, p.Cited)
	}
	for _, f := range b.Typed {
		line(true, "%d:%d+%d typed %s", f.Pos.Line, f.Pos.Column, f.Pos.Length, f.Text)
	}
	for _, a := range b.Allowed {
		line(true, "%d:%d+%d allows %s in lines %d to %d: %s",
			a.Pos.Line, a.Pos.Column, a.Pos.Length, a.Code, a.From, a.To, a.Reason)
	}
	return out.String()
}
