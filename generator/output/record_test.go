package output

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// of is the origin of the builds of a test.
var of = Origin{1, 2, 3}

// remembered writes a small site into a new folder and returns the folder.
func remembered(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	rewrite(t, dir, small())
	return dir
}

func rewrite(t *testing.T, dir string, f files) {
	t.Helper()
	if _, err := Write(t.Context(), dir, f.list(), Options{Jobs: 2, Origin: of, Said: []byte(`{"pages":4}`)}); err != nil {
		t.Fatal(err)
	}
}

func TestCurrent(t *testing.T) {
	dir := remembered(t)
	if booted() == "" {
		t.Skip("this system does not say since when it has run, so builds are not remembered")
	}
	before := read(t, dir)
	last, ok := current(dir, of)
	if !ok {
		t.Fatal("a folder that nobody touched is not current")
	}
	if want := (Report{Same: 4, Bytes: 23}); last.Report != want || string(last.Said) != `{"pages":4}` {
		t.Errorf("the last build was %+v and said %s; want %+v", last.Report, last.Said, want)
	}
	wantFiles(t, dir, before)
}

// TestNotCurrent tries everything that may have happened to a folder since it was built.
// None of it may be taken for what a build left, and the next build mends it.
func TestNotCurrent(t *testing.T) {
	own := func(name string) string { return filepath.Join(ownFolder, name) }
	record := own(recordName)
	for what, change := range map[string]func(t *testing.T, dir string){
		"a file was edited": func(t *testing.T, dir string) { put(t, at(dir, "guide/one.html"), "other") },
		"a file was edited and has the same size and date": func(t *testing.T, dir string) {
			if runtime.GOOS == "windows" {
				put(t, at(dir, "guide/one.html"), "other") // the system does not tell
				return
			}
			name := at(dir, "guide/one.html")
			info, err := os.Stat(name)
			must(t, err)
			put(t, at(dir, "guide/one.html"), "FIRST")
			must(t, os.Chtimes(name, info.ModTime(), info.ModTime()))
		},
		"a file is gone":          func(t *testing.T, dir string) { remove(t, at(dir, "guide/one.html")) },
		"the manifest is gone":    func(t *testing.T, dir string) { remove(t, at(dir, ManifestName)) },
		"another file is there":   func(t *testing.T, dir string) { put(t, at(dir, "guide/mine.txt"), "mine") },
		"another folder is there": func(t *testing.T, dir string) { must(t, os.Mkdir(at(dir, "mine"), 0o755)) },
		"a file was renamed":      func(t *testing.T, dir string) { must(t, os.Rename(at(dir, "guide/one.html"), at(dir, "guide/1.html"))) },
		"a folder of ours below":  func(t *testing.T, dir string) { put(t, at(dir, "guide/"+record), "x") },
		"a build did not end":     func(t *testing.T, dir string) { put(t, at(dir, own(noteName)), "[]") },
		"there is no record":      func(t *testing.T, dir string) { remove(t, at(dir, record)) },
		"the record is empty":     func(t *testing.T, dir string) { put(t, at(dir, record), "") },
		"the record is cut off":   func(t *testing.T, dir string) { put(t, at(dir, record), written(t, at(dir, record))[:50]) },
		"the record is damaged": func(t *testing.T, dir string) {
			put(t, at(dir, record), strings.Replace(written(t, at(dir, record)), `"holds":"`, `"holds":"0`, 1))
		},
		"the record is of another start of the machine": func(t *testing.T, dir string) {
			put(t, at(dir, record), strings.Replace(written(t, at(dir, record)), `"boot":"`, `"boot":"0`, 1))
		},
		"the record is a folder": func(t *testing.T, dir string) {
			remove(t, at(dir, record))
			must(t, os.Mkdir(at(dir, record), 0o755))
		},
	} {
		t.Run(what, func(t *testing.T) {
			dir := remembered(t)
			change(t, dir)
			if _, ok := current(dir, of); ok {
				t.Fatal("it is taken for what the build left")
			}
			rewrite(t, dir, small())
			for p, data := range small() {
				if got := written(t, at(dir, p)); got != data {
					t.Errorf("%s is %q after the next build", p, got)
				}
			}
			if _, ok := current(dir, of); !ok && booted() != "" {
				t.Error("it is not current after the next build")
			}
		})
	}
}

// TestOtherOrigin asks for folders that were made of something else, or of nobody knows
// what.
func TestOtherOrigin(t *testing.T) {
	dir := remembered(t)
	for _, other := range []Origin{{}, {1, 2, 4}} {
		if _, ok := current(dir, other); ok {
			t.Errorf("a folder made of %v is current for %v", of, other)
		}
	}
	write(t, dir, small()) // without an origin
	for _, other := range []Origin{{}, of} {
		if _, ok := current(dir, other); ok {
			t.Errorf("a folder made of nobody knows what is current for %v", other)
		}
	}
	if _, ok := current(filepath.Join(dir, "gone"), of); ok {
		t.Error("a folder that is not there is current")
	}
}

// TestStoppedBuildIsNotCurrent stops a build at its first file.
func TestStoppedBuildIsNotCurrent(t *testing.T) {
	dir := remembered(t)
	list := []File{{Path: "index.html", Emit: func(*bytes.Buffer) error { return os.ErrInvalid }}}
	if _, err := Write(t.Context(), dir, list, Options{Jobs: 1, Origin: of}); err == nil {
		t.Fatal("the build did not fail")
	}
	if _, ok := current(dir, of); ok {
		t.Error("a folder is current after a build into it was stopped")
	}
}

func at(dir, p string) string { return filepath.Join(dir, filepath.FromSlash(p)) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func written(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	return string(data)
}
