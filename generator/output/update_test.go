package output

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// remembering are the options of builds that others can go on from.
func remembering(keep string) Options {
	o := Options{Jobs: 2, Origin: of, Said: []byte(`{"pages":4}`), Made: made()}
	if keep != "" {
		o.Keep = func(out io.Writer) error {
			_, err := io.WriteString(out, keep)
			return err
		}
	}
	return o
}

// known returns what the last build left, which must be known.
func known(t *testing.T, dir string) *Last {
	t.Helper()
	if booted() == "" {
		t.Skip("this system does not say since when it has run, so builds are not remembered")
	}
	last, ok := Known(dir)
	if !ok {
		t.Fatal("what the last build left is not known")
	}
	return last
}

func update(t *testing.T, dir string, changed files, gone ...string) Report {
	t.Helper()
	report, err := Update(t.Context(), known(t, dir), changed.list(), gone, remembering(""))
	must(t, err)
	return report
}

func TestUpdate(t *testing.T) {
	dir := remembered(t)
	before := look(t, dir)
	changed := files{"guide/one.html": "changed", "guide/two.html": "second", "new/page.html": "new"}
	report := update(t, dir, changed, "a/b/c/far.html")
	want := small().with(changed).with(files{"a/b/c/far.html": ""})
	wantFiles(t, dir, want)
	if want := (Report{Written: 2, Same: 2, Removed: 1, Bytes: 20}); report != want {
		t.Errorf("the report is %+v, want %+v", report, want)
	}
	wantTouched := files{"guide/one.html": "touched", "a/b/c/far.html": "touched", ManifestName: "touched"}
	if diff := cmp.Diff(wantTouched, touched(before, look(t, dir))); diff != "" {
		t.Errorf("other files were touched than those that changed (-want +got):\n%s", diff)
	}
	last := known(t, dir)
	if want := (Report{Same: 4, Bytes: 20}); last.Report != want || last.Origin != of || string(last.Said) != `{"pages":4}` {
		t.Errorf("what is known of the update is %+v", last)
	}
}

// TestUpdateRefuses tries what a folder cannot hold; nothing is touched.
func TestUpdateRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		changed []string
		gone    []string
		all     bool // a build could do it
	}{
		"above the folder":                {changed: []string{"../x.html"}},
		"the manifest":                    {changed: []string{ManifestName}},
		"in the own folder":               {changed: []string{ownFolder + "/built"}},
		"twice":                           {changed: []string{"x", "x"}},
		"changed and gone":                {changed: []string{"index.html"}, gone: []string{"index.html"}},
		"a new file in a file":            {changed: []string{"index.html/x"}},
		"a file where a folder is":        {changed: []string{"guide"}},
		"a folder that is emptied partly": {changed: []string{"guide"}, gone: []string{"guide/one.html"}},
		"gone and never made":             {gone: []string{"other.html"}, all: true},
		"gone and outside":                {gone: []string{"../outside"}, all: true},
		"gone and the manifest":           {gone: []string{ManifestName}, all: true},
		"gone and the lock":               {gone: []string{ownFolder + "/" + lockName}, all: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := remembered(t)
			put(t, filepath.Join(filepath.Dir(dir), "outside"), "precious")
			last := known(t, dir)
			var list []File
			for _, p := range c.changed {
				list = append(list, File{Path: p, Emit: func(*bytes.Buffer) error { return nil }})
			}
			_, err := Update(t.Context(), last, list, c.gone, remembering(""))
			if err == nil || errors.Is(err, ErrAllNeeded) != c.all {
				t.Errorf("the error is %v", err)
			}
			known(t, dir)
			wantFiles(t, dir, small())
			wantOutside(t, filepath.Dir(dir))
		})
	}
}

func TestUpdateOverwritesNothingForeign(t *testing.T) {
	dir := remembered(t)
	put(t, at(dir, "mine.html"), "mine")
	rewrite(t, dir, small()) // so that it is known, with the foreign file
	_, err := Update(t.Context(), known(t, dir), files{"mine.html": "ours", "index.html": "new"}.list(), nil, remembering(""))
	if !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v, want ErrForeign", err)
	}
	if got := written(t, at(dir, "mine.html")); got != "mine" {
		t.Errorf("the foreign file holds %q", got)
	}
	if _, ok := Known(dir); ok {
		t.Error("an update that failed is known")
	}
	rewrite(t, dir, small()) // it must not have come to be ours
	wantFiles(t, dir, small().with(files{"mine.html": "mine"}))
	update(t, dir, files{"mine.html": "mine"}) // the same bytes are accepted, as by Write
	wantFiles(t, dir, small().with(files{"mine.html": "mine"}))
}

