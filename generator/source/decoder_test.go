package source

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
)

// decoder reads src, which must be without mistakes.
func decoder(t *testing.T, format Format, strict bool, src string) (*Decoder, *diag.List) {
	t.Helper()
	text := regular([]byte(src))
	table, found := ParseTOML, diag.List(nil)
	if format == YAML {
		table = func(text *Text, from, to int) (*Table, diag.List) {
			table, _, found := ParseYAML(text, from, to)
			return table, found
		}
	}
	parsed, found := table(text, 0, len(text.Data))
	if len(found) > 0 {
		t.Fatal(brief(found))
	}
	return NewDecoder(text, parsed, format, strict, &found), &found
}

func wants(t *testing.T, found diag.List, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, brief(found)); diff != "" {
		t.Error(diff)
	}
}

func TestDecoderTypes(t *testing.T) {
	d, found := decoder(t, TOML, true, `text = "  é one "
list = ["a", "b"]
flag = true
number = 0x1F
big = 1_000
day = 2026-11-21
period = "12 months"
sub = { a = "b" }
pairs = { "x y" = "z" }
subs = [ { a = "1" }, { a = "2" } ]
id = "an-id"
`)
	if got, want := d.Word("text"), (Word{"é one", diag.Position{Path: "page.md", Line: 1, Column: 8, Length: 10}}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	wantWords := []Word{
		{"a", diag.Position{Path: "page.md", Line: 2, Column: 9, Length: 3}},
		{"b", diag.Position{Path: "page.md", Line: 2, Column: 14, Length: 3}},
	}
	if diff := cmp.Diff(wantWords, d.Words("list")); diff != "" {
		t.Error(diff)
	}
	if !d.Flag("flag") || d.Number("number") != 31 || d.Number("big") != 1000 || !d.IsNumber("big") || d.IsNumber("text") || d.Raw("number") != "0x1F" {
		t.Error("flag or numbers are wrong")
	}
	if got := d.Day("day"); !got.Equal(time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)) {
		t.Error(got)
	}
	if got := d.Period("period"); got != (Period{Months: 12}) {
		t.Error(got)
	}
	if got := d.Sub("sub").Text("a"); got != "b" {
		t.Error(got)
	}
	if got := d.Pairs("pairs"); len(got) != 1 || got[0].Key.Text != "x y" || got[0].Value.Text != "z" || got[0].Value.Pos.Column != 19 {
		t.Errorf("%+v", got)
	}
	if subs := d.Subs("subs"); len(subs) != 2 || subs[1].Text("a") != "2" {
		t.Error(subs)
	}
	if d.ID("id").Text != "an-id" || d.Extra("sub") == nil || !d.Has("id") || d.Has("nothing") {
		t.Error("id, extra or has are wrong")
	}
	// What is not there has the zero value, and nothing is said.
	if d.Word("no") != (Word{}) || d.Words("no") != nil || d.Flag("no") || d.Number("no") != 0 || !d.Day("no").IsZero() ||
		d.Period("no") != (Period{}) || d.Sub("no") != nil || d.Subs("no") != nil || d.Pairs("no") != nil || d.Extra("no") != nil ||
		d.ID("no") != (Word{}) || d.Raw("no") != "" || d.IsNumber("no") {
		t.Error("something was read from nothing")
	}
	d.Finish(nil)
	wants(t, *found)
}

