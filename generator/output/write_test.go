package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColdWriteMakesFolderAndFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	report := write(t, dir, small())
	wantFiles(t, dir, small())
	wantClean(t, dir)
	if want := (Report{Written: 4, Bytes: 23}); report != want {
		t.Errorf("the report is %+v, want %+v", report, want)
	}
}

func TestWriteIntoEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	wantFiles(t, dir, small())
}

func TestWriteWithoutFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	if report := write(t, dir, files{}); report.Removed != 4 {
		t.Errorf("%d files were removed, want 4", report.Removed)
	}
	wantFiles(t, dir, files{})
}

func TestNothingIsTouchedWhenNothingChanged(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	before := look(t, dir)
	report := write(t, dir, small())
	if report.Written != 0 || report.Same != 4 {
		t.Errorf("%d files were written and %d left, want 0 and 4", report.Written, report.Same)
	}
	if got := touched(before, look(t, dir)); len(got) > 0 {
		t.Errorf("files were touched that did not change: %v", got)
	}
}

func TestOnlyChangedFileIsTouched(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	before := look(t, dir)
	changed := small().with(files{"guide/one.html": "1st__"}) // of the same length
	report := write(t, dir, changed)
	wantFiles(t, dir, changed)
	if report.Written != 1 || report.Same != 3 {
		t.Errorf("%d files were written and %d left, want 1 and 3", report.Written, report.Same)
	}
	want := files{"guide/one.html": "touched", ManifestName: "touched"}
	if diff := cmp.Diff(want, touched(before, look(t, dir))); diff != "" {
		t.Errorf("other files were touched than those that changed (-want +got):\n%s", diff)
	}
}

func TestDamagedFileIsMended(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	put(t, filepath.Join(dir, "index.html"), "")
	remove(t, filepath.Join(dir, "guide"))
	write(t, dir, small())
	wantFiles(t, dir, small())
}

func TestOldFilesAndEmptyFoldersAreRemoved(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	less := small().with(files{"guide/two.html": "", "a/b/c/far.html": ""})
	if report := write(t, dir, less); report.Removed != 2 {
		t.Errorf("%d files were removed, want 2", report.Removed)
	}
	wantFiles(t, dir, less)
}

func TestForeignFilesAreKept(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	foreign := files{"guide/notes.txt": "mine", "a/b/mine.html": "mine", "CNAME": "example.org"}
	for p, data := range foreign {
		put(t, filepath.Join(dir, p), data)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, files{"index.html": "home"})
	want := foreign.with(files{"index.html": "home"})
	want["empty/"] = ""
	wantFiles(t, dir, want)
}

func TestForeignFileInTheWayIsNeverOverwritten(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "guide", "one.html"), "mine")
	for range 3 { // a build that failed must not make it ours
		_, err := Write(t.Context(), dir, small().list(), Options{Jobs: 1})
		if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), "one.html") {
			t.Fatalf("the error is %v, want one that names the foreign file", err)
		}
		if got := read(t, dir)["guide/one.html"]; got != "mine" {
			t.Fatalf("the foreign file holds %q", got)
		}
	}
	write(t, dir, files{"index.html": "home"})
	wantFiles(t, dir, files{"index.html": "home", "guide/one.html": "mine"})
}

func TestForeignFileOfTheSameBytesIsAccepted(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "index.html"), "home")
	if report := write(t, dir, small()); report.Same != 1 {
		t.Errorf("%d files were left, want the one that was there", report.Same)
	}
	wantFiles(t, dir, small())
}

func TestForeignManifestStopsBuildBeforeItWrites(t *testing.T) {
	for name, manifest := range map[string]string{
		"of a web application": `{"name": "App", "icons": []}`,
		"with a version":       `{"version": 1, "name": "Extension"}`,
		"of other files":       `{"version": "1", "files": ["x"]}`,
		"no JSON":              "this is mine",
		"empty":                "",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, ManifestName), manifest)
			if _, err := Write(t.Context(), dir, small().list(), Options{}); !errors.Is(err, ErrForeign) {
				t.Errorf("the error is %v, want ErrForeign", err)
			}
			if data, _ := os.ReadFile(filepath.Join(dir, ManifestName)); string(data) != manifest {
				t.Errorf("the foreign manifest holds %q now", data)
			}
			wantFiles(t, dir, files{})
		})
	}
}

