package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/output"
	"partnerbook/generator/testrun"
)

// tree is what a site or a folder holds: bytes by path.
type tree map[string]string

func (f tree) with(changes tree) tree {
	out := maps.Clone(f)
	for p, data := range changes {
		if out[p] = data; data == "" {
			delete(out, p)
		}
	}
	return out
}

// list returns the files in no order.
func (f tree) list() []output.File {
	var out []output.File
	for p, data := range f {
		out = append(out, File(p, []byte(data)))
	}
	return out
}

func small() tree {
	return tree{
		"1-READ-ME-FIRST.txt": "Read me.\r\n",
		"index.html":          strings.Repeat("<p>Home</p>\n", 40),
		"guide/one.html":      strings.Repeat("<p>One</p>\n", 30),
		"guide/two.html":      "<p>Two</p>",
		"files/ŵyneb #1.csv":  "a,b\n",
		"files/empty.txt":     "",
		"files/noise.bin":     noise(400),
	}
}

// noise are bytes that cannot be packed.
func noise(n int) string {
	out, x := make([]byte, n), uint32(1)
	for i := range out {
		x = x*1664525 + 1013904223
		out[i] = byte(x >> 24)
	}
	return string(out)
}

func made(day string) output.Made {
	return output.Made{Title: "Small", Built: day, Program: "partnerbook 1.2.3", Formats: map[string]int{"theme": 1}}
}

func options(day string) Options { return Options{Jobs: 3, Made: made(day)} }

// makeZip makes a bundle and returns its name.
func makeZip(t testing.TB, f tree, day string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "bundle.zip")
	if _, err := Make(context.Background(), name, f.list(), options(day)); err != nil {
		t.Fatal(err)
	}
	return name
}

// makeUpdate makes an update from one bundle to another state.
func makeUpdate(t *testing.T, old string, f tree, day string) string {
	t.Helper()
	m, e, err := Before(old)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "update.zip")
	if _, _, err := MakeUpdate(t.Context(), name, m, e, f.list(), []byte("An update.\r\n"), options(day)); err != nil {
		t.Fatal(err)
	}
	return name
}

// unzip unpacks a zip with the standard library into a new folder.
func unzip(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(data))
	}
	return dir
}

func put(t testing.TB, name, data string) {
	t.Helper()
	testrun.Put(t, name, data)
}

func get(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// holds returns what a folder holds, without the manifest and the program's own folder.
func holds(t *testing.T, dir string) tree {
	t.Helper()
	out := tree{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, name)
		switch p := filepath.ToSlash(rel); {
		case err != nil:
			return err
		case d.IsDir() && p == ".partnerbook":
			return fs.SkipDir
		case !d.IsDir() && p != output.ManifestName:
			out[p] = string(get(t, name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func want(t *testing.T, dir string, f tree) {
	t.Helper()
	if diff := cmp.Diff(f, holds(t, dir)); diff != "" {
		t.Errorf("the folder holds other files (-want +got):\n%s", diff)
	}
}

// faultsOf returns the faults of what must be readable, as "kind path".
func faultsOf(t *testing.T, name string) []string {
	t.Helper()
	r, err := Verify(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return words(r.Faults)
}

func words(faults []Fault) []string {
	var out []string
	for _, f := range faults {
		out = append(out, string(f.Kind)+" "+f.Path)
	}
	return out
}

func wantFaults(t *testing.T, name string, faults ...string) {
	t.Helper()
	if diff := cmp.Diff(faults, faultsOf(t, name)); diff != "" {
		t.Errorf("other faults are found (-want +got):\n%s", diff)
	}
}

// entry is a file of a zip that is made by hand.
type entry struct {
	header zip.FileHeader
	data   string
}

// handmade makes a zip by hand, with a manifest of the files that are wanted.
func handmade(t testing.TB, wanted tree, entries ...entry) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(h zip.FileHeader, data string) {
		w, err := z.CreateHeader(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, data); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range entries {
		add(e.header, e.data)
	}
	m := output.Manifest{Version: output.ManifestVersion, Made: made("2026-11-21")}
	for _, p := range slices.Sorted(maps.Keys(wanted)) {
		m.Files = append(m.Files, output.EntryOf(p, []byte(wanted[p])))
	}
	data, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	add(zip.FileHeader{Name: output.ManifestName, Method: zip.Deflate}, string(data))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "handmade.zip")
	put(t, name, out.String())
	return name
}
