package generator

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/themes"
)

// TestSpendKeepsWhatOthersInclude makes a page, and then another that includes it.
// TestAgainEqualsClean tries the files of every kind of page, in any order.
func TestSpendKeepsWhatOthersInclude(t *testing.T) {
	e := editionOf(t, map[string]string{
		"index.md": "[First](first.md), [second](second.md).", "first.md": "Words of the first.", "second.md": ":::include{file=first.md}",
	})
	files := map[string]output.File{}
	for _, f := range e.Book.Spend(true) {
		files[f.Path] = f
	}
	for _, name := range []string{"first.html", "second.html"} {
		made := emitted(t, []output.File{files[name]})
		if !strings.Contains(made[name], "Words of the first.") {
			t.Errorf("%s lacks the words of the first page", name)
		}
	}
}

// TestIndexComesFirstUnlessItIsRead asks for the files of a site that nobody reads yet, and of
// one that somebody does.
func TestIndexComesFirstUnlessItIsRead(t *testing.T) {
	for _, unseen := range []bool{true, false} {
		e := editionOf(t, map[string]string{"index.md": "Words."})
		order := map[string]int{}
		for i, f := range e.Book.Spend(unseen) {
			order[f.Path] = i
		}
		page, index := order["index.html"], order[site.SearchDirectoryURL]
		if page == index || index < page != unseen {
			t.Errorf("unseen: %t, but the page is file %d and the index file %d", unseen, page, index)
		}
	}
}

// editionOf makes an edition of pages, of which it is given the texts.
func editionOf(t *testing.T, texts map[string]string) *Edition {
	t.Helper()
	content := fstest.MapFS{}
	for name, text := range texts {
		content[name] = &fstest.MapFile{Data: []byte("+++\ntitle = \"The page " + name + "\"\n+++\n\n" + text + "\n")}
	}
	e := refresh(t, NewWorkspace(Settings{
		Content: content, Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"Site\"\n")}},
		Themes: themes.FS, Shelf: shelf, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	}), Everything)
	if e.Book == nil {
		t.Fatal(e.Found.List())
	}
	return e
}
