package generator

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/themes"
)

// resumable is a site whose last build kept something.
type resumable struct {
	content, site fstest.MapFS
	out           *folder
	day           time.Time // of the file that was written last
}

func newResumable(t *testing.T, content, site map[string]string) *resumable {
	t.Helper()
	r := &resumable{fstest.MapFS{}, fstest.MapFS{}, &folder{files: map[string]string{}}, time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	for p, text := range content {
		r.write(p, text)
	}
	for p, text := range site {
		r.site[p] = &fstest.MapFile{Data: []byte(text)}
	}
	if found, went := r.out.build(t, r.settings()); went != "whole" {
		t.Fatalf("the first build: %s, %v", went, found.Found)
	}
	return r
}

func (r *resumable) write(p, text string) {
	r.day = r.day.Add(time.Hour)
	r.content[p] = &fstest.MapFile{Data: []byte(text), ModTime: r.day}
}

func (r *resumable) settings() Settings {
	return Settings{Content: r.content, Prefix: "content", Site: r.site, Themes: themes.FS, Shelf: shelf}
}

// goOn builds as far as Again, and does something before it.
func (r *resumable) goOn(t *testing.T, meanwhile func()) (files []output.File, ok bool) {
	t.Helper()
	w := NewWorkspace(r.settings())
	if _, err := w.Scan(); err != nil {
		t.Fatal(err)
	}
	o, err := w.Origin()
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := w.Resume(r.out.kept, o.Rest); !ok || err != nil {
		t.Fatal(ok, err)
	}
	e := refresh(t, w, Everything)
	meanwhile()
	again, ok, err := w.Again(context.Background(), e, r.out.read)
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		return nil, false
	}
	return again.Files, true
}

// TestResumeKnowsAddressesOfAssets goes on with a theme that has bundled nothing.
func TestResumeKnowsAddressesOfAssets(t *testing.T) {
	r := newResumable(t, map[string]string{"index.md": "# Start\n\nText.\n"}, nil)
	s := r.settings()
	s.Shelf = nil
	w := NewWorkspace(s)
	o := scanned(t, w)
	if ok, err := w.Resume(r.out.kept, o.Rest); !ok || err != nil {
		t.Fatal(ok, err)
	}
	whole := NewWorkspace(s)
	emitted(t, refresh(t, whole, Everything).Book.Files())
	names := w.theme.Names()
	if len(names) == 0 {
		t.Error("no address is known")
	}
	for made, url := range whole.theme.Names() {
		if names[made] != url {
			t.Errorf("%s is known to be at %q, want %q", made, names[made], url)
		}
	}
}

// TestAgainOfReadme edits pages that do not stand at the address that their names say.
func TestAgainOfReadme(t *testing.T) {
	for _, p := range []string{"README.md", "sub/README.md"} {
		r := newResumable(t, map[string]string{
			"README.md": "# Start\n\nLead.\n\nOld words.\n", "sub/README.md": "# Sub\n\nLead.\n\nOld words.\n", "one.md": "# One\n\nText.\n",
		}, nil)
		r.write(p, strings.Replace(string(r.content[p].Data), "Old", "Other", 1))
		got, went := r.out.build(t, r.settings())
		if went != "again" {
			t.Errorf("%s: %s", p, went)
		}
		wantSame(t, clean(t, r.settings()), got)
	}
}

// TestAgainOfPagesAtOneAddress edits a page of which another has the address.
func TestAgainOfPagesAtOneAddress(t *testing.T) {
	r := newResumable(t, map[string]string{
		"index.md": "# Start\n\nText.\n", "one.md": "# One\n\nLead.\n\nOld words.\n", "sub/README.md": "# Sub\n\nText.\n", "sub/index.toml": guideText(t),
	}, nil)
	for _, p := range []string{"one.md", "sub/README.md"} {
		r.write(p, string(r.content[p].Data)+"\nMore words.\n")
		got, _ := r.out.build(t, r.settings())
		wantSame(t, clean(t, r.settings()), got)
	}
}

// guideText returns a decision aid.
func guideText(t *testing.T) string {
	t.Helper()
	text, _, ok := kind.Starter("aid-guide")
	if !ok {
		t.Fatal("no starter")
	}
	return text
}

// alike is a site with two pages that come to name each other as alike once the second is
// edited.
func alike(t *testing.T) (r *resumable, edit func()) {
	text := "+++\ntitle = \"%\"\nsummary = \"S.\"\n+++\n\nLead.\n\n" + strings.Repeat("Council tax overpayments and recovery of debts by shared bailiffs. ", 5) + "\n"
	other := "+++\ntitle = \"%\"\nsummary = \"S.\"\n+++\n\nLead.\n\n" + strings.Repeat("Weather forecasts promise sunshine between heavy autumn storms. ", 5) + "\n"
	page := func(text, title string) string { return strings.Replace(text, "%", title, 1) }
	content := map[string]string{
		"index.md": page(other, "Start"), "guide/one.md": page(text, "One"), "guide/two.md": page(other, "Two"),
		"glossary.toml": "[[term]]\nterm = \"LGA\"\ndefinition = \"A body.\"\nbasis = \"ours\"\n",
	}
	for _, name := range []string{"a", "b", "c"} {
		content["more/"+name+".md"] = page(other, "More "+name)
	}
	r = newResumable(t, content, map[string]string{"site.toml": "title = \"S\"\n"})
	return r, func() { r.write("guide/two.md", page(text, "Two")) }
}

// TestAgainWhileEdited changes files between the moment when they were linked and the one
// when pages are made of them.
func TestAgainWhileEdited(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(r *resumable)
		want      bool
	}{
		"nothing": {func(*resumable) {}, true},
		"a page": {func(r *resumable) {
			r.write("guide/one.md", "+++\ntitle = \"One\"\n+++\n\n[](two.md) [](../index.md)\n")
		}, false},
		"a page gone": {func(r *resumable) { delete(r.content, "guide/one.md") }, false},
		"a glossary": {func(r *resumable) {
			r.write("glossary.toml", "[[term]]\nterm = \"LGA\"\ndefinition = \"Another.\"\nbasis = \"ours\"\n")
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			r, edit := alike(t)
			edit()
			files, ok := r.goOn(t, func() { c.meanwhile(r) })
			made := emitted(t, files)
			if ok != c.want || ok && made["guide/one.html"] == "" {
				t.Errorf("it goes on: %t, with %d files", ok, len(made))
			}
		})
	}
}

// TestAgainProbesTheTheme edits the page that shows a mistake in the site's own theme.
func TestAgainProbesTheTheme(t *testing.T) {
	const head = "+++\ntitle = \"Start\"\nsummary = \"S.\"\n+++\n\nLead.\n"
	r := newResumable(t, map[string]string{"index.md": head + strings.Repeat("\nMore words.\n", 20)}, map[string]string{
		"site.toml":                     "title = \"S\"\ntheme = \"own\"\n",
		"themes/own/guidance/page.html": `{{define "after"}}{{if lt (len .Body) 60}}{{.Search.Script}}{{end}}{{end}}`,
	})
	r.write("index.md", head)
	want := clean(t, r.settings())
	got, went := r.out.build(t, r.settings())
	if went != "nothing" || len(want.Found) != 1 {
		t.Errorf("the build with a mistake: %s", went)
	}
	wantSame(t, want, got)
}
