package themes_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/markup"
	"partnerbook/themes"
)

// namesInTemplates and namesInScripts find the names of parts of pages.
var (
	namesInTemplates = regexp.MustCompile(`\bid="([a-z][a-z-]*)"`)
	namesInScripts   = regexp.MustCompile(`(?:\bid: |getElementById\()"([a-z-]*[a-z])"|querySelector\("#([a-z-]+)`)
)

// foldersWithoutText are those of pages that hold no text of authors.
var foldersWithoutText = []string{"aid", "aid-how", "aid-paper", "aid-profile", "aid-step", "notfound", "reading", "serve"}

// TestNamesOfPartsAreKeptFree looks for every name that pages or scripts have for a part
// of a page, since no place of a text may have it: a script would work on that place.
func TestNamesOfPartsAreKeptFree(t *testing.T) {
	t.Parallel()
	elsewhere := []string{
		"document", // the text of a template is one
		"form",     // it is scrolled to, no more
	}
	seen := 0
	err := fs.WalkDir(themes.FS, "default", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || slices.Contains(foldersWithoutText, strings.Split(name+"/", "/")[1]) {
			return err
		}
		find := namesInScripts
		switch path.Ext(name) {
		case ".html":
			find = namesInTemplates
		case ".js":
		default:
			return nil
		}
		data, err := fs.ReadFile(themes.FS, name)
		if err != nil {
			return err
		}
		for _, m := range find.FindAllSubmatch(data, -1) {
			id := string(slices.Concat(m[1:]...))
			seen++
			if !markup.IsPageName(id) && !slices.Contains(elsewhere, id) {
				t.Errorf("%s: %q is not in generator/markup/reserved.go", name, id)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 40 {
		t.Errorf("there are only %d names", seen)
	}
}
