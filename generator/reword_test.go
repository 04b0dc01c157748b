package generator

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/themes"
)

// TestRewordedEqualsLinked edits a page in one way after another: the site must
// be what a new workspace makes of it, and linked anew only where that is needed.
func TestRewordedEqualsLinked(t *testing.T) {
	const head = "+++\ntitle = \"One\"\n+++\n\n"
	const body = "Old words of 12.5%. See [](two.md#part) and the LGA.\n\n## Here {#here}\n\nMore.\n"
	for name, c := range map[string]struct {
		from, to string
		reworded bool
	}{
		"a word":           {"Old words", "New words", true},
		"a paragraph":      {"\n\n## Here", "\n\nA new one.\n\n## Here", true},
		"what moves":       {"More.", "More.\n\n- a\n- list", true},
		"a heading":        {"## Here", "## There", false},
		"a place":          {"{#here}", "{#there}", false},
		"a link":           {"two.md#part", "two.md", false},
		"a broken link":    {"two.md#part", "gone.md", false},
		"a new link":       {"More.", "More [](index.md).", false},
		"no link":          {"See [](two.md#part) and", "See", false},
		"the title":        {`"One"`, `"First"`, false},
		"a setting":        {"\n+++\n\n", "\nweight = 5\n+++\n\n", false},
		"an abbreviation":  {"the LGA", "the LGB", false},
		"a footnote":       {"More.", "More.[^1]\n\n[^1]: Note.", false},
		"a draft":          {"\n+++\n\n", "\nstatus = \"draft\"\n+++\n\n", false},
		"an account":       {"More.", ":::account{who=A source=src#p1}\nX.\n:::", false},
		"a list of pages":  {"More.", ":::list{kind=source}", false},
		"a figure":         {"More.", "More: 97.5.", false},
		"a figure's words": {"12.5%", "12.5% or so", true},
		"figures shown":    {"More.", ":::table{data=kpi}", false},
		"what is included": {"More.", ":::include{file=_part.md}", false},
	} {
		t.Run(name, func(t *testing.T) {
			content := fstest.MapFS{}
			write := func(p, text string) {
				content[p] = &fstest.MapFile{Data: []byte(text), ModTime: time.Date(2020, 1, 1, 0, 0, len(content)+len(text), 0, time.UTC)}
			}
			write("index.md", "+++\ntitle = \"Start\"\n+++\n\nSee [](one.md), [](two.md), [](src.md) and the LGA.\n")
			write("one.md", head+body)
			write("two.md", "+++\ntitle = \"Two\"\n+++\n\n## Part {#part}\n\nSee [](one.md#here).\n")
			write("_part.md", "A part.\n")
			write("src.md", "+++\ntitle = \"Source\"\nkind = \"source\"\nid = \"src\"\nnumbered = true\npublisher = \"P\"\ndate = 2018\nterms = \"T\"\n+++\n\nWords. See [](one.md).\n")
			write("data/kpi.csv", "year,value\n2009,97.5\n")
			write("glossary.toml", "[[term]]\nterm = \"LGA\"\ndefinition = \"A body.\"\nbasis = \"ours\"\n")
			settings := Settings{
				Content: content, Prefix: "content", Themes: themes.FS, Shelf: shelf,
				Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n")}},
			}
			w := NewWorkspace(settings)
			before := refresh(t, w, Everything)
			if before.Book == nil {
				t.Fatal(before.Found.List())
			}
			edited := strings.Replace(head+body, c.from, c.to, 1)
			if edited == head+body {
				t.Fatal("nothing was edited")
			}
			write("one.md", edited)
			after := refresh(t, w, Everything)
			wantSame(t, clean(t, settings), outcomeOf(t, after))
			if reworded := &before.Site.Sections[0] == &after.Site.Sections[0]; reworded != c.reworded {
				t.Errorf("the site was linked anew: %v, want %v", !reworded, !c.reworded)
			}
		})
	}
}

// TestProblemsMoveWithTheWords edits a page of which linking found something.
func TestProblemsMoveWithTheWords(t *testing.T) {
	content := fstest.MapFS{"one.md": {Data: []byte("# One\n\nSee [](gone.md).\n")}, "two.md": {Data: []byte("# Two\n\n[x](one.md)\n")}}
	w := NewWorkspace(Settings{Content: content, Themes: themes.FS, Shelf: shelf})
	refresh(t, w, Everything)
	content["one.md"] = &fstest.MapFile{Data: []byte("# One\n\nWords.\n\nSee [](gone.md).\n")}
	found := refresh(t, w, Everything).Found.List()
	if len(found) == 0 || found[0].Pos.Line != 5 {
		t.Errorf("the problem is not in line 5: %v", found)
	}
}

// TestWordFilesAreToldApart makes the same edit to glossary.toml and search.toml.
func TestWordFilesAreToldApart(t *testing.T) {
	content := fstest.MapFS{"one.md": {Data: []byte("# One\n\nText.\n")}}
	both := func(text string) {
		for _, name := range []string{glossaryFile, searchFile} {
			content[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	w := NewWorkspace(Settings{Content: content, Themes: themes.FS, Shelf: shelf})
	both("# nothing\n")
	if found := refresh(t, w, Everything).Found.List(); len(found) > 0 {
		t.Fatal(found)
	}
	both("nonsense = 1\n")
	if found := refresh(t, w, Everything).Found; len(found) != 2 {
		t.Errorf("%d problems were found in the two files, want one in each: %v", len(found), found)
	}
}
