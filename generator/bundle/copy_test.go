package bundle

import (
	"archive/zip"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/output"
)

func TestOpenedCopyIsRead(t *testing.T) {
	f := small()
	name := makeZip(t, f, "2026-11-21")
	for _, place := range []string{name, unzip(t, name)} {
		c, err := Open(place)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(c.Names()) || len(c.Names()) != len(f) {
			t.Errorf("%s: %d files: %v", place, len(c.Names()), c.Names())
		}
		for _, p := range c.Names() {
			data, err := c.Read(p)
			if err != nil || string(data) != f[p] {
				t.Errorf("%s: %s is not as made: %v", place, p, err)
			}
		}
		if c.Made.Title != "Small" || c.Made.Built != "2026-11-21" {
			t.Errorf("made: %+v", c.Made)
		}
		if _, err := c.Read("nothing.html"); err == nil {
			t.Error("a file is read that is not there")
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestHostileCopyIsNotOpened gives what strangers may give.
func TestHostileCopyIsNotOpened(t *testing.T) {
	bomb := entry{zip.FileHeader{Name: "bomb.html", Method: zip.Deflate}, strings.Repeat("0", 3<<20)}
	link := zip.FileHeader{Name: "link.html"}
	link.SetMode(0o777 | 1<<27)
	for name, zipped := range map[string]string{
		"a path that leads out":  handmade(t, tree{}, entry{zip.FileHeader{Name: "../a.html"}, "x"}),
		"a path of Windows":      handmade(t, tree{}, entry{zip.FileHeader{Name: `a\b.html`}, "x"}),
		"a link":                 handmade(t, tree{}, entry{link, "/etc/passwd"}),
		"too much of too little": handmade(t, tree{}, bomb),
		"two of one name":        handmade(t, tree{}, entry{zip.FileHeader{Name: "a.html"}, "x"}, entry{zip.FileHeader{Name: "A.html"}, "y"}),
		"an update":              makeUpdate(t, makeZip(t, small(), "2026-11-21"), small().with(tree{"index.html": "other"}), "2026-11-22"),
	} {
		c, err := Open(zipped)
		if !errors.As(err, new(*BrokenError)) {
			t.Errorf("%s is opened: %v", name, err)
		}
		if c != nil {
			c.Close()
		}
	}
	if _, err := Open(t.TempDir()); !errors.Is(err, ErrNoManifest) {
		t.Errorf("any folder is opened: %v", err)
	}
}

// TestDamagedCopy reads a zip of which a byte was changed, and one that says less of a file
// than there is in it.
func TestDamagedCopy(t *testing.T) {
	data := []byte(get(t, makeZip(t, small(), "2026-11-21")))
	at := strings.Index(string(data), "guide/two.html") + len("guide/two.html") + 2
	data[at] ^= 0xff
	name := filepath.Join(t.TempDir(), "damaged.zip")
	put(t, name, string(data))
	c, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Read("guide/two.html"); !errors.As(err, new(*BrokenError)) {
		t.Errorf("a damaged file: %v", err)
	}
	if slices.Contains(c.Names(), output.ManifestName) {
		t.Error("the list of files counts as one of them")
	}
}
