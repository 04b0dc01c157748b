package main

import (
	"os"
	"strings"
	"testing"

	"partnerbook/generator/kind"
)

// TestNewPages begins a page of each kind in a new site and builds that, first
// with the page as a draft and then published, with the one thing filled in that
// nobody can know for its author: where it was said. Nothing may be wrong.
func TestNewPages(t *testing.T) {
	for _, name := range kind.Names() {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			mustRun(t, "init")
			file := strings.TrimSpace(mustRun(t, "new", name, "guidance/my-own-page").out)
			if want := "content/guidance/my-own-page.md"; file != want {
				t.Fatalf("made %q, want %q", file, want)
			}
			mustRun(t, "build", "--strict", "--drafts", "--out", "drafts")
			if !exists("drafts/guidance/my-own-page.html") {
				t.Error("the draft is not built")
			}
			publish(t, file)
			mustRun(t, "build", "--strict", "--out", "published")
			page, err := os.ReadFile("published/guidance/my-own-page.html")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(page), "My own page") {
				t.Error("the page does not show its title")
			}
		})
	}
}

// TestNewAids begins a decision aid of each kind, which must build and pass its own
// cases as it is.
func TestNewAids(t *testing.T) {
	for _, name := range kind.AidStarters() {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			mustRun(t, "init")
			file := strings.TrimSpace(mustRun(t, "new", name, "guidance/my-own-aid").out)
			if want := "content/guidance/my-own-aid.toml"; file != want {
				t.Fatalf("made %q, want %q", file, want)
			}
			mustRun(t, "check", "--strict")
			if tried := mustRun(t, "aid", "test"); !strings.Contains(tried.errs, "1 case of 1 decision aid") {
				t.Errorf("its case was not tried: %s", tried.errs)
			}
			mustRun(t, "build", "--strict")
			for _, page := range []string{"my-own-aid.html", "my-own-aid/how.html"} {
				if !exists("public/guidance/" + page) {
					t.Errorf("there is no page %s", page)
				}
			}
		})
	}
}

// mustRun runs a command that must succeed without any problem.
func mustRun(t *testing.T, args ...string) ran {
	t.Helper()
	a, _, _ := testApp()
	r := runCommand(t.Context(), a, args...)
	if r.code != exitFine || strings.Contains(r.errs, "warning") {
		t.Fatalf("%v: exit code %d\n%s%s", args, r.code, r.out, r.errs)
	}
	return r
}

// publish takes the draft's status out of a page and names a source.
func publish(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "status = ") {
			lines = append(lines, strings.Replace(line, "sources = []", `sources = ["report#p1"]`, 1))
		}
	}
	if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}
