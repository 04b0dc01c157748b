package themes_test

import (
	"context"
	"io/fs"
	"net/url"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/output"
	"partnerbook/themes"
)

// smallSite is a site of a few pages on disk, for what the two large ones do not have.
type smallSite struct{ dir string }

// newSmallSite builds a site of the given files; pages stand in content.
func newSmallSite(t *testing.T, files map[string]string) smallSite {
	t.Helper()
	return newSmallSiteOn(t, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), files)
}

// newSmallSiteOn builds a site on a day.
func newSmallSiteOn(t *testing.T, day time.Time, files map[string]string) smallSite {
	t.Helper()
	dir := t.TempDir()
	buildSmallSite(t, dir, day, files)
	return smallSite{dir}
}

// buildSmallSite builds a site on a day into a folder.
func buildSmallSite(t *testing.T, dir string, day time.Time, files map[string]string) {
	t.Helper()
	site := fstest.MapFS{}
	for name, text := range files {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	content, err := fs.Sub(site, "content")
	if err != nil {
		t.Fatal(err)
	}
	w := generator.NewWorkspace(generator.Settings{
		Content: content, Prefix: "content", Site: site, Themes: themes.FS, Shelf: shelf, Day: day,
	})
	edition, err := w.Refresh(context.Background(), generator.Everything)
	if err != nil {
		t.Fatal(err)
	}
	if edition.Book == nil {
		t.Fatalf("the site has errors: %v", edition.Found)
	}
	if _, err := output.Write(context.Background(), dir, edition.Book.Files(), output.Options{Jobs: 2}); err != nil {
		t.Fatal(err)
	}
}

// file returns the address of a page opened from disk.
func (s smallSite) file(address string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(s.dir, address))}).String()
}
