package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline writes a table with the place of every key and value.
func outline(text *Text, table *Table) []string {
	var out []string
	place := func(s Span) string {
		p := text.Position(s.Offset, s.Length)
		return fmt.Sprintf("%d:%d+%d", p.Line, p.Column, p.Length)
	}
	var value func(name string, v Value)
	value = func(name string, v Value) {
		out = append(out, fmt.Sprintf("%s = %s %q %s", name, describe(v), v.Text, place(v.Span)))
		for i, item := range v.Items {
			value(fmt.Sprintf("%s[%d]", name, i), item)
		}
		if v.Table != nil {
			for _, e := range v.Table.Entries {
				value(name+"."+e.Key+" "+place(e.Span), e.Value)
			}
		}
	}
	for _, e := range table.Entries {
		value(e.Key+" "+place(e.Span), e.Value)
	}
	return out
}

func TestParseYAML(t *testing.T) {
	text := regular([]byte(`---
title: "Sharing: how"
"é ü": 漢字 x # remark
list: [a, 2]
block:
  - one
  - deep: 2026-11-21
    more: 1.5
text: |
  first
  second
folded: >-
  first
  second
yes: true
none: ~
tag: !!str x
anchor: &a b
alias: *a
---
`))
	front, _ := FindFrontMatter(text)
	table, ok, found := ParseYAML(text, front.From, front.To)
	if !ok || len(found) > 0 {
		t.Fatal(ok, brief(found))
	}
	want := []string{
		`title 2:1+5 = text "Sharing: how" 2:8+14`,
		`é ü 3:1+5 = text "漢字 x" 3:8+4`,
		`list 4:1+4 = a list "" 4:7+1`,
		`list 4:1+4[0] = text "a" 4:8+1`,
		`list 4:1+4[1] = a whole number "2" 4:11+1`,
		`block 5:1+5 = a list "" 6:3+1`,
		`block 5:1+5[0] = text "one" 6:5+3`,
		`block 5:1+5[1] = a table "" 7:5+4`,
		`block 5:1+5[1].deep 7:5+4 = a date "2026-11-21" 7:11+10`,
		`block 5:1+5[1].more 8:5+4 = a number with decimals "1.5" 8:11+3`,
		`text 9:1+4 = text "first\nsecond\n" 9:7+1`,
		`folded 12:1+6 = text "first second" 12:9+2`,
		`yes 15:1+3 = true or false "true" 15:6+4`,
		`none 16:1+4 = nothing "" 16:7+1`,
		`tag 17:1+3 = text "x" 17:12+1`,
		`anchor 18:1+6 = text "b" 18:12+1`,
		`alias 19:1+5 = nothing "" 19:8+1`,
	}
	if diff := cmp.Diff(want, outline(text, table)); diff != "" {
		t.Error(diff)
	}
}

// TestYAMLThatIsNone has text between two rules that is no settings.
func TestYAMLThatIsNone(t *testing.T) {
	for src, want := range map[string]bool{"": true, "\n \n": true, "a: 1\n": true, "Just text.\n": false, "- a\n- b\n": false, "# remark\n": false} {
		text := regular([]byte(src))
		table, ok, found := ParseYAML(text, 0, len(text.Data))
		if ok != want || len(found) > 0 || !ok && len(table.Entries) > 0 {
			t.Errorf("%q: %t, %v", src, ok, brief(found))
		}
	}
}

func TestYAMLMistakes(t *testing.T) {
	for src, want := range map[string]string{
		"a: b: c\n":         "The value that begins here holds a colon.",
		"a: 1\na: 2\n":      "This setting stands here a second time.",
		"a:\n\tb: 1\n":      "The line begins with a tab.",
		"é: 1\nb: \"open\n": "The quote that begins here is not closed.",
		"a: [1, 2\n":        "The list that begins here is not closed.",
		"a: {b: 1\n":        "The table that begins here is not closed.",
	} {
		text := regular([]byte("---\n" + src))
		table, ok, found := ParseYAML(text, 4, len(text.Data))
		if !ok || len(table.Entries) > 0 || len(found) != 1 || found[0].Message != want || found[0].Code != "yaml/syntax" || found[0].Pos.Line < 2 {
			t.Errorf("%q: %t, %s; want %s", src, ok, strings.Join(brief(found), "\n"), want)
		}
	}
}