func TestDecoderWrongTypes(t *testing.T) {
	d, found := decoder(t, TOML, true, `"é" = 5
list = "shared"
mixed = ["a", 1, [2]]
flag = "true"
number = 1.5
large = 99999999999
day = "2026-11-21"
time = 2026-11-21T10:00:00Z
clock = 10:00:00
period = "yearly"
sub = []
subs = { a = 1 }
tables = [ 1 ]
id = "An id"
deep = { list = { a = 1 }, b = [1] }
`)
	d.Text("é")
	d.Words("list")
	if got := d.Words("mixed"); len(got) != 1 || got[0].Text != "a" {
		t.Errorf("%+v", got)
	}
	d.Flag("flag")
	d.Number("number")
	d.Number("large")
	d.Number("list")
	d.Day("day")
	d.Day("time")
	d.Text("clock")
	d.Period("period")
	d.Sub("sub")
	d.Pairs("sub")
	d.Extra("sub")
	d.Subs("subs")
	d.Subs("tables")
	d.ID("id")
	deep := d.Sub("deep")
	deep.Words("list")
	deep.Text("b")
	d.Finish(nil)
	const wrong = " meta/wrong-type "
	wants(t, *found,
		"1:7+1"+wrong+"é must be text; this is a whole number.",
		"2:8+8"+wrong+"list must be a list of texts; this is text.",
		"3:15+1"+wrong+"mixed must be a list of texts; this is a whole number.",
		"3:9+13"+wrong+"mixed must be a list of texts; this is a list.",
		"4:8+6"+wrong+"flag must be true or false; this is text.",
		"5:10+3"+wrong+"number must be a whole number; this is a number with decimals.",
		"6:9+11"+wrong+"large cannot be so large a number.",
		"2:8+8"+wrong+"list must be a whole number; this is text.",
		"7:7+12"+wrong+"day must be a date; this is text.",
		"8:8+20"+wrong+"time must be a date; this is a date with a time.",
		"9:9+8"+wrong+"clock must be text; this is a time.",
		"10:10+8 meta/bad-period period cannot be “yearly”.",
		"11:7+2"+wrong+"sub must be a table; this is a list.",
		"11:7+2"+wrong+"sub must be a table; this is a list.",
		"11:7+2"+wrong+"sub must be a table; this is a list.",
		"12:8+9"+wrong+"subs must be a list of tables; this is a table.",
		"13:12+1"+wrong+"tables must be a list of tables; this is a whole number.",
		"14:6+7 meta/bad-id “An id” cannot be an id.",
		"15:17+9"+wrong+"list in [deep] must be a list of texts; this is a table.",
		"15:32+3"+wrong+"b in [deep] must be text; this is a list.",
	)
	if got := (*found)[1].Hint; got != `Write it as in list = ["shared"].` {
		t.Errorf("the hint is %q", got)
	}
}

func TestDecoderUnknown(t *testing.T) {
	d, found := decoder(t, TOML, true, "sumary = 'x'\nwho = 'y'\nzzzzzzzz = 1\n[brand]\ncolor = 'z'\n")
	d.Text("summary")
	brand := d.Sub("brand")
	brand.Text("colour")
	brand.Finish(nil)
	d.Finish(map[string]string{"who": "testimonials"})
	wants(t, *found,
		"5:1+5 meta/unknown-key There is no setting color in [brand].",
		"1:1+6 meta/unknown-key There is no setting sumary.",
		"2:1+3 meta/other-kind who is a setting of testimonials.",
		"3:1+8 meta/unknown-key There is no setting zzzzzzzz.",
	)
	for i, want := range []string{"Did you mean colour?", "Did you mean summary?", "Remove it, or change kind.", "Possible here: brand, summary."} {
		if got := (*found)[i].Hint; got != want {
			t.Errorf("the hint is %q, want %q", got, want)
		}
	}
	lax, found := decoder(t, TOML, false, "sumary = 'x'\n")
	lax.Finish(nil)
	wants(t, *found)
}

