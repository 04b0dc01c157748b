package generator

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/themes"
)

// faulty is a file system in which some files cannot be read, or hold something
// else than they did when they were found.
type faulty struct {
	files fstest.MapFS
	fail  map[string]error
	grown map[string][]byte
}

func (f faulty) Open(name string) (fs.File, error) {
	if err := f.fail[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f.files.Open(name)
}

func (f faulty) ReadFile(name string) ([]byte, error) {
	if err := f.fail[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if data, ok := f.grown[name]; ok {
		return data, nil
	}
	return f.files.ReadFile(name)
}

func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.fail[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f.files.ReadDir(name)
}

// faultySite returns a sound site of which parts can be made to fail, and its
// settings.
func faultySite() (content, site faulty, s Settings) {
	file := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(text), Mode: 0o644, ModTime: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	}
	content = faulty{fstest.MapFS{
		"index.md":       file("+++\ntitle = \"Start\"\n+++\n\nSee [one](guide/one.md) and [the form](files/form.txt).\n"),
		"guide/one.md":   file("+++\ntitle = \"One\"\n+++\n\nSee [two](two.md).\n"),
		"guide/two.md":   file("+++\ntitle = \"Two\"\n+++\n\nExplain the :term[SLA].\n"),
		"files/form.txt": file("A form.\n"),
		"glossary.toml":  file("[[term]]\nterm = \"SLA\"\ndefinition = \"A promise.\"\nbasis = \"ours\"\n"),
	}, map[string]error{}, map[string][]byte{}}
	site = faulty{fstest.MapFS{
		"site.toml":                file("title = \"Faulty\"\nbuild_date = 2026-11-21\n"),
		"themes/default/style.css": file("p{color:red}"),
	}, map[string]error{}, nil}
	return content, site, Settings{Content: content, Prefix: "content", Site: site, Themes: themes.FS, Shelf: shelf}
}

func wantError(t *testing.T, err error, is error, words ...string) {
	t.Helper()
	if !errors.Is(err, is) {
		t.Fatalf("the error is %v, want one of %v", err, is)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("the error does not hold %q: %v", w, err)
		}
	}
}

func TestFaultySiteIsSound(t *testing.T) {
	_, _, s := faultySite()
	if e := refresh(t, NewWorkspace(s), Everything); e.Book == nil || len(e.Found.List()) > 0 {
		t.Errorf("there are problems: %v", e.Found.List())
	}
}

func TestPageThatVanishesIsAnError(t *testing.T) {
	for _, name := range []string{"guide/two.md", "glossary.toml"} {
		content, _, s := faultySite()
		content.fail[name] = fs.ErrNotExist
		_, err := NewWorkspace(s).Refresh(t.Context(), Everything)
		wantError(t, err, fs.ErrNotExist, "content/"+name)
	}
}

func TestPageThatVanishesWhileServed(t *testing.T) {
	content, _, s := faultySite()
	s.Live = true
	w := NewWorkspace(s)
	refresh(t, w, Everything)
	content.fail["guide/two.md"] = fs.ErrNotExist
	content.files["guide/two.md"].ModTime = time.Now() // so that it is read again
	e := refresh(t, w, Everything)
	if !slices.ContainsFunc(e.Found.List(), func(d diag.Diagnostic) bool { return d.Code == diag.LinkMissingPage }) {
		t.Errorf("the link to the page that vanished is not reported: %v", e.Found.List())
	}
	delete(content.fail, "guide/two.md")
	wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, Everything)))
}

func TestFolderThatVanishesIsNotThere(t *testing.T) {
	content, _, s := faultySite()
	content.fail["guide"] = fs.ErrNotExist
	e := refresh(t, NewWorkspace(s), Everything)
	if len(e.Site.Pages) != 1 {
		t.Errorf("there are %d pages, want the start page alone", len(e.Site.Pages))
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	disk := errors.New("input/output error")
	for name, wanted := range map[string]string{
		"guide/two.md":             "content/guide/two.md",
		"glossary.toml":            "content/glossary.toml",
		"guide":                    "content/guide",
		".":                        "content",
		"site.toml":                "site.toml",
		"themes/default/style.css": "style.css",
	} {
		t.Run(name, func(t *testing.T) {
			content, site, s := faultySite()
			where := content
			if wanted == name || wanted == "style.css" {
				where = site
			}
			w := NewWorkspace(s)
			where.fail[name] = disk
			_, err := w.Refresh(t.Context(), Everything)
			wantError(t, err, disk, wanted, "eading")

			// Once it can be read, the workspace comes to what a new one comes to.
			delete(where.fail, name)
			wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, Everything)))

			where.fail[name] = disk
			content.files["guide/two.md"].ModTime = time.Now()
			content.files["guide/two.md"].Data = []byte("+++\ntitle = \"Two\"\n+++\n\nOther.\n")
			if _, err := w.Refresh(t.Context(), Everything); err == nil {
				t.Error("there is no error the second time")
			}
			delete(where.fail, name)
			wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, Everything)))
		})
	}
}

