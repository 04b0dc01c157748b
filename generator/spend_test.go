package generator

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/output"
	"partnerbook/themes"
)

// TestSpendKeepsWhatOthersInclude makes a page, and then another that includes it.
// TestAgainEqualsClean tries the files of every kind of page, in any order.
func TestSpendKeepsWhatOthersInclude(t *testing.T) {
	page := func(title, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("+++\ntitle = \"" + title + "\"\n+++\n\n" + text + "\n")}
	}
	e := refresh(t, NewWorkspace(Settings{
		Content: fstest.MapFS{
			"index.md": page("Start", "[First](first.md), [second](second.md)."),
			"first.md": page("First", "Words of the first."), "second.md": page("Second", ":::include{file=first.md}"),
		},
		Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"Site\"\n")}}, Themes: themes.FS, Shelf: shelf, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	}), Everything)
	if e.Book == nil {
		t.Fatal(e.Found.List())
	}
	files := map[string]output.File{}
	for _, f := range e.Book.Spend() {
		files[f.Path] = f
	}
	for _, name := range []string{"first.html", "second.html"} {
		made := emitted(t, []output.File{files[name]})
		if !strings.Contains(made[name], "Words of the first.") {
			t.Errorf("%s lacks the words of the first page", name)
		}
	}
}