func TestNeedAndOneOf(t *testing.T) {
	d, found := decoder(t, TOML, true, "title = ' '\nlist = []\nnumber = 0\nkind = 'guidence'\ntable = {}\n")
	d.Need("it is shown", "title", "who", "list", "number", "table")
	d.OneOf("kind", []Word{d.Word("kind"), {}, {Text: "source"}}, []string{"guidance", "source"})
	d.OneOf("kind", []Word{d.Word("kind")}, nil)
	wants(t, *found,
		"1:9+3 meta/missing-key title is missing: it is shown.",
		"1:1+0 meta/missing-key who is missing: it is shown.",
		"2:8+2 meta/missing-key list is missing: it is shown.",
		"4:8+10 meta/unknown-value kind cannot be “guidence”.",
		"4:8+10 meta/unknown-value kind cannot be “guidence”.",
	)
	if got := (*found)[1].Hint; got != `Add a line who = "…".` {
		t.Error(got)
	}
	if got := (*found)[3].Hint; got != "Did you mean guidance?" {
		t.Error(got)
	}
	none, found := decoder(t, NoFormat, true, "")
	none.Need("every page has one", "title")
	if got := (*found)[0].Hint; !strings.HasPrefix(got, "Begin the file with three lines: +++") {
		t.Error(got)
	}
	if got := none.Report(diag.MetaDates, "none", "Said of %d.", 1); got.Message != "Said of 1." || got.Pos.Line != 1 {
		t.Errorf("%+v", got)
	}
}

// TestForeignSettings has front matter as other tools write it.
func TestForeignSettings(t *testing.T) {
	const src = "title: 2026\ntags: one\nlist: [a, 1, 2026-11-21, true]\ndate: 2026-11-21T10:00:00Z\nday: 2026-11-21\nempty:\nlast: '2026-11-21 10:00'\n"
	d, found := decoder(t, YAML, false, src)
	var list []string
	for _, w := range d.Words("list") {
		list = append(list, w.Text)
	}
	if got := d.Text("title") + strings.Join(list, ","); got != "2026a,1,2026-11-21,true" {
		t.Error(got)
	}
	if got := d.Words("tags"); len(got) != 1 || got[0].Text != "one" {
		t.Errorf("%+v", got)
	}
	for _, key := range []string{"date", "day", "last"} {
		if got := d.Day(key).Format(time.DateOnly); got != "2026-11-21" {
			t.Errorf("%s is %s", key, got)
		}
	}
	if d.Text("empty") != "" || !d.Has("empty") {
		t.Error("an empty setting has a value")
	}
	wants(t, *found)
	lower, found := decoder(t, TOML, false, "date = 2026-11-21t10:00:00z\ntags = 'one'\n")
	if lower.Day("date").IsZero() || len(lower.Words("tags")) != 1 {
		t.Error("lower case is not read")
	}
	wants(t, *found)
	strict, found := decoder(t, YAML, true, "date: 2026-02-30\nother: 12345-1-10\n")
	strict.Day("date")
	strict.Day("other")
	wants(t, *found,
		"1:7+10 meta/wrong-type date has a date that does not exist.",
		"2:8+10 meta/wrong-type other must be a date; this is text.")
	if got := (*found)[0].Hint; got != "Write it as in date: 2026-11-21." {
		t.Error(got)
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]Period{
		"1 day": {Days: 1}, "10 days": {Days: 10}, "2 weeks": {Days: 14}, "1 month": {Months: 1}, " 12  months ": {Months: 12},
		"2 years": {Months: 24}, "10000 days": {Days: 10000},
		"": {}, "0 days": {}, "-1 days": {}, "10001 days": {}, "12": {}, "months": {}, "12 moons": {}, "1.5 years": {}, "12months": {},
	} {
		got, err := ParsePeriod(text)
		if got != want || (err != nil) != (want == Period{}) {
			t.Errorf("ParsePeriod(%q) = %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, c := range []struct {
		day  string
		p    Period
		want string
	}{
		{"2026-08-31", Period{Months: 6}, "2027-02-28"},
		{"2024-02-29", Period{Months: 12}, "2025-02-28"},
		{"2026-11-21", Period{Months: 24}, "2028-11-21"},
		{"2026-12-25", Period{Days: 14}, "2027-01-08"},
	} {
		day, _ := time.Parse(time.DateOnly, c.day)
		if got := c.p.After(day).Format(time.DateOnly); got != c.want {
			t.Errorf("%+v after %s is %s, want %s", c.p, c.day, got, c.want)
		}
	}
}
