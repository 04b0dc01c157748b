package main_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBuildAgain builds a site until a build finds nothing to do. From then on builds
// compile nothing and say the same, and any change makes them work again.
func TestBuildAgain(t *testing.T) {
	t.Parallel()
	dir := newSite(t, tree{"content/guide/two.md": page("Two", "We leverage [one](one.md).")}) // a warning
	first := built(t, dir, "--stats")
	if compiledFiles(t, first) == "0 files" {
		t.Fatalf("the first build compiled nothing:\n%s", first.out)
	}
	out := filepath.Join(dir, "public")
	before := readTree(t, out)
	again := settle(t, dir)
	problems := func(r result) string { before, _, _ := strings.Cut(r.errs, "1 warning."); return before }
	if problems(again) != problems(first) || !strings.Contains(again.errs, "word-to-avoid") {
		t.Errorf("the first build says\n%s\nand another\n%s", first.errs, again.errs)
	}
	if want := fmt.Sprintf("Files: 0 written, %d unchanged, 0 removed.", len(before)-1); !strings.Contains(again.errs, want) {
		t.Errorf("it does not say %q:\n%s", want, again.errs)
	}
	wantTree(t, out, before)

	for what, change := range map[string]tree{
		"a page":     {"content/guide/one.md": page("One", "Other text.")},
		"a setting":  {"site.toml": "title = \"Other\"\nbuild_date = 2026-11-21\n"},
		"the output": {"public/guide/one.html": "not ours"},
		"its record": {"public/.partnerbook/built": "{}"},
	} {
		putAll(t, dir, change)
		if r := built(t, dir, "--stats"); compiledFiles(t, r) == "0 files" {
			t.Errorf("after a change of %s nothing was compiled:\n%s%s", what, r.out, r.errs)
		}
		if readTree(t, out)["guide/one.html"] == "not ours" {
			t.Errorf("after a change of %s the page is not mended", what)
		}
		settle(t, dir)
	}
	for _, flag := range []string{"--drafts", "--precompress", "--base-url=https://www.example.org/"} {
		if r := built(t, dir, "--stats", flag); compiledFiles(t, r) == "0 files" {
			t.Errorf("with %s nothing was compiled", flag)
		}
	}
	if r := run(t, dir, "build", "--strict"); r.code != exitContent || !strings.Contains(r.errs, "Nothing was written") {
		t.Errorf("--strict is content with warnings of the last build: %d\n%s", r.code, r.errs)
	}
}

// settle builds until nothing changed, which can be told of a file two seconds after it
// was saved. Between builds it leaves the processors to other tests.
func settle(t *testing.T, dir string, flags ...string) result {
	t.Helper()
	for end := time.Now().Add(hang); time.Now().Before(end); time.Sleep(800 * time.Millisecond) {
		if r := built(t, dir, append([]string{"--stats"}, flags...)...); compiledFiles(t, r) == "0 files" {
			return r
		}
	}
	t.Fatal("a build always finds something to do")
	return result{}
}

// compiledFiles returns how many files a build compiled, as it says with --stats.
func compiledFiles(t *testing.T, r result) string {
	t.Helper()
	for line := range strings.Lines(r.out) {
		if rest, ok := strings.CutPrefix(line, "compile"); ok {
			_, count, _ := strings.Cut(rest, " ms  ")
			files, _, _ := strings.Cut(count, ",")
			return files
		}
	}
	t.Fatalf("the build does not say what it compiled:\n%s", r.out)
	return ""
}