// TestFaultLeavesWhatWasFound sees that a look that fails changes nothing: whoever
// watches the folders still knows them, and the next look finds the site as it was.
func TestFaultLeavesWhatWasFound(t *testing.T) {
	content, _, settings := faultySite()
	w := NewWorkspace(settings)
	first, err := w.Refresh(t.Context(), Everything)
	if err != nil {
		t.Fatal(err)
	}
	before := w.Folders()
	for _, folders := range [][]string{Everything, {"guide"}} {
		content.fail["."], content.fail["guide"] = syscall.EIO, syscall.EIO
		_, err = w.Refresh(t.Context(), folders)
		wantError(t, err, syscall.EIO, "content")
		if got := w.Folders(); !slices.Equal(got, before) {
			t.Errorf("after a fault in %v the folders are %v, before %v", folders, got, before)
		}
		clear(content.fail)
		if again, err := w.Refresh(t.Context(), folders); err != nil || again != first {
			t.Errorf("another edition, or %v", err)
		}
	}
}

// TestSettingsThatChangeBeforeAFault are not forgotten by the fault.
func TestSettingsThatChangeBeforeAFault(t *testing.T) {
	content, site, s := faultySite()
	for p := range content.files {
		delete(content.files, p)
	}
	content.files["files/form.txt"] = &fstest.MapFile{Data: []byte("A form.")}
	w := NewWorkspace(s)
	refresh(t, w, Everything)
	site.files["site.toml"].Data = []byte("title = \"Another title\"\n")
	content.fail["."] = errors.New("input/output error")
	if _, err := w.Refresh(t.Context(), Everything); err == nil {
		t.Fatal("there is no error")
	}
	clear(content.fail)
	wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, Everything)))
}

func TestFileThatVanishesBeforeItIsPublished(t *testing.T) {
	content, _, s := faultySite()
	e := refresh(t, NewWorkspace(s), Everything)
	content.fail["files/form.txt"] = fs.ErrNotExist
	f, ok := e.Book.File("files/form.txt")
	if !ok {
		t.Fatal("the file is not published")
	}
	wantError(t, f.Emit(&bytes.Buffer{}), fs.ErrNotExist, "files/form.txt")
}

func TestPageThatGrowsAfterItWasFound(t *testing.T) {
	content, _, s := faultySite()
	content.grown["guide/two.md"] = bytes.Repeat([]byte("*a_ "), markup.MaxFile/2)
	e := refresh(t, NewWorkspace(s), Everything)
	if !slices.ContainsFunc(e.Found.List(), func(d diag.Diagnostic) bool { return d.Code == diag.SourceTooLarge }) {
		t.Errorf("it is not reported as too large: %v", e.Found.List())
	}
}

func TestRefreshCanBeStopped(t *testing.T) {
	_, _, s := faultySite()
	w := NewWorkspace(s)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := w.Refresh(ctx, Everything); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want that it was stopped", err)
	}
	wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, Everything)))
}

// TestNothingIsNotTheSameAsEmpty: an empty file of settings and an empty folder
// of a theme mean something else than none.
func TestNothingIsNotTheSameAsEmpty(t *testing.T) {
	_, site, s := faultySite()
	w := NewWorkspace(s)
	empty := &fstest.MapFile{}
	for _, step := range []map[string]*fstest.MapFile{
		{},
		{"site.toml": empty},
		{"site.toml": empty, "themes/own": {Mode: fs.ModeDir | 0o755}},
		{"site.toml": {Data: []byte("theme = \"own\"")}},
		{"site.toml": {Data: []byte("theme = \"own\"")}, "themes/own": {Mode: fs.ModeDir | 0o755}},
		{},
	} {
		for p := range site.files {
			delete(site.files, p)
		}
		for p, f := range step {
			site.files[p] = f
		}
		wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, []string{})))
	}
}

// TestQuickEditIsNoticed: two saves within one tick of the disk's clock, of files
// of the same length.
func TestQuickEditIsNoticed(t *testing.T) {
	content, _, s := faultySite()
	now := time.Now()
	save := func(text string) {
		content.files["guide/two.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Two\"\n+++\n\n" + text), ModTime: now}
	}
	save("First.")
	w := NewWorkspace(s)
	refresh(t, w, Everything)
	save("Again.")
	got := outcomeOf(t, refresh(t, w, []string{"guide"}))
	if !strings.Contains(got.Files["guide/two.html"], "Again.") {
		t.Error("the second save was not noticed")
	}
	wantSame(t, clean(t, s), got)
}
