package generator

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/themes"
)

// indexed builds a site with so many pages, of which a few begin with what is no
// Latin letter, and returns its files.
func indexed(t *testing.T, pages int) map[string]string {
	t.Helper()
	content := fstest.MapFS{"index.md": {Data: []byte("+++\ntitle = \"Start\"\n+++\n\nText.\n")}}
	page := func(name, title, more string) {
		content["pages/"+name+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "+++\ntitle = %q\n%s+++\n\nText of %s.\n", title, more, name)}
	}
	for i := range pages {
		page(fmt.Sprintf("p%04d", i), fmt.Sprintf("%c page %d", 'A'+i%26, i), "")
	}
	page("year", "2026 in figures", "")
	page("quoted", "“Émigré” and other words", "")
	page("other", "Журнал", "")
	page("draft", "Bygone draft", "status = \"draft\"\n")
	settings := Settings{
		Content: content, Prefix: "content", Themes: themes.FS, Shelf: shelf, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
		Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"Cases\"\n\n[diagnostics]\n\"page/orphan\" = \"off\"\n")}},
	}
	e := refresh(t, NewWorkspace(settings), Everything)
	if e.Book == nil {
		t.Fatalf("it cannot be shown: %v", e.Found.List())
	}
	made := emitted(t, e.Book.Files())
	for _, p := range readWebsite(made, "").problems() {
		t.Error(p)
	}
	return made
}

// TestShortIndex has all letters on one page, and leaves out drafts.
func TestShortIndex(t *testing.T) {
	made := indexed(t, 10)
	index := made["a-z.html"]
	last := 0
	for _, want := range []string{"2026 in figures", ">A page 0<", ">E page 4<", "“Émigré” and other words", ">F page 5<", ">Start<", ">Журнал<"} {
		at := strings.Index(index, want)
		if at < last {
			t.Errorf("%s stands at %d, what is before it at %d", want, at, last)
		}
		last = at
	}
	if strings.Contains(index, "Bygone draft") {
		t.Error("a draft is in the index")
	}
	if _, split := made["a-z/a.html"]; split {
		t.Error("a short index is split")
	}
}

// TestLongIndex has a page for each letter.
func TestLongIndex(t *testing.T) {
	made := indexed(t, 600)
	if index := made["a-z.html"]; strings.Contains(index, "A page 0") || !strings.Contains(index, `href="a-z/a.html"`) {
		t.Error("a-z.html does not lead to the letters, or has their entries")
	}
	for file, want := range map[string]string{
		"a-z/a.html": ">A page 26<", "a-z/e.html": "“Émigré” and other words", "a-z/0-9.html": "2026 in figures", "a-z/u0436.html": ">Журнал<",
	} {
		if page := made[file]; !strings.Contains(page, want) || !strings.Contains(page, `aria-current="page">`+strings.ToUpper(letterOn(file))) {
			t.Errorf("%s does not list %s, or does not say which letter it is of", file, want)
		}
	}
	if !strings.Contains(made["search.html"], `href="a-z/a.html"`) {
		t.Error("the search page does not lead to the letters")
	}
}

// letterOn returns the letter of a page of the index.
func letterOn(file string) string {
	if file == "a-z/u0436.html" {
		return "ж"
	}
	return strings.TrimSuffix(strings.TrimPrefix(file, "a-z/"), ".html")
}
