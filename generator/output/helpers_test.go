package output

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/testrun"
)

// files is what a folder holds, or is to hold: bytes by path.
type files map[string]string

// with returns a copy with other files, and without those that have no bytes.
func (f files) with(changes files) files {
	out := maps.Clone(f)
	for p, data := range changes {
		if out[p] = data; data == "" {
			delete(out, p)
		}
	}
	return out
}

func (f files) list() []File {
	var list []File
	for p, data := range f {
		list = append(list, File{Path: p, Emit: func(out *bytes.Buffer) error {
			out.WriteString(data)
			return nil
		}})
	}
	return list
}

// small is a site with a file at the start, two in a folder and one deep down.
func small() files {
	return files{
		"index.html":     "home",
		"guide/one.html": "first",
		"guide/two.html": "second",
		"a/b/c/far.html": "far away",
	}
}

func write(t *testing.T, dir string, f files) Report {
	t.Helper()
	report, err := Write(t.Context(), dir, f.list(), Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// read returns what a folder holds, without the manifest and the program's own
// folder; folders that are empty are listed as well, with a slash.
func read(t *testing.T, dir string) files {
	t.Helper()
	out := files{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		p := filepath.ToSlash(rel)
		switch {
		case p == ownFolder:
			return fs.SkipDir
		case p == ManifestName:
		case d.IsDir():
			entries, err := os.ReadDir(name)
			if len(entries) == 0 && p != "." {
				out[p+"/"] = ""
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			out[p] = "a link"
		default:
			data, err := os.ReadFile(name)
			out[p] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantFiles(t *testing.T, dir string, want files) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("the folder holds other files than it should (-want +got):\n%s", diff)
	}
}

// wantClean fails if a build left more in its own folder than the lock.
func wantClean(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, ownFolder))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != lockName {
			t.Errorf("%s is left in %s", e.Name(), ownFolder)
		}
	}
}

// put writes a file as somebody else would.
func put(t *testing.T, name, data string) {
	t.Helper()
	testrun.Put(t, name, data)
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip("links need a privilege on Windows: ", err)
		}
		t.Fatal(err)
	}
}

// remove removes a file or folder as somebody else would.
func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
}

// seen is what tells whether a file was touched: the file itself, which a
// replaced one is not, and its date.
type seen struct {
	info fs.FileInfo
	when time.Time
}

// look returns how every file looks, the manifest among them.
func look(t *testing.T, dir string) map[string]seen {
	t.Helper()
	out := map[string]seen{}
	for p := range read(t, dir).with(files{ManifestName: "there"}) {
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(p)))
		if err != nil {
			t.Fatal(err)
		}
		out[p] = seen{info, info.ModTime()}
	}
	return out
}

// touched returns the files that are not what they were.
func touched(before, after map[string]seen) files {
	out := files{}
	for p, b := range before {
		if a, ok := after[p]; !ok || !os.SameFile(b.info, a.info) || !b.when.Equal(a.when) {
			out[p] = "touched"
		}
	}
	return out
}

// within runs f and fails if it does not come to an end.
func within(t *testing.T, limit time.Duration, what string, f func(context.Context)) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), limit)
	defer stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(ctx)
	}()
	select {
	case <-done:
	case <-time.After(limit + time.Second):
		t.Fatalf("%s did not end within %s", what, limit)
	}
}

// current is Known where only a folder that was made of the same will do.
func current(dir string, of Origin) (Last, bool) {
	last, ok := Known(dir)
	if !ok || last.Origin != of || of == (Origin{}) {
		return Last{}, false
	}
	return *last, true
}
