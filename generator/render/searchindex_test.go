package render

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/kind"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
	"partnerbook/search"
)

// edited is a site of a few pages that are edited one after another: those that stay are
// the same objects, as they are for an author.
type edited struct {
	t        *testing.T
	config   source.Config
	texts    map[string]string
	date     time.Time
	compiled map[string]*kind.Object // by path and text
}

func (e *edited) link() *site.Site {
	e.t.Helper()
	in := site.Input{Config: e.config, Prefix: "content", Date: e.date}
	for _, p := range slices.Sorted(maps.Keys(e.texts)) {
		text := e.texts[p]
		if p == "glossary.toml" {
			glossary, _ := source.NewText("content/glossary.toml", []byte(text))
			in.Glossary, _ = source.ReadGlossary(glossary)
			continue
		}
		key := p + "\x00" + text
		if e.compiled[key] == nil {
			e.compiled[key] = kind.NewCompiler(e.config, "content").Compile(source.File{Path: p, Fragment: strings.HasPrefix(p, "_")}, []byte(text))
		}
		in.Objects = append(in.Objects, e.compiled[key])
	}
	linked, found := site.Link(in)
	if found.HasErrors() {
		e.t.Fatal(found)
	}
	return linked
}

// compare makes the index of a site and that of a new one.
func (e *edited) compare(d *Digests, s *site.Site, what string, patched bool) {
	e.t.Helper()
	before := d.last
	got := bytesOf(d.index(s))
	if !maps.Equal(got, bytesOf(new(Digests).index(s))) {
		e.t.Errorf("%s: the index is another than that of a new site", what)
	}
	if (d.last == before) != patched {
		e.t.Errorf("%s: patched is %t", what, !patched)
	}
}

// bytesOf returns the files of an index by their names.
func bytesOf(files []search.File) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Append(nil))
	}
	return out
}

// TestIndexOfEditedSite edits a site in ways that pages see of one another, and some that
// no patch can follow: the index is that of a new site each time, and the pages that are
// taken for edited are those of which search sees something else.
func TestIndexOfEditedSite(t *testing.T) {
	page := func(title, text string) string { return "+++\ntitle = \"" + title + "\"\n+++\n\n" + text + "\n" }
	e := &edited{
		t: t, date: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), compiled: map[string]*kind.Object{},
		config: source.Config{Language: "en", Audiences: []source.Term{{ID: "officer"}}, Topics: []source.Term{{ID: "costs"}}},
		texts: map[string]string{
			"index.md":          page("Start", "See [](one.md) and [the second](two.md)."),
			"one.md":            page("One", "Of :term[SLA], [](two.md#part) and [the start](index.md)."),
			"two.md":            page("Two", "Words.\n\n## Part {#part}\n\nMore."),
			"three.md":          page("Three", ":::include{file=_part.md}"),
			"four.md":           page("Four", "## About [](two.md)\n\nText."),
			"glossary/index.md": page("Glossary", "Terms."),
			"_part.md":          "A part. See [](one.md).\n",
			"glossary.toml":     "[[term]]\nterm = \"SLA\"\ndefinition = \"A promise.\"\nbasis = \"ours\"\n",
		},
	}
	const glossary = "glossary/index.md" // is always taken to be another
	var d Digests
	last := e.link()
	d.index(last)
	for _, c := range []struct {
		what, path, from, to string
		edited               string // paths of the pages that are taken for edited
	}{
		{"nothing", "one.md", "", "", glossary},
		{"a word", "one.md", "and", "or", glossary + " one.md"},
		{"a title that is quoted in texts and where one is included", "one.md", "One", "First", glossary + " index.md one.md three.md"},
		{"a title that is quoted in a heading", "two.md", "Two", "Second", "four.md " + glossary + " two.md"},
		{"a heading that is quoted", "two.md", "Part", "Piece", glossary + " one.md two.md"},
		{"what is included", "_part.md", "A part", "A small part", glossary + " three.md"},
		{"another state", "four.md", "\n+++\n\n", "\nstatus = \"withdrawn\"\nwithdrawn_reason = \"Old.\"\n+++\n\n", "four.md " + glossary},
		{"facets", "two.md", "\n+++\n\n", "\ntopics = [\"costs\"]\n+++\n\n", glossary + " two.md"},
		{"the glossary", "glossary.toml", "A promise", "An agreement", glossary},
		{"a review that is to come", "one.md", "\n+++\n\n", "\nreview_by = 2026-12-01\n+++\n\n", glossary + " one.md"},
	} {
		e.texts[c.path] = strings.Replace(e.texts[c.path], c.from, c.to, 1)
		is := e.link()
		documents, ok := editedDocuments(last, is)
		var paths []string
		for i := range documents {
			paths = append(paths, is.Pages[i].Object.Path)
		}
		slices.Sort(paths)
		if got := strings.Join(paths, " "); got != c.edited {
			t.Errorf("%s: the pages that changed are %q (%t), want %q", c.what, got, ok, c.edited)
		}
		e.compare(&d, is, c.what, true)
		last = is
	}
	e.date = e.date.AddDate(1, 0, 0)
	if documents, _ := editedDocuments(last, e.link()); len(documents) != 2 {
		t.Errorf("when a review is past, %d pages are taken for edited, want two", len(documents))
	}
	e.compare(&d, e.link(), "a review that is past", true)
	for _, c := range []struct {
		what    string
		edit    func()
		patched bool
	}{
		{"another synonym", func() { e.texts["glossary.toml"] += "expansion = \"service level agreement\"\n" }, false},
		{"another audience", func() { e.config.Audiences = []source.Term{{ID: "member"}, {ID: "officer"}} }, false},
		{"another language", func() { e.config.Language = "cy" }, false},
		{"one page more", func() { e.texts["well.md"] = page("Well", "Text.") }, false},
		{"another address", func() { e.texts["zeal.md"] = e.texts["well.md"]; delete(e.texts, "well.md") }, false},
		{"another title", func() { e.texts["zeal.md"] = page("Zeal", "Text.") }, true},
		{"one page less", func() { delete(e.texts, "zeal.md") }, false},
	} {
		c.edit()
		e.compare(&d, e.link(), c.what, c.patched)
	}
}
