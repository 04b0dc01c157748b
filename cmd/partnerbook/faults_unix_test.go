//go:build unix

package main_test

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"partnerbook/generator/bench"
	"partnerbook/generator/testrun"
)

func pipe(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(name, 0o644); err != nil {
		t.Skip("no named pipes here: ", err)
	}
}

// TestPipesAndSocketsInContent: they are no files, and whoever opened one would
// wait for ever.
func TestPipesAndSocketsInContent(t *testing.T) {
	dir := newSite(t, nil)
	built(t, dir, "--out", "wanted")
	content := filepath.Join(dir, "content")
	for _, name := range []string{"pipe.md", "files/pipe.pdf", "glossary.toml", "search.toml", "guide/index.md"} {
		pipe(t, filepath.Join(content, filepath.FromSlash(name)))
	}
	if err := os.Symlink("pipe.md", filepath.Join(content, "link.md")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(content) // the name of a socket must be short
	if l, err := net.Listen("unix", "socket.md"); err == nil {
		defer l.Close()
	}
	built(t, dir)
	wantTree(t, filepath.Join(dir, "public"), readTree(t, filepath.Join(dir, "wanted")))
}

func TestPipesInPlaceOfSettingsAndTheme(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"site.toml", "themes/default/style.css", "themes/default/layout/page.html"} {
		dir := newSite(t, nil)
		if name == "site.toml" {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		pipe(t, filepath.Join(dir, filepath.FromSlash(name)))
		wantRefusal(t, run(t, dir, "build"), exitMachine, filepath.Base(name), "not an ordinary file")
	}
}

func TestPagesThatMayNotBeRead(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("permissions mean nothing to root")
	}
	for _, name := range []string{"content/guide/two.md", "content/guide", "content", "site.toml", "content/files/form.txt"} {
		dir := newSite(t, nil)
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.Chmod(place, 0); err != nil {
			t.Fatal(err)
		}
		r := run(t, dir, "build")
		wantRefusal(t, r, exitMachine, filepath.Base(name), "permission denied")
		if strings.Contains(r.errs, "may not write") {
			t.Errorf("the message speaks of writing:\n%s", r.errs)
		}
		if err := os.Chmod(place, 0o755); err != nil {
			t.Fatal(err)
		}
		built(t, dir)
	}
}

func TestOutputThatMayNotBeWritten(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("permissions mean nothing to root")
	}
	dir := newSite(t, nil)
	built(t, dir)
	before := readTree(t, filepath.Join(dir, "public"))
	putAll(t, dir, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md).")})
	for _, name := range []string{"public/guide", "public/.partnerbook"} {
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.Chmod(place, 0o555); err != nil {
			t.Fatal(err)
		}
		wantRefusal(t, run(t, dir, "build"), exitMachine, "permission denied", "You may not write there")
		wantTree(t, filepath.Join(dir, "public"), before)
		if err := os.Chmod(place, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	built(t, dir)
	if got := readTree(t, filepath.Join(dir, "public"))["guide/two.html"]; !strings.Contains(got, "Changed") {
		t.Error("the next build did not mend the page")
	}
}

// TestFewOpenFiles builds with room for few open files and many jobs.
func TestFewOpenFiles(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	dir := t.TempDir()
	if err := bench.Corpus(dir, pages(200)); err != nil {
		t.Fatal(err)
	}
	c := command(t, dir)
	c.Path, c.Args = "/bin/sh", []string{"sh", "-c", "ulimit -n 64 && exec partnerbook build --jobs 32"}
	if r := finish(t, c); r.code != exitFine {
		t.Errorf("exit code %d:\n%s", r.code, r.errs)
	}
}
