package output

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// hostile are addresses that a manifest or a note may name and that must not be
// believed. outside stands beside the output folder.
var hostile = []string{
	"../outside", "../../outside", "/outside", "a/../../outside", "..", ".", "", "a/..",
	ManifestName, ownFolder, ownFolder + "/" + lockName, "caf\xe9", `..\outside`, "x\x00y",
}

func manifestOf(t *testing.T, paths ...string) []byte {
	t.Helper()
	var entries []Entry
	for _, p := range paths {
		entries = append(entries, Entry{Path: p})
	}
	data, err := Manifest{ManifestVersion, Made{}, entries}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestHostileManifestTouchesNothingOutside(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	put(t, filepath.Join(base, "outside"), "precious")
	put(t, filepath.Join(dir, ManifestName), string(manifestOf(t, append(hostile, filepath.Join(base, "outside"))...)))
	write(t, dir, small())
	wantFiles(t, dir, small())
	wantClean(t, dir)
	wantOutside(t, base)
}

func TestHostileNoteTouchesNothingOutside(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	put(t, filepath.Join(base, "outside"), "precious")
	note, err := json.Marshal(append(hostile, filepath.Join(base, "outside")))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, ownFolder, noteName), string(note))
	write(t, dir, small())
	wantFiles(t, dir, small())
	wantClean(t, dir)
	wantOutside(t, base)
}

func wantOutside(t *testing.T, base string) {
	t.Helper()
	if data, _ := os.ReadFile(filepath.Join(base, "outside")); string(data) != "precious" {
		t.Errorf("the file outside holds %q now", data)
	}
}

func TestDamagedManifestIsMended(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	whole, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "guide", "mine.html"), "mine")
	for _, data := range [][]byte{
		whole[:len(whole)/2],
		whole[:len(opening)],
		bytes.Replace(whole, []byte(`"path"`), []byte(`path`), 1),
		bytes.Replace(whole, []byte("1"), []byte("99"), 1), // of a later version
	} {
		put(t, filepath.Join(dir, ManifestName), string(data))
		changed := small().with(files{"index.html": "changed", "a/b/c/far.html": ""})
		write(t, dir, changed)
		// What it named is not known, so what is not made again stays.
		want := small().with(files{"index.html": "changed", "guide/mine.html": "mine"})
		wantFiles(t, dir, want)

		write(t, dir, small())
	}
}

func TestPipeInPlaceOfManifestDoesNotHang(t *testing.T) {
	for _, name := range []string{ManifestName, filepath.Join(ownFolder, noteName)} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, ownFolder), 0o755); err != nil {
			t.Fatal(err)
		}
		pipe(t, filepath.Join(dir, name))
		if _, err := Write(t.Context(), dir, small().list(), Options{}); err == nil {
			t.Errorf("%s: there is no error", name)
		}
	}
}

// interrupted makes a folder as a build of f leaves it that is killed when it has
// made everything but its manifest.
func interrupted(t *testing.T, dir string, f files) {
	t.Helper()
	for p, data := range f {
		put(t, filepath.Join(dir, p), data)
		put(t, filepath.Join(dir, filepath.Dir(p), tempPrefix+"7"+tempSuffix), "half of a pa")
	}
	var paths []string
	for p := range f {
		paths = append(paths, p)
	}
	note, err := json.Marshal(paths)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, ownFolder, noteName), string(note))
	put(t, filepath.Join(dir, ownFolder, tempPrefix+"1"+tempSuffix), "half of a no")
}

func TestInterruptedBuildIsFinished(t *testing.T) {
	dir := t.TempDir()
	interrupted(t, dir, small())
	next := files{"index.html": "changed", "new/page.html": "new"}
	write(t, dir, next)
	wantFiles(t, dir, next)
	wantClean(t, dir)
}

func TestInterruptedBuildInFolderWithOddName(t *testing.T) {
	dir := t.TempDir()
	odd := files{"a[b/x.html": "x", "a[/y.html": "y"}
	if runtime.GOOS != "windows" {
		odd["a[b/*?/x.html"], odd["new\nline/z.html"] = "x", "z" // which no name has there
	}
	interrupted(t, dir, odd)
	put(t, filepath.Join(dir, "line", "z.html"), "mine")
	write(t, dir, small())
	wantFiles(t, dir, small().with(files{"line/z.html": "mine"}))
}

func TestNoteIsThereWhileFilesAreWritten(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "foreign.html"), "same")
	list := files{"made.html": "made", "foreign.html": "same"}.list()
	for i := range list {
		emit := list[i].Emit
		list[i].Emit = func(out *bytes.Buffer) error {
			var noted []string
			data, err := os.ReadFile(filepath.Join(dir, ownFolder, noteName))
			if err == nil {
				err = json.Unmarshal(data, &noted)
			}
			if err != nil || len(noted) != 1 || noted[0] != "made.html" {
				t.Errorf("the note is %q, %v; it wants the new file alone", noted, err)
			}
			return emit(out)
		}
	}
	if _, err := Write(t.Context(), dir, list, Options{Jobs: 2}); err != nil {
		t.Fatal(err)
	}
	wantClean(t, dir)
}

// FuzzManifest: whatever stands in a manifest, nothing that it names may lead
// out of the folder or to what the program needs for itself, and reading what
// was written gives the same.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"version":1,"files":[{"path":"a/b.html","size":3,"sha256":"00"}]}`))
	f.Add([]byte(`{"version":1,"files":[{"path":"../x"},{"path":"/etc/passwd"},{"path":"C:\\x"}]}`))
	f.Add([]byte("{\n\"version\": 1,\n\"files\": [\n]\n}\n"))
	f.Add([]byte("{\n\"version\": 1,\n\"fil"))
	f.Add([]byte(`{"version":2}`))
	f.Add([]byte(``))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, r := decode(data)
		if r != whole && len(entries) > 0 {
			t.Fatalf("a manifest that is not whole names %v", entries)
		}
		root := filepath.FromSlash("/out")
		m := Manifest{Version: ManifestVersion, Files: []Entry{}}
		for _, e := range entries {
			p := e.Path
			place := filepath.Join(root, filepath.FromSlash(p))
			rel, err := filepath.Rel(root, place)
			if err != nil || !filepath.IsLocal(rel) || rel == "." || p == ManifestName || filepath.Dir(rel) == ownFolder {
				t.Fatalf("%q leads to %s", p, place)
			}
			m.Files = append(m.Files, Entry{Path: p})
		}
		again, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if back, r := decode(again); r != whole || len(back) != len(entries) {
			t.Fatalf("%v was written and read as %v", entries, back)
		}
	})
}
