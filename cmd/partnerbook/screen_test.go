package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"partnerbook/generator/diag"
)

func noEnv(string) string { return "" }

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"there is no site":            "There is no site.",
		"there is no site.":           "There is no site.",
		"did you mean x?":             "Did you mean x?",
		"site.toml is there already":  "site.toml is there already.",
		"--jobs wants a whole number": "--jobs wants a whole number.",
		"“x” is a folder":             "“x” is a folder.",
		"élan":                        "Élan.",
		"stopped. Build again":        "Stopped. Build again.",
		"a/b: it is full":             "a/b: it is full.",
	} {
		if got := sentence(text); got != want {
			t.Errorf("sentence(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int]string{0: "0 pages", 1: "1 page", 2: "2 pages", 999: "999 pages", 1000: "1,000 pages", 1234567: "1,234,567 pages"} {
		if got := plural(n, "page"); got != want {
			t.Errorf("plural(%d) = %q, want %q", n, got, want)
		}
	}
	for bytes, want := range map[int64]string{0: "0.0 kB", 1500: "1.5 kB", 2_345_678: "2.3 MB"} {
		if got := shownSize(bytes); got != want {
			t.Errorf("shownSize(%d) = %q, want %q", bytes, got, want)
		}
	}
	e := diag.Diagnostic{Severity: diag.Error}
	w := diag.Diagnostic{Severity: diag.Warning}
	for want, list := range map[string]diag.List{
		"No problems": nil, "1 error": {e}, "2 warnings": {w, w}, "2 errors and 1 warning": {e, w, e},
	} {
		if got := countWords(list); got != want {
			t.Errorf("countWords = %q, want %q", got, want)
		}
	}
}

func TestColoursAreForTerminalsThatWantThem(t *testing.T) {
	for name, c := range map[string]struct {
		terminal, flag bool
		env            map[string]string
		want           bool
	}{
		"terminal":        {terminal: true, want: true},
		"file":            {terminal: false},
		"--no-color":      {terminal: true, flag: true},
		"NO_COLOR":        {terminal: true, env: map[string]string{"NO_COLOR": "1"}},
		"empty NO_COLOR":  {terminal: true, env: map[string]string{"NO_COLOR": ""}, want: true},
		"a dumb terminal": {terminal: true, env: map[string]string{"TERM": "dumb"}},
	} {
		s := newScreen(&bytes.Buffer{}, &bytes.Buffer{}, func(name string) string { return c.env[name] })
		s.noColor = c.flag
		if got := s.colorOn(c.terminal); got != c.want {
			t.Errorf("%s: colours %t, want %t", name, got, c.want)
		}
	}
}

// Long work shows a bar on a terminal and a line elsewhere; short work, and
// quiet work, shows nothing.
func TestProgress(t *testing.T) {
	for name, c := range map[string]struct {
		terminal, quiet bool
		steps           int
		want            string
	}{
		"bar":        {terminal: true, steps: 300, want: "\rWriting 300 files "},
		"line":       {steps: 300, want: "Writing 300 files.\n"},
		"short work": {terminal: true, steps: 3},
		"short line": {steps: 3},
		"quiet":      {terminal: true, quiet: true, steps: 300},
		"quiet line": {quiet: true, steps: 300},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			s := newScreen(&out, &errs, noEnv)
			s.terminal, s.quiet = c.terminal, c.quiet
			step, done := s.progress("Writing "+plural(c.steps, "file"), c.steps, 200)
			for range c.steps {
				step()
			}
			done()
			if out.Len() > 0 {
				t.Errorf("progress stands among the results: %q", &out)
			}
			if got := errs.String(); c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("printed %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	got := wrap("one two  three\nfour five-and-a-very-long-word six", 10)
	want := "one two\nthree four\nfive-and-a-very-long-word\nsix"
	if got != want {
		t.Errorf("wrap = %q, want %q", got, want)
	}
	if got := wrap("äö üß äö", 5); got != "äö üß\näö" {
		t.Errorf("wrap counts bytes: %q", got)
	}
}

// TestExplanations reads the explanation of every code as it is printed.
func TestExplanations(t *testing.T) {
	for _, row := range diag.Rows() {
		a, _, _ := testApp()
		r := runCommand(t.Context(), a, "explain", string(row.Code))
		if r.code != exitFine || r.errs != "" {
			t.Errorf("%s: %+v", row.Code, r)
		}
		for _, part := range []string{row.Title, "Example:", "To mend it:"} {
			if !strings.Contains(r.out, part) {
				t.Errorf("%s: the explanation lacks %q", row.Code, part)
			}
		}
		how := "allow " + string(row.Code)
		if row.Code.OfAid() {
			how = "[[allow]]\n    code = \"" + string(row.Code)
		}
		if silence := strings.Contains(r.out, how); silence != (row.Severity == diag.Warning) {
			t.Errorf("%s: says how to silence it: %t", row.Code, silence)
		}
		for line := range strings.Lines(r.out) {
			if utf8.RuneCountInString(line) > textWidth+1 && !strings.HasPrefix(line, "    ") {
				t.Errorf("%s: this line is too long: %s", row.Code, line)
			}
		}
	}
}

// TestHelpFitsAWindow holds the help of every command to 80 columns.
func TestHelpFitsAWindow(t *testing.T) {
	a, _, _ := testApp()
	names := append(commandNames(a.root()), "")
	for _, name := range names {
		a, _, _ := testApp()
		r := runCommand(t.Context(), a, strings.Fields(name+" --help")...)
		if r.code != exitFine || r.errs != "" || !strings.Contains(r.out, "Usage:") {
			t.Errorf("%s --help: %+v", name, r)
		}
		for line := range strings.Lines(r.out) {
			if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > width {
				t.Errorf("%s --help: this line is too long: %s", name, line)
			}
			if strings.Contains(line, "string") {
				t.Errorf("%s --help: a word of programmers: %s", name, line)
			}
		}
	}
}
