package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"partnerbook/generator/kind"
)

// TestNewPages begins a page of each kind in a new site and builds that, first
// with the pages as drafts and then published, with the one thing filled in that
// nobody can know for its author: where it was said. Nothing may be wrong.
func TestNewPages(t *testing.T) {
	t.Chdir(t.TempDir())
	mustRun(t, "init")
	for _, name := range kind.Names() {
		file := strings.TrimSpace(mustRun(t, "new", name, "guidance/my-own-"+name).out)
		if want := "content/guidance/my-own-" + name + ".md"; file != want {
			t.Fatalf("made %q, want %q", file, want)
		}
	}
	mustRun(t, "build", "--strict", "--drafts", "--out", "drafts")
	for _, name := range kind.Names() {
		if !exists("drafts/guidance/my-own-" + name + ".html") {
			t.Errorf("the draft of a %s is not built", name)
		}
		finishDraft(t, "content/guidance/my-own-"+name+".md")
	}
	mustRun(t, "build", "--strict", "--out", "published")
	for _, name := range kind.Names() {
		page, err := os.ReadFile("published/guidance/my-own-" + name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		if title := "<h1>My own " + strings.ReplaceAll(name, "-", " "); !strings.Contains(string(page), title) {
			t.Errorf("the page of a %s does not show its title", name)
		}
	}
}

// TestNewAids begins a decision aid of each kind, which must build and pass its own
// cases as it is.
func TestNewAids(t *testing.T) {
	t.Chdir(t.TempDir())
	mustRun(t, "init")
	names := kind.AidStarters()
	for _, name := range names {
		file := strings.TrimSpace(mustRun(t, "new", name, "guidance/my-own-"+name).out)
		if want := "content/guidance/my-own-" + name + ".toml"; file != want {
			t.Fatalf("made %q, want %q", file, want)
		}
	}
	mustRun(t, "check", "--strict")
	if want, tried := fmt.Sprintf("%d cases of %[1]d decision aids", len(names)), mustRun(t, "aid", "test"); !strings.Contains(tried.errs, want) {
		t.Errorf("not a case of each was tried: %s", tried.errs)
	}
	mustRun(t, "build", "--strict")
	for _, name := range names {
		for _, page := range []string{name + ".html", name + "/how.html"} {
			if !exists("public/guidance/my-own-" + page) {
				t.Errorf("there is no page my-own-%s", page)
			}
		}
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

// finishDraft takes the draft's status out of a page and names a source.
func finishDraft(t *testing.T, file string) {
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
