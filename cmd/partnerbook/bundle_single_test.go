package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator"
	"partnerbook/themes"
)

// TestBundleSingle makes the single file of a small site, twice, and refuses places where
// it would do no good.
func TestBundleSingle(t *testing.T) {
	content := fstest.MapFS{"index.md": {Data: []byte("# Start\n\nTo [the other](b.md).\n")}, "b.md": {Data: []byte("# Other\n\nHere.\n")}}
	w := generator.NewWorkspace(generator.Settings{Content: content, Themes: themes.FS, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)})
	e, err := w.Refresh(context.Background(), generator.Everything)
	if err != nil || e.Book == nil {
		t.Fatal(err, e.Found)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	var errs bytes.Buffer
	a := newApp(nil, &bytes.Buffer{}, &errs, func(string) string { return "" })
	var first []byte
	for range 2 {
		if err := singleFile().check("site.html", filepath.Join(dir, "content")); err != nil {
			t.Fatal(err)
		}
		if err := a.bundleSingle(context.Background(), e, bundleFlags{single: "site.html", jobs: 1}, time.Now()); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile("site.html")
		if err != nil || first != nil && !bytes.Equal(first, data) {
			t.Errorf("made again, the file is another: %v", err)
		}
		first = data
	}
	if got := errs.String(); !strings.Contains(got, "pages with search in one file, site.html, made in ") || !strings.Contains(got, "kB. Open it in a browser.") {
		t.Errorf("it says %q", got)
	}

	if err := os.Mkdir("folder.html", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("other.html", []byte("<p>Mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"site.zip": "must end in .html", "content/site.html": "would stand in the content folder", "folder.html": "is a folder",
		"other.html": "is no single file that Partnerbook made", "no/site.html": "there is no folder no", "other.html/site.html": "",
	} {
		if err := singleFile().check(name, filepath.Join(dir, "content")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stopping, stop := context.WithCancel(context.Background())
	stop()
	if err := a.bundleSingle(stopping, e, bundleFlags{single: "site.html", jobs: 1}, time.Now()); err == nil || !strings.Contains(err.Error(), "stopped. Nothing was written") {
		t.Errorf("stopped: %v", err)
	}
}
