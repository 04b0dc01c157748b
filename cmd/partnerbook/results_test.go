package main

import (
	"strings"
	"testing"

	"partnerbook/search"
)

func TestResultsOnATerminal(t *testing.T) {
	found := search.Results{
		Corrected: "savings", Expanded: []string{"service level agreement"}, Total: 1,
		Results: []search.Result{{
			URL: "a.html", Title: "A", Kind: "guidance", Status: "withdrawn",
			Passages: []search.Found{{Anchor: "costs", Excerpt: "Savings were\nreported by two.", Marks: []search.Mark{{From: 0, To: 7}}}},
		}},
	}
	for _, c := range []struct {
		width int
		bold  bool
		want  string
	}{
		{0, false, "   #costs Savings were reported by two.\n"},
		{27, false, "   #costs Savings were\n   reported by two.\n"},
		{27, true, "   #costs " + boldOn + "Savings" + boldOff + " were\n   reported by two.\n"},
		{5, false, "   #costs Savings were reported by two.\n"},
	} {
		var out strings.Builder
		l := &lister{out: &sticky{w: &out}, width: c.width, bold: c.bold}
		l.list(found, false)
		want := "Showing results for: savings\nAlso searched for: service level agreement\n1. A (guidance, withdrawn)\n   a.html\n" + c.want
		if out.String() != want {
			t.Errorf("width %d:\n%q\nwant:\n%q", c.width, out.String(), want)
		}
	}
}