func TestPlacesInTOML(t *testing.T) {
	text := regular([]byte("+++\n\"é\" = '漢字' # ü\nlist = [ 'é', 2, # remark\n  [3] ]\nin = { a = ['é', 1], b = { c = {} } }\n[x.y]\nz.w = 1\n[[t]]\nu = 2026-11-21\n+++\n"))
	front, _ := FindFrontMatter(text)
	table, found := ParseTOML(text, front.From, front.To)
	if len(found) > 0 {
		t.Fatal(brief(found))
	}
	want := []string{
		`é 2:1+3 = text "漢字" 2:7+4`,
		`list 3:1+4 = a list "" 3:8+18`,
		`list 3:1+4[0] = text "é" 3:10+3`,
		`list 3:1+4[1] = a whole number "2" 3:15+1`,
		`list 3:1+4[2] = a list "" 3:8+18`,
		`list 3:1+4[2][0] = a whole number "3" 4:4+1`,
		`in 5:1+2 = a table "" 5:6+32`,
		`in 5:1+2.a 5:8+1 = a list "" 5:12+8`,
		`in 5:1+2.a 5:8+1[0] = text "é" 5:13+3`,
		`in 5:1+2.a 5:8+1[1] = a whole number "1" 5:18+1`,
		`in 5:1+2.b 5:22+1 = a table "" 5:26+10`,
		`in 5:1+2.b 5:22+1.c 5:28+1 = a table "" 5:32+2`,
		`x 6:2+1 = a table "" 6:2+1`,
		`x 6:2+1.y 6:4+1 = a table "" 6:4+1`,
		`x 6:2+1.y 6:4+1.z 7:1+1 = a table "" 7:1+1`,
		`x 6:2+1.y 6:4+1.z 7:1+1.w 7:3+1 = a whole number "1" 7:7+1`,
		`t 8:3+1 = a list "" 8:3+1`,
		`t 8:3+1[0] = a table "" 8:3+1`,
		`t 8:3+1[0].u 9:1+1 = a date "2026-11-21" 9:5+10`,
	}
	if diff := cmp.Diff(want, outline(text, table)); diff != "" {
		t.Error(diff)
	}
}

func TestTOMLMistakes(t *testing.T) {
	for src, want := range map[string]string{
		"a = 1\na.b = 2\n":       "stands here a second time",
		"a = 1\na = 2\n":         "stands here a second time",
		"a.b = 1\na = 2\n":       "The setting a stands here a second time",
		"a = []\na.b = 1\n":      "a second time",
		"a = {b = 1}\na.c = 2\n": "a second time",
		"a = [{}]\n[[a]]\n":      "a second time",
		"a = \"open\n":           "a quote that is opened but not closed",
		"a = “x”\n":              "curly quotes",
		"a = x\n":                "a value that is neither",
		"a =\n":                  "no value",
		"a = [1\nb = 2\n":        "a list that is not closed",
		"a = \"x\" b\n":          "Something stands after the end",
		"a\n":                    "no = after",
		"café = 1\n":             "a letter that it cannot hold",
		"[a\n":                   "name of a table is not closed",
		"a = 2026-02-30\n":       "a date that does not exist",
		"a = 01\n":               "a number that begins with 0",
		"a = \"\\q\"\n":          "before a letter that it cannot",
		"a = '''x\n":             "is not finished",
		"a = 21/11/2026 # x\n":   "The setting a has a date in other numbers",
		"a = 21.11.2026\n":       "The setting a has a date in other numbers",
		"a = 21-11-2026\n":       "The setting a has a date in other numbers",
		"a = 2026/11/21\n":       "The setting a has a date in other numbers",
		"a = 21 November 2026\n": "The setting a has a date in words",
		"a = 12 months\n":        "The setting a has text without quotes",
		"a = 'It's ours'\n":      "The setting a has an apostrophe between single quotes",
		"a = 1.2.3\n":            "The setting a has a number that cannot be read",
		"a = \"C:\\x\"\n":        "before a letter that it cannot",
		"= 3\n":                  "A setting has no name",
		"a = {b = 1\n":           "a } that is missing",
	} {
		text := regular([]byte("x = 1\n" + src))
		table, found := ParseTOML(text, 0, len(text.Data))
		if len(found) != 1 || found[0].Code != "toml/syntax" || found[0].Pos.Line < 2 || !strings.Contains(found[0].Message, want) || found[0].Hint == "" {
			t.Errorf("%q: %v; want %q", src, brief(found), want)
		}
		if _, before := table.Get("x"); !before {
			t.Errorf("%q: what stands before is lost", src)
		}
	}
}

// What authors write without quotes is underlined whole, and not where TOML stopped.
func TestUnquotedPlaces(t *testing.T) {
	for src, want := range map[string]string{
		"a = 1\nreviewed = 21/11/2026  # soon\n": "2:12+10 toml/syntax The setting reviewed has a date in other numbers than year-month-day.",
		"[t]\nreviewed = 1st November 2026\n":    "2:12+17 toml/syntax The setting reviewed has a date in words.",
		"review_every = 12 months\n":             "1:16+9 toml/syntax The setting review_every has text without quotes.",
		"title = 'It's ours'\n":                  "1:9+11 toml/syntax The setting title has an apostrophe between single quotes, which ends the text.",
		"title = \"x\" 21/11/2026\n":             "1:13+1 toml/syntax Something stands after the end of a value that does not belong there.",
		"title = \"x\"\nreviewed = 2026-02-30\n": "2:12+10 toml/syntax The setting reviewed has a date that does not exist.",
	} {
		text := regular([]byte(src))
		_, found := ParseTOML(text, 0, len(text.Data))
		if diff := cmp.Diff([]string{want}, brief(found)); diff != "" {
			t.Errorf("%q: %s", src, diff)
		}
	}
}