// TestUpdateWhereTheFolderHasChanged changes a folder after it was known. What only a build
// can tell is an error before anything is touched; what somebody did to one file shows at the next build.
func TestUpdateWhereTheFolderHasChanged(t *testing.T) {
	for what, change := range map[string]func(t *testing.T, dir string){
		"another build":          func(t *testing.T, dir string) { rewrite(t, dir, small().with(files{"b": "b"})) },
		"another update":         func(t *testing.T, dir string) { update(t, dir, files{"b": "b"}) },
		"a build without record": func(t *testing.T, dir string) { write(t, dir, small()) },
		"a build that failed": func(t *testing.T, dir string) {
			if _, err := Write(t.Context(), dir, []File{{"index.html", func(*bytes.Buffer) error { return io.EOF }}}, Options{}); err == nil {
				t.Error("there is no error")
			}
		},
		"an unfinished build": func(t *testing.T, dir string) { put(t, at(dir, ownFolder+"/"+noteName), `["guide/x"]`) },
		"no record":           func(t *testing.T, dir string) { remove(t, at(dir, ownFolder+"/"+recordName)) },
		"no manifest":         func(t *testing.T, dir string) { remove(t, at(dir, ManifestName)) },
		"another manifest":    func(t *testing.T, dir string) { put(t, at(dir, ManifestName), string(manifestOf(t, "x"))) },
		"a link for a manifest": func(t *testing.T, dir string) {
			remove(t, at(dir, ManifestName))
			link(t, "index.html", at(dir, ManifestName))
		},
		"nothing is left": func(t *testing.T, dir string) { remove(t, dir) },
	} {
		t.Run(what, func(t *testing.T) {
			dir := remembered(t)
			last := known(t, dir)
			change(t, dir)
			before, _ := walk(dir)
			_, err := Update(t.Context(), last, files{"index.html": "changed"}.list(), nil, remembering(""))
			if !errors.Is(err, ErrAllNeeded) {
				t.Errorf("the error is %v", err)
			}
			if after, _ := walk(dir); !cmp.Equal(full(before), full(after), cmp.AllowUnexported(item{})) {
				t.Errorf("something was touched: %v, and before %v", after, before)
			}
		})
	}
}

// full returns contents without the folders that hold nothing.
func full(c contents) contents {
	return maps.Collect(func(yield func(string, []item) bool) {
		for folder, items := range c {
			if len(items) > 0 && !yield(folder, items) {
				return
			}
		}
	})
}

// TestManifestThatIsNotReliableIsNotUpdated has a record that fits a manifest that does not.
func TestManifestThatIsNotReliableIsNotUpdated(t *testing.T) {
	for what, change := range map[string]func(string) string{
		"damaged":       func(m string) string { return m[:len(m)/2] },
		"another byte":  func(m string) string { return m[:len(m)/2] + "x" + m[len(m)/2+1:] },
		"no address":    func(string) string { return string(manifestOf(t, "../x")) },
		"somebody else": func(string) string { return "{}" },
	} {
		dir := remembered(t)
		put(t, at(dir, ManifestName), change(text(t, dir, ManifestName)))
		w := newWriter(dir, remembering(""))
		must(t, w.writeRecord())
		_, err := Update(t.Context(), known(t, dir), files{"index.html": "changed"}.list(), nil, remembering(""))
		if !errors.Is(err, ErrAllNeeded) {
			t.Errorf("%s: the error is %v", what, err)
		}
		wantFiles(t, dir, small())
	}
}

// TestWhatSomebodyChangesDuringAnUpdateShows changes files between the look at the folder and the
// end of the update: the next build must not take them for its own.
func TestWhatSomebodyChangesDuringAnUpdateShows(t *testing.T) {
	for what, change := range map[string]func(dir string){
		"another file":            func(dir string) { put(t, at(dir, "guide/two.html"), "theirs") },
		"a file that is the same": func(dir string) { put(t, at(dir, "index.html"), "home") },
		"a new file":              func(dir string) { put(t, at(dir, "guide/mine.html"), "mine") },
		"a file that goes":        func(dir string) { remove(t, at(dir, "a/b/c/far.html")) },
		"a folder":                func(dir string) { remove(t, at(dir, "a")) },
		"a folder beside":         func(dir string) { put(t, at(dir, "guide/new/mine.html"), "mine") },
	} {
		for _, early := range []bool{true, false} {
			dir := remembered(t)
			last := known(t, dir)
			if early {
				change(dir)
			}
			list := files{"guide/one.html": "changed", "index.html": "home"}.list()
			emit := list[0].Emit
			list[0].Emit = func(out *bytes.Buffer) error {
				if !early {
					change(dir)
				}
				return emit(out)
			}
			if _, err := Update(t.Context(), last, list, nil, Options{Jobs: 1, Origin: of}); err != nil {
				t.Errorf("%s: %v", what, err)
			}
			if _, ok := Known(dir); ok {
				t.Errorf("%s: it is taken for what the build left", what)
			}
			rewrite(t, dir, small())
			for p, data := range small() {
				if got := written(t, at(dir, p)); got != data {
					t.Errorf("%s: %s is %q after the next build", what, p, got)
				}
			}
		}
	}
}

// TestUpdateWaitsAndSeesThatTheFolderChanged has an update wait for a build that began after the
// folder was known.
func TestUpdateWaitsAndSeesThatTheFolderChanged(t *testing.T) {
	dir := remembered(t)
	last := known(t, dir)
	unlock, err := lock(t.Context(), filepath.Join(dir, ownFolder, lockName), nil)
	must(t, err)
	built := make(chan error, 1)
	o := remembering("")
	o.Wait = func() {
		go func() {
			unlock()
			_, err := Write(context.Background(), dir, files{"index.html": "theirs"}.list(), remembering(""))
			built <- err
		}()
	}
	within(t, hang, "the update", func(ctx context.Context) {
		_, err := Update(ctx, last, files{"index.html": "ours"}.list(), nil, o)
		switch {
		case err == nil: // it came first, and the build after it
		case !errors.Is(err, ErrAllNeeded):
			t.Errorf("the error is %v", err)
		}
	})
	must(t, <-built)
	wantFiles(t, dir, files{"index.html": "theirs"})
	known(t, dir)
}
