package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"partnerbook/generator/bench"
	"partnerbook/generator/testrun"
)

// TestTable measures everything with few pages, beside stand-ins for the other programs.
func TestTable(t *testing.T) {
	testrun.Thorough(t)
	temporary := temporaryFolder(t)
	args := []string{"-pages", "60", "-runs", "1", "-scale", "20"}
	if runtime.GOOS != "windows" {
		args = append(args, "-hugo", script(t, hugoScript), "-pagefind", script(t, pagefindScript))
	}
	var out bytes.Buffer
	if err := run(t.Context(), args, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	isEmpty(t, temporary)
	rows := readTable(t, out.String())
	for _, want := range plausible() {
		cell, ok := rows[want.section+": "+want.figure]
		switch {
		case want.section == "serve, resident memory" && runtime.GOOS != "linux",
			strings.Contains(want.section, "Hugo") && runtime.GOOS == "windows",
			want.figure == "peak memory" && runtime.GOOS == "windows":
			continue
		case !ok:
			t.Errorf("there is no row %s: %s", want.section, want.figure)
		case !(cell >= want.least && cell <= want.most):
			t.Errorf("%s: %s is %v, want %v to %v", want.section, want.figure, cell, want.least, want.most)
		}
	}
	for _, line := range []string{`(?m)^Date +20\d\d-`, `(?m)^Machine +\S`, `(?m)^Go +go1\.`, `(?m)^Program +partnerbook \d`,
		`(?m)^Corpus +format \d`, `(?m)^60 pages$`, `(?m)^Command +go run ./generator/bench/table -pages 60 `, `(?m)^ +20 +\d`} {
		if !regexp.MustCompile(line).MatchString(out.String()) {
			t.Errorf("no line matches %s", line)
		}
	}
	if t.Failed() {
		t.Logf("the output:\n%s", out.String())
	}
}

// plausible returns every row, and the least and most that its value can be.
func plausible() []struct {
	section, figure string
	least, most     float64
} {
	type row = struct {
		section, figure string
		least, most     float64
	}
	var all []row
	for _, s := range []string{"Cold build with search index", "Cold build without index", "check"} {
		all = append(all, row{s, "CPU", 0.02, 60}, row{s, "wall", 0.02, 300}, row{s, "peak memory", 10, 1000})
	}
	return append(all,
		row{"Cold build with search index", "the limit program's CPU", 0.005, 20},
		row{"Cold build with search index", "÷ limit program", 0.5, 100},
		row{"Cold build with search index", "÷ (limit program + index limit)", 0.5, 100},
		row{"Cold build without index", "÷ limit program", 0.5, 100},
		row{"Cold build without index", "what the index adds, CPU", -20, 20},
		row{"Build again, nothing changed", "CPU", 0.005, 20},
		row{"Build again, nothing changed", "wall", 0.005, 100},
		row{"Build again, one page edited", "CPU", 0.005, 60},
		row{"Build again, one page edited", "wall", 0.005, 300},
		row{"check", "a cold build's compile and link, CPU", 0.002, 20},
		row{"check", "÷ compile and link", 0.05, 50},
		row{"serve, save to answer", "every edit", 0.5, 60_000},
		row{"serve, save to answer", "every edit, 95th percentile", 0.5, 60_000},
		row{"serve, save to answer", "edits of words", 0.5, 60_000},
		row{"serve, save to answer", "edits of titles", 0.5, 60_000},
		row{"serve, resident memory", "after the start", 10, 1000},
		row{"serve, resident memory", "after the edits", 10, 1000},
		row{"Start-up (partnerbook version)", "wall", 1, 10_000},
		row{"Start-up (partnerbook version)", "CPU", 1, 5000},
		row{"Page of guidance", "HTML, style and scripts, by gzip", 5, 25},
		row{"Hugo, cold build without index", "CPU", 0, 10},
		row{"Hugo, cold build without index", "÷ Partnerbook without index, CPU", 0, 10},
		row{"Pagefind over Hugo's pages", "CPU", 0, 10},
		row{"Pagefind over Hugo's pages", "Hugo + Pagefind ÷ Partnerbook, CPU", 0, 10},
	)
}

// readTable returns the medians of the main table by section and figure.
func readTable(t *testing.T, text string) map[string]float64 {
	t.Helper()
	rows := map[string]float64{}
	section := ""
	columns := regexp.MustCompile(` {2,}`)
	for line := range strings.Lines(text) {
		cells := columns.Split(strings.TrimRight(line, "\n"), -1)
		const least = 3
		if len(cells) < least {
			continue
		}
		if cells[0] != "" {
			section = cells[0]
		}
		number, _, _ := strings.Cut(cells[2], " ")
		if v, err := strconv.ParseFloat(number, 64); err == nil {
			rows[section+": "+cells[1]] = v
		}
	}
	return rows
}

const (
	// hugoScript makes an empty page for each that Hugo would, if all is as Hugo wants it.
	hugoScript = `#!/bin/sh
set -e
if [ "$1" = version ]; then echo "hugo of the test"; exit; fi
test "$1 $3" = "--source --destination"
test -f "$2/hugo.toml" -a -f "$2/layouts/_default/single.html" -a -f "$2/content/section-001/_index.md"
test ! -e "$2/content/index.md"
if grep -rq '^kind' "$2/content"; then exit 1; fi
cd "$2/content"
find . -name '*.md' | while read -r page; do mkdir -p "$4/${page%/*}"; : >"$4/${page%.md}.html"; done
`
	// pagefindScript wants the pages.
	pagefindScript = `#!/bin/sh
set -e
if [ "$1" = --version ]; then echo "pagefind of the test"; exit; fi
test "$1" = --site -a -f "$2/section-001/page-000.html"
`
	brokenScript = `#!/bin/sh
echo "the theme is missing"
echo "and the settings too" >&2
exit 3
`
)

// script returns the file of a program.
func script(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestFailure sees that what a program said that failed is in the error.
func TestFailure(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program that fails is a script")
	}
	o := options{rivals: rivals{hugo: script(t, brokenScript)}}
	_, err := facts(t.Context(), o, bench.Programs{Partnerbook: "go"})
	for _, want := range []string{"exit status 3", "the theme is missing", "and the settings too"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error lacks %q: %v", want, err)
		}
	}
}

// TestStopped sees that nothing is left of a run that was stopped.
func TestStopped(t *testing.T) {
	temporary := temporaryFolder(t)
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	err := run(ctx, []string{"-pages", "60"}, &out, onWrite(cancel))
	if err == nil || err.Error() != "stopped" || out.Len() > 0 {
		t.Errorf("the error is %v and the output %q", err, out.String())
	}
	isEmpty(t, temporary)
}

// onWrite is called when something is written: here, when the programs are being built.
type onWrite func()

func (f onWrite) Write(p []byte) (int, error) {
	f()
	return len(p), nil
}

// temporaryFolder returns the folder that programs put temporary files into from now on.
func temporaryFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, dir)
	}
	return dir
}

func isEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, entry := range left {
		t.Errorf("%s is left", entry.Name())
	}
}
