package output

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func made() Made {
	return Made{Title: "Ways to “deliver” {a} <service>", Built: "2026-11-21", Program: "partnerbook 1.2.3", Formats: map[string]int{"theme": 1, "manifest": 1}}
}

// manifest returns what a build writes.
func manifest(t *testing.T, m Made) []byte {
	t.Helper()
	dir := t.TempDir()
	if _, err := Write(t.Context(), dir, small().list(), Options{Made: m}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestManifestIsReadAsItWasWritten(t *testing.T) {
	for _, want := range []Made{made(), {}, {Built: "2026-11-21"}} {
		m, err := ReadManifest(manifest(t, want))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, m.Made); diff != "" {
			t.Error(diff)
		}
		if len(m.Files) != len(small()) {
			t.Errorf("%d files are read, want %d", len(m.Files), len(small()))
		}
	}
}

func TestManifestWithoutTheLaterPartsIsRead(t *testing.T) {
	const old = "{\n\"version\": 1,\n\"files\": [\n{\"path\":\"a\",\"size\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}\n]\n}\n"
	if m, err := ReadManifest([]byte(old)); err != nil || len(m.Files) != 1 || !m.Day().IsZero() {
		t.Errorf("it is read as %v, %v", m, err)
	}
	const other = `{"version": 1, "name": "App"}`
	if _, err := ReadManifest([]byte(other)); !errors.Is(err, ErrNotManifest) {
		t.Errorf("somebody else's manifest: %v", err)
	}
}

// TestAnyOtherByteOfManifestShows changes each byte in turn: the manifest must be
// refused, or read as before, where only a blank has changed.
func TestAnyOtherByteOfManifestShows(t *testing.T) {
	data := manifest(t, made())
	want, err := ReadManifest(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		for _, flip := range []byte{0x01, 0x20, 0x80} {
			bad := bytes.Clone(data)
			bad[i] ^= flip
			if m, err := ReadManifest(bad); err == nil && !cmp.Equal(m, want) {
				t.Errorf("byte %d is %q and the manifest is read as %v", i, bad[i], m)
			}
		}
	}
}

func TestManifestThatNamesWhatIsNoFileIsRefused(t *testing.T) {
	const line = `{"path":"a","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}`
	for name, files := range map[string]string{
		"above":         strings.Replace(line, `"a"`, `"../a"`, 1),
		"own folder":    strings.Replace(line, `"a"`, `".partnerbook/lock"`, 1),
		"no sum":        strings.Replace(line, "e3b0", "", 1),
		"negative":      strings.Replace(line, ":0", ":-1", 1),
		"twice":         line + "," + line,
		"not in order":  strings.Replace(line, `"a"`, `"b"`, 1) + "," + line,
		"itself":        strings.Replace(line, `"a"`, `"manifest.json"`, 1),
		"no JSON after": line + "]}x",
	} {
		if _, err := ReadManifest([]byte("{\n\"version\": 1,\n\"files\": [" + files + "]}")); !errors.Is(err, ErrManifest) {
			t.Errorf("%s: %v, want ErrManifest", name, err)
		}
	}
}

func TestCheckStopsBuildBeforeItWrites(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	no := errors.New("no")
	if _, err := Write(t.Context(), dir, files{"other": "x"}.list(), Options{Check: func() error { return no }}); !errors.Is(err, no) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, dir, small())
	wantClean(t, dir)
}
