package output

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// together is a list of files in this order, of which the last calls do when it is made.
func together(do func() error, paths ...string) []File {
	var list []File
	for i, p := range paths {
		list = append(list, File{Path: p, Emit: func(out *bytes.Buffer) error {
			out.WriteString(p)
			if i == len(paths)-1 {
				return do()
			}
			return nil
		}})
	}
	return list
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

func TestNewFolderIsSeenWhole(t *testing.T) {
	if !stages {
		t.Skip("folders have their own names at once here")
	}
	dir := t.TempDir()
	write(t, dir, files{"old/one.html": "1"})
	list := together(func() error {
		if exists(filepath.Join(dir, "new")) || exists(filepath.Join(dir, "old", "inner")) {
			t.Error("a folder is seen before all its files stand")
		}
		return nil
	}, "old/one.html", "new/a/b.html", "new/one.html", "old/inner/c.html", "new/two.html")
	if _, err := Write(t.Context(), dir, list, Options{}); err != nil {
		t.Fatal(err)
	}
	want := files{}
	for _, f := range list {
		want[f.Path] = f.Path
	}
	wantFiles(t, dir, want)
}

func TestWhatStandsAfterAnErrorIsKept(t *testing.T) {
	dir := t.TempDir()
	broken := errors.New("broken")
	list := together(func() error { return broken }, "new/a/b.html", "new/one.html", "other/last.html")
	if _, err := Write(t.Context(), dir, list, Options{}); !errors.Is(err, broken) {
		t.Fatalf("the error is %v", err)
	}
	wantFiles(t, dir, files{"new/a/b.html": "new/a/b.html", "new/one.html": "new/one.html"})
	write(t, dir, small())
	wantFiles(t, dir, small())
}

func TestFolderOfAKilledBuildGoes(t *testing.T) {
	dir := t.TempDir()
	interrupted(t, dir, small())
	for _, at := range []string{"", "a", "a/b/c"} {
		put(t, filepath.Join(dir, at, tempPrefix+"8"+tempSuffix, "inner", "half.html"), "ha")
	}
	write(t, dir, small())
	wantFiles(t, dir, small())
}

func TestFolderThatComesMeanwhile(t *testing.T) {
	if !stages {
		t.Skip("folders have their own names at once here")
	}
	dir := t.TempDir()
	theirs := filepath.Join(dir, "new", "theirs.html")
	list := together(func() error { put(t, theirs, "precious"); return nil }, "new/one.html", "other/x.html")
	if _, err := Write(t.Context(), dir, list, Options{}); !errors.Is(err, ErrForeign) {
		t.Fatalf("the error is %v", err)
	}
	wantFiles(t, dir, files{"new/theirs.html": "precious", "other/x.html": "other/x.html"})
	write(t, dir, files{"new/one.html": "1"})
	wantFiles(t, dir, files{"new/theirs.html": "precious", "new/one.html": "1"})
}

func TestOwnPaths(t *testing.T) {
	temp := tempPrefix + "1" + tempSuffix
	for p, want := range map[string]bool{
		ownFolder: true, ownFolder + "/lock": true, temp: true, "a/" + temp: true, "a/" + temp + "/b/c.html": true,
		"a/b.html": false, "a/" + ownFolder + "/x": false, "a" + temp: false,
	} {
		if Own(p) != want {
			t.Errorf("Own(%q) is %v", p, !want)
		}
	}
}
