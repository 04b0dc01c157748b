package generator

import (
	"io/fs"
	"maps"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/checklist"
)

// originOf returns the origin of a site.
func originOf(t *testing.T, s Settings) Origin {
	t.Helper()
	return scanned(t, NewWorkspace(s))
}

// scanned lets a workspace look at its folder, and returns the origin of what is there.
func scanned(t *testing.T, w *Workspace) Origin {
	t.Helper()
	if _, err := w.Scan(); err != nil {
		t.Fatal(err)
	}
	o, err := w.Origin()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestOriginTellsOfEveryChange changes all that a site is made of, one thing at a time.
// Each gives another origin, and nothing else does.
func TestOriginTellsOfEveryChange(t *testing.T) {
	file := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(text), Mode: 0o644, ModTime: time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)}
	}
	_, _, plain := faultySite()
	want := originOf(t, plain)
	if !want.WholeCalm || !want.RestCalm {
		t.Error("files of 2020 are young")
	}
	seen, rests := map[[32]byte]string{want.Whole: "nothing"}, map[[32]byte]string{want.Rest: "nothing"}
	ofPages := map[string]bool{"a page": true, "the date alone": true, "the size alone": true}
	for what, change := range map[string]func(content, site faulty, s *Settings){
		"a page": func(content, _ faulty, _ *Settings) { content.files["guide/one.md"] = file("other") },
		"the date alone": func(content, _ faulty, _ *Settings) {
			content.files["guide/one.md"].ModTime = time.Date(2020, 1, 1, 0, 0, 0, 1, time.UTC)
		},
		"the size alone": func(content, _ faulty, _ *Settings) {
			content.files["guide/one.md"].Data = append(content.files["guide/one.md"].Data, '\n')
		},
		"another page": func(content, _ faulty, _ *Settings) { content.files["guide/three.md"] = file("three") },
		"a page less":  func(content, _ faulty, _ *Settings) { delete(content.files, "guide/two.md") },
		"an empty folder": func(content, _ faulty, _ *Settings) {
			content.files["empty"] = &fstest.MapFile{Mode: 0o755 | fs.ModeDir}
		},
		"a file to fetch": func(content, _ faulty, _ *Settings) { content.files["files/form.txt"] = file("another") },
		"the glossary":    func(content, _ faulty, _ *Settings) { content.files["glossary.toml"] = file("") },
		"words of search": func(content, _ faulty, _ *Settings) { content.files["search.toml"] = file("") },
		"a link that ends": func(content, _ faulty, _ *Settings) {
			content.files["link.md"] = &fstest.MapFile{Mode: 0o777 | fs.ModeSymlink, Data: []byte("gone")}
		},
		"the lock": func(content, _ faulty, _ *Settings) { content.files[checklist.LockName] = file("# other") },
		"site.toml": func(_, site faulty, _ *Settings) {
			site.files["site.toml"].Data = []byte("title = \"Faulty\"\nbuild_date = 2026-11-22\n")
		},
		"no site.toml": func(_, site faulty, _ *Settings) { delete(site.files, "site.toml") },
		"the theme": func(_, site faulty, _ *Settings) {
			site.files["themes/default/style.css"].Data = []byte("p{color:tan}")
		},
		"more of a theme":  func(_, site faulty, _ *Settings) { site.files["themes/default/more.css"] = file("p{}") },
		"the day":          func(_, _ faulty, s *Settings) { s.Day = s.Day.AddDate(0, 0, 1) },
		"the epoch":        func(_, _ faulty, s *Settings) { s.Epoch = time.Unix(86400, 0) },
		"drafts":           func(_, _ faulty, s *Settings) { s.Drafts = true },
		"expectations":     func(_, _ faulty, s *Settings) { s.Expect = true },
		"live":             func(_, _ faulty, s *Settings) { s.Live = true },
		"an override":      func(_, _ faulty, s *Settings) { s.Overrides = []string{"title=Other"} },
		"the name":         func(_, _ faulty, s *Settings) { s.Name = "other" },
		"where content is": func(_, _ faulty, s *Settings) { s.Prefix = "other" },
		"where it stands":  func(_, _ faulty, s *Settings) { s.SitePrefix = "other" },
	} {
		content, site, s := faultySite()
		change(content, site, &s)
		got := originOf(t, s)
		if other, known := seen[got.Whole]; known {
			t.Errorf("a change of %s is taken for a change of %s", what, other)
		}
		seen[got.Whole] = what
		if other, known := rests[got.Rest]; known != ofPages[what] {
			t.Errorf("a change of %s changes the rest: %t, and is taken for a change of %q", what, !known, other)
		}
		if !ofPages[what] {
			rests[got.Rest] = what
		}
	}
	_, _, same := faultySite()
	same.Jobs, same.Shelf, same.Day = 7, nil, same.Day.Add(time.Hour)
	if originOf(t, same) != want {
		t.Error("the number of jobs, or the hour, gives another origin")
	}
}

// TestOriginOfYoungFiles sees that nobody relies on the stamp of a file that was just
// saved.
func TestOriginOfYoungFiles(t *testing.T) {
	content, _, s := faultySite()
	content.files["guide/two.md"].ModTime = time.Now()
	if o := originOf(t, s); o.WholeCalm || !o.RestCalm {
		t.Errorf("a page that was saved now counts as settled: %+v", o)
	}
}

// TestOriginDoesNotTouchTheEdition sees that asking for it changes nothing.
func TestOriginDoesNotTouchTheEdition(t *testing.T) {
	_, _, s := faultySite()
	want := emitted(t, refresh(t, NewWorkspace(s), Everything).Book.Files())
	w := NewWorkspace(s)
	if _, err := w.Scan(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := w.Origin(); err != nil {
			t.Fatal(err)
		}
	}
	if got := emitted(t, refresh(t, w, Everything).Book.Files()); !maps.Equal(got, want) {
		t.Error("the site is another")
	}
}

func TestOriginOfWhatCannotBeRead(t *testing.T) {
	for _, name := range []string{"site.toml", "themes/default/style.css"} {
		_, site, s := faultySite()
		site.fail[name] = syscall.EIO
		w := NewWorkspace(s)
		if _, err := w.Scan(); err != nil {
			t.Fatal(err)
		}
		_, err := w.Origin()
		wantError(t, err, syscall.EIO, "reading")
	}
}
