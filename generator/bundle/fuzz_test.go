package bundle

import (
	"archive/zip"
	"errors"
	"path/filepath"
	"testing"

	"partnerbook/generator/output"
)

// FuzzVerify reads anything as a bundle: it is proved, or refused, and never an error of
// the machine.
func FuzzVerify(f *testing.F) {
	f.Add(get(f, makeZip(f, small(), "2026-11-21")))
	f.Add(get(f, makeZip(f, tree{}, "")))
	f.Add(get(f, handmade(f, tree{"a": "x"}, entry{zip.FileHeader{Name: "../a"}, "x"})))
	f.Add([]byte("PK\x05\x06"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(dir, "x.zip")
		put(t, name, string(data))
		var broken *BrokenError
		r, err := Verify(t.Context(), name, nil)
		if err != nil && !errors.As(err, &broken) && !errors.Is(err, ErrNoManifest) {
			t.Fatal(err)
		}
		if err == nil && len(r.Faults) == 0 && r.Files > 0 && r.Edition.Manifest == "" {
			t.Error("a bundle of no edition")
		}
	})
}

// FuzzManifest reads anything as a manifest. What is accepted must survive being written.
func FuzzManifest(f *testing.F) {
	m := output.Manifest{Version: output.ManifestVersion, Made: made("2026-11-21"), Files: []output.Entry{output.EntryOf("a", nil), output.EntryOf("b/c", []byte("x"))}}
	data, err := m.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("{\n\"version\": 1,\n\"files\": []}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := output.ReadManifest(data)
		if err != nil {
			return
		}
		again, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := output.ReadManifest(again); err != nil || len(got.Files) != len(m.Files) {
			t.Fatalf("written again it is not read: %v", err)
		}
	})
}
