package main

import (
	"strings"
	"testing"

	"partnerbook/generator/source"
	"partnerbook/search"
)

func TestResultsOnATerminal(t *testing.T) {
	found := search.Results{
		Corrected: "savings", Expanded: []string{"service level agreement"}, Total: 1,
		Results: []search.Result{{
			URL: "a.html", Title: "A", Kind: "guidance", Status: "withdrawn", Models: []string{"call-off", "own", "shared"},
			Passages: []search.Found{{Anchor: "costs", Excerpt: "£1m saved:\nSavings\nreported by two.", Marks: []search.Mark{{From: 0, To: 3}, {From: 11, To: 18}}}},
		}},
	}
	for _, c := range []struct {
		width int
		bold  bool
		want  string
	}{
		{0, false, "   #costs £1m saved: Savings · reported by two.\n"},
		{27, false, "   #costs £1m saved:\n   Savings · reported by\n   two.\n"},
		{27, true, "   #costs " + boldOn + "£1m" + boldOff + " saved:\n   " + boldOn + "Savings" + boldOff + " · reported by\n   two.\n"},
		{5, false, "   #costs £1m saved: Savings · reported by two.\n"},
	} {
		var out strings.Builder
		l := &lister{out: &sticky{w: &out}, width: c.width, bold: c.bold, models: []source.Term{{ID: "shared", Title: "Shared service"}, {ID: "call-off", Title: "Call-off"}}}
		l.list(found, false)
		want := "Showing results for: savings\nAlso searched for: service level agreement\n1. A (guidance, withdrawn; Shared service, Call-off, own)\n   a.html\n" + c.want
		if out.String() != want {
			t.Errorf("width %d:\n%q\nwant:\n%q", c.width, out.String(), want)
		}
	}
}