func TestImpossibleAddressesAreRefusedBeforeAnythingIsTouched(t *testing.T) {
	for name, paths := range map[string][]string{
		"above the folder":    {"../x.html"},
		"hidden way up":       {"a/../../x.html"},
		"absolute":            {"/etc/x.html"},
		"empty":               {""},
		"the folder itself":   {"."},
		"unclean":             {"a//x.html"},
		"not UTF-8":           {"caf\xe9.html"},
		"no name at all":      {"x\x00y.html"},
		"the manifest":        {ManifestName},
		"own folder":          {ownFolder},
		"in the own folder":   {ownFolder + "/lock"},
		"twice":               {"x.html", "x.html"},
		"a file and a folder": {"x", "x/y/z.html"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			list := []File{{Path: "index.html", Emit: func(*bytes.Buffer) error { return nil }}}
			for _, p := range paths {
				list = append(list, File{Path: p, Emit: list[0].Emit})
			}
			if _, err := Write(t.Context(), dir, list, Options{}); err == nil {
				t.Error("there is no error")
			}
			if _, err := os.Stat(dir); err == nil {
				t.Error("the folder was made")
			}
		})
	}
}

func TestNameThatIsTooLongDoesNotSpoilLaterBuilds(t *testing.T) {
	dir := t.TempDir()
	long := small().with(files{strings.Repeat("x", 300) + ".html": "long"})
	if _, err := Write(t.Context(), dir, long.list(), Options{}); err == nil {
		t.Skip("this disk has room for names of 300 characters")
	}
	write(t, dir, small())
	wantFiles(t, dir, small())
	wantClean(t, dir)
}

func TestManifestNamesEveryFile(t *testing.T) {
	dir := t.TempDir()
	f := small().with(files{"ä 'b' %.html": "odd", "empty.html": "x"})
	if runtime.GOOS != "windows" {
		f["z\ny \"b\".html"] = "newline and marks, which no name has there"
	}
	f["empty.html"] = ""
	write(t, dir, f)
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if m.Version != ManifestVersion || len(m.Files) != len(f) {
		t.Errorf("the manifest has version %d and %d files, want %d and %d", m.Version, len(m.Files), ManifestVersion, len(f))
	}
	if !slices.IsSortedFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("the manifest is not sorted")
	}
	for _, e := range m.Files {
		sum := sha256.Sum256([]byte(f[e.Path]))
		if want := (Entry{e.Path, int64(len(f[e.Path])), hex.EncodeToString(sum[:])}); e != want {
			t.Errorf("the manifest says %+v, want %+v", e, want)
		}
	}
}

func TestTreeDoesNotDependOnJobs(t *testing.T) {
	f := files{}
	for _, a := range "abcdefghij" {
		for _, b := range "abcdefghij" {
			f[string(a)+"/"+string(b)+".html"] = strings.Repeat(string(a)+string(b), 1000)
		}
	}
	var manifests [][]byte
	for _, jobs := range []int{0, 1, 8} {
		dir := t.TempDir()
		if _, err := Write(t.Context(), dir, f.list(), Options{Jobs: jobs}); err != nil {
			t.Fatal(err)
		}
		wantFiles(t, dir, f)
		data, err := os.ReadFile(filepath.Join(dir, ManifestName))
		if err != nil {
			t.Fatal(err)
		}
		manifests = append(manifests, data)
	}
	if !bytes.Equal(manifests[0], manifests[1]) || !bytes.Equal(manifests[1], manifests[2]) {
		t.Error("the manifest depends on the number of jobs")
	}
}

// TestFileInPlaceOfFolderAfterStop stops a build after it made a file where the one
// before had a folder. The next build, which wants the folder again, knows the file
// for ours.
func TestFileInPlaceOfFolderAfterStop(t *testing.T) {
	dir := t.TempDir()
	folder := files{"files/flip/x.txt": "x"}
	write(t, dir, folder)
	stop := errors.New("stopped")
	_, err := Write(t.Context(), dir, []File{
		{Path: "files/flip", Emit: func(out *bytes.Buffer) error { out.WriteString("flip"); return nil }},
		{Path: "files/last", Emit: func(*bytes.Buffer) error { return stop }},
	}, Options{Jobs: 1})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	wantFiles(t, dir, files{"files/flip": "flip"})
	write(t, dir, folder)
	wantFiles(t, dir, folder)
	wantClean(t, dir)
}
