package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/header"
	"partnerbook/generator/output"
)

var (
	one = small("one", "guide/a.html", "guide/b.html", "old/gone.html")
	two = small("two", "guide/a.html", "guide/b.html", "new/c.html", "new/d.html")
)

// hashedOf returns what of a site has a digest in its name.
func hashedOf(site map[string]string) map[string]string {
	out := maps.Clone(site)
	maps.DeleteFunc(out, func(p, _ string) bool { return !header.Hashed(p) })
	return out
}

func TestPublish(t *testing.T) {
	m := newMemory()
	r := published(t, m, one, options(0))
	if want := len(one) + 1; r.Put != want || r.Same != 0 || r.Removed != 0 {
		t.Errorf("the first publication reports %+v, want %d put", r, want)
	}
	if diff := cmp.Diff(one, plain(m.site())); diff != "" {
		t.Errorf("what stands there (-want +got):\n%s", diff)
	}
	if _, err := output.ReadManifest([]byte(m.files[output.ManifestName])); err != nil {
		t.Errorf("the manifest: %v", err)
	}

	m.changes = 0
	if r := published(t, m, one, options(1)); r.Same != len(one)+1 || r.Put != 0 || m.changes != 0 {
		t.Errorf("the same again: %+v with %d changes; want none", r, m.changes)
	}

	// Only what changed, and what left; files with digests stay for a day.
	r = published(t, m, two, options(2))
	want := maps.Clone(two)
	maps.Copy(want, hashedOf(one))
	if diff := cmp.Diff(want, plain(m.site())); diff != "" {
		t.Errorf("after the second edition (-want +got):\n%s", diff)
	}
	if r.Removed != 1 || r.Kept != len(hashedOf(one)) || r.Put != len(two)+1 {
		t.Errorf("the second edition reports %+v", r)
	}

	// They go with the next publication a day after they left, and not before.
	m.changes = 0
	if r := published(t, m, two, options(2)); r.Kept != len(hashedOf(one)) || m.changes != 0 {
		t.Errorf("on the same day: %+v with %d changes", r, m.changes)
	}
	published(t, m, two, options(3))
	if diff := cmp.Diff(two, plain(m.site())); diff != "" {
		t.Errorf("a day later (-want +got):\n%s", diff)
	}
}

// TestHashedComesBack publishes an edition, another, and the first again: what was kept
// counts as part of the edition from then on.
func TestHashedComesBack(t *testing.T) {
	m := newMemory()
	published(t, m, one, options(0))
	published(t, m, two, options(1))
	r := published(t, m, one, options(1))
	if r.Same < len(hashedOf(one)) {
		t.Errorf("%d files are unchanged; those with digests are there still", r.Same)
	}
	published(t, m, one, options(9))
	if diff := cmp.Diff(one, plain(m.site())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHeaders(t *testing.T) {
	long := strings.Repeat("words ", 400)
	site := maps.Clone(one)
	site["long.html"] = long
	site["assets/long.0123456789.js"] = long
	for _, tt := range []struct {
		forms Forms
		path  string
		want  Headers
	}{
		{Plain, "guide/a.html", Headers{"text/html; charset=utf-8", "no-cache", ""}},
		{Plain, "assets/long.0123456789.js", Headers{"text/javascript; charset=utf-8", header.Forever, ""}},
		{Beside, "long.html", Headers{"text/html; charset=utf-8", "no-cache", ""}},
		{Beside, "long.html.br", Headers{"text/html; charset=utf-8", "no-cache", "br"}},
		{Beside, "long.html.gz", Headers{"text/html; charset=utf-8", "no-cache", "gzip"}},
		{Beside, "assets/long.0123456789.js.zst", Headers{"text/javascript; charset=utf-8", header.Forever, "zstd"}},
		{InPlace, "long.html", Headers{"text/html; charset=utf-8", "no-cache", "gzip"}},
		{InPlace, "guide/a.html", Headers{"text/html; charset=utf-8", "no-cache", ""}}, // too small
	} {
		m, o := newMemory(), options(0)
		o.Forms = tt.forms
		published(t, m, site, o)
		if got := m.headers[tt.path]; got != tt.want {
			t.Errorf("form %d: the headers of %s are %+v, want %+v", tt.forms, tt.path, got, tt.want)
		}
		m.changes = 0
		if published(t, m, site, o); m.changes != 0 {
			t.Errorf("form %d: publishing again made %d changes", tt.forms, m.changes)
		}
		// Another form changes those files that have it, and leaves nothing of the other.
		published(t, m, site, options(9))
		published(t, m, site, options(10))
		if diff := cmp.Diff(site, without(m.site())); diff != "" {
			t.Errorf("form %d, and then as they are (-want +got):\n%s", tt.forms, diff)
		}
	}
}

// without returns a place without the manifest.
func without(site map[string]string) map[string]string {
	delete(site, output.ManifestName)
	return site
}

// errKilled is what a change ends with after a kill: nothing can be done any more.
var errKilled = errors.New("killed")

// TestKilledAnywhere kills publications at every change that they make, of a first edition
// and of a second, with a reader who looks after each change. Whoever goes on, with the
// same edition or with another, comes to what a clean publication comes to.
func TestKilledAnywhere(t *testing.T) {
	t.Parallel()
	for _, forms := range []Forms{Plain, Beside} {
		for _, tt := range []struct {
			name               string
			stood, comes, then map[string]string
		}{
			{"first", nil, one, one},
			{"second", one, two, two},
			{"back again", one, two, one},
			{"another first", nil, one, two},
		} {
			t.Run(fmt.Sprint(tt.name, forms), func(t *testing.T) { killedAnywhere(t, forms, tt.stood, tt.comes, tt.then) })
		}
	}
}

func killedAnywhere(t *testing.T, forms Forms, stood, comes, then map[string]string) {
	for at := 0; ; at++ {
		m, o := newMemory(), options(1)
		o.Forms, o.Keep = forms, 0
		if stood != nil {
			first := options(0)
			first.Forms = forms
			published(t, m, stood, first)
		}
		m.after = func() {
			if lack := lacking(m.files); len(lack) > 0 {
				t.Errorf("killed at change %d: a reader misses %v", at, lack)
			}
		}
		m.changes = 0
		m.before = func(n int, _ string) error {
			if n >= at {
				return errKilled
			}
			return nil
		}
		_, err := Publish(t.Context(), m, filesOf(comes), o)
		if err == nil {
			if at < len(comes) {
				t.Fatalf("only %d changes were made", at)
			}
			return
		}
		if !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		m.before = nil
		goesOn := false
		o.GoesOn = func(time.Time) { goesOn = true }
		published(t, m, then, o)
		if at > 0 && !goesOn {
			t.Errorf("killed at change %d: the next does not know of it", at)
		}
		clean := newMemory()
		published(t, clean, then, o)
		if diff := cmp.Diff(clean.site(), m.site()); diff != "" {
			t.Errorf("killed at change %d, and gone on (-want +got):\n%s", at, diff)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
}

// TestResumePutsLittleAgain kills a publication of many files in the middle: what was noted
// is not put again.
func TestResumePutsLittleAgain(t *testing.T) {
	site := maps.Clone(one)
	for i := range 1000 {
		site[fmt.Sprintf("files/%d.txt", i)] = "A file."
	}
	m := newMemory()
	const killed = 800
	m.before = func(n int, _ string) error {
		if n >= killed {
			return errKilled
		}
		return nil
	}
	if _, err := Publish(t.Context(), m, filesOf(site), options(0)); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	m.before = nil
	if r := published(t, m, site, options(0)); r.Put > len(site)-killed+250 {
		t.Errorf("%d of %d files were put again after %d", r.Put, len(site), killed)
	}
}

// TestTwoAtOnce lets a second publication begin and end at every change of a first. The
// first stops or comes to its end; a third finds a whole site, and needs to change nothing
// if the second was the last to begin.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	overtaken := 0
	for at := 1; ; at++ {
		m := newMemory()
		published(t, m, one, options(0))
		m.changes = 0
		done := false
		first := options(1)
		first.Jobs = 1
		m.before = func(n int, _ string) error {
			if n == at && !done {
				done = true
				published(t, m, two, options(1))
			}
			return nil
		}
		third := small("three", "guide/a.html", "guide/e.html")
		_, err := Publish(t.Context(), m, filesOf(third), first)
		if !done {
			break
		}
		if !errors.Is(err, ErrOvertaken) {
			t.Errorf("at change %d: the first ended with %v, want that it was overtaken", at, err)
		}
		overtaken++
		m.before = nil
		o := options(1)
		o.Keep = 0
		published(t, m, two, o)
		for p, data := range two {
			if m.files[p] != data {
				t.Errorf("at change %d: %s is not that of the second", at, p)
			}
		}
		if lack := lacking(m.files); len(lack) > 0 {
			t.Errorf("at change %d: a reader misses %v", at, lack)
		}
	}
	if overtaken < 8 {
		t.Errorf("only %d publications were overtaken", overtaken)
	}
}

// TestStateIsAskedOfAgain has a place refuse the state though it is the one that was left,
// and then not let it be read, as one on files may while two write. It is asked again, and
// only another publication's state says that this one was overtaken.
func TestStateIsAskedOfAgain(t *testing.T) {
	t.Parallel()
	same := func(data string) (string, error) { return data, nil }
	for name, tt := range map[string]struct {
		refusals int // of the state, in a row, each second time that it is written
		reads    func(data string) (string, error)
		times    int // that it is read so, each time
		want     error
	}{
		"refused once":       {1, same, 0, nil},
		"refused twice":      {2, same, 0, nil},
		"always refused":     {1000, same, 0, ErrOvertaken},
		"gone for a moment":  {1, func(string) (string, error) { return "", fs.ErrNotExist }, 1, nil},
		"gone":               {1, func(string) (string, error) { return "", fs.ErrNotExist }, 1000, ErrOvertaken},
		"half for a moment":  {1, func(data string) (string, error) { return data[:len(data)/2], nil }, 1, nil},
		"half":               {1, func(data string) (string, error) { return data[:len(data)/2], nil }, 1000, ErrOvertaken},
		"changes while read": {1, func(string) (string, error) { return "", ErrCondition }, 1, nil},
		"of a newer program": {1, func(string) (string, error) { return `{"version":99}`, nil }, 1, ErrOvertaken},
		"of another":         {1, func(string) (string, error) { return `{"version":1,"run":"another"}`, nil }, 1, ErrOvertaken},
		"store went away":    {1, func(string) (string, error) { return "", ErrUnreachable }, 1, ErrUnreachable},
		"user stopped it":    {1, func(string) (string, error) { return "", context.Canceled }, 1, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, refused, read, written, all := newMemory(), 0, 0, 0, 0
			m.before = func(_ int, p string) error {
				if p != StateName {
					return nil
				}
				if written%2 == 1 && refused < tt.refusals {
					refused++
					all++
					return ErrCondition
				}
				written++
				refused, read = 0, 0
				return nil
			}
			m.reads = func(data string) (string, error) {
				if read++; refused > 0 && read <= tt.times {
					return tt.reads(data)
				}
				return data, nil
			}
			_, err := Publish(t.Context(), m, filesOf(one), options(0))
			if !errors.Is(err, tt.want) || tt.want != ErrOvertaken && errors.Is(err, ErrOvertaken) {
				t.Fatalf("the error is %v, want %v", err, tt.want)
			}
			if err != nil {
				return
			}
			for p, data := range one {
				if m.files[p] != data {
					t.Errorf("%s is not there", p)
				}
			}
			if all == 0 {
				t.Error("nothing was refused")
			}
		})
	}
}

// TestStateIsReadAgain has a place give half of the state, as while another writes it, and
// tell that it changed.
func TestStateIsReadAgain(t *testing.T) {
	t.Parallel()
	half := func(data string) (string, error) { return data[:len(data)/2], nil }
	changed := func(string) (string, error) { return "", ErrCondition }
	for name, tt := range map[string]struct {
		reads func(string) (string, error)
		times int
		want  error
	}{
		"half once": {half, 1, nil}, "half for ever": {half, 1000, ErrDamaged},
		"changed once": {changed, 1, nil}, "changes for ever": {changed, 1000, ErrCondition},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, read := newMemory(), 0
			published(t, m, one, options(0))
			m.reads = func(data string) (string, error) {
				if read++; read <= tt.times {
					return tt.reads(data)
				}
				return data, nil
			}
			if _, err := Publish(t.Context(), m, filesOf(two), options(1)); !errors.Is(err, tt.want) {
				t.Errorf("the error is %v, want %v", err, tt.want)
			}
			if read == 0 {
				t.Error("the state was not read")
			}
		})
	}
}

// TestSettles has somebody overwrite a page while a publication runs.
func TestSettles(t *testing.T) {
	m := newMemory()
	m.after = func() {
		if _, begun := m.files["sitemap.xml"]; begun && m.files["guide/a.html"] == one["guide/a.html"] && m.changes < 100 {
			m.changes = 100
			m.files["guide/a.html"] = "somebody else's"
		}
	}
	published(t, m, one, options(0))
	if m.changes < 100 {
		t.Fatal("nobody overwrote anything")
	}
	if m.files["guide/a.html"] != one["guide/a.html"] {
		t.Error("the page that was overwritten meanwhile is not as it should be")
	}
}

func TestRefuses(t *testing.T) {
	foreign := func() *memory {
		m := newMemory()
		m.files["minutes.docx"] = "somebody else's"
		return m
	}
	m := foreign()
	_, err := Publish(t.Context(), m, filesOf(one), options(0))
	if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), "minutes.docx") || m.changes != 0 {
		t.Errorf("a place that holds something else: %v after %d changes", err, m.changes)
	}
	beside := options(0)
	beside.Beside = true
	published(t, m, one, beside)
	published(t, m, two, options(9)) // it is known from then on
	if m.files["minutes.docx"] != "somebody else's" {
		t.Error("somebody else's file is gone")
	}

	m = foreign()
	m.files["index.html"] = "somebody else's"
	if _, err := Publish(t.Context(), m, filesOf(one), beside); !errors.Is(err, ErrTaken) || m.changes != 0 {
		t.Errorf("a place with somebody else's start page: %v after %d changes", err, m.changes)
	}

	m = newMemory()
	published(t, m, one, options(0))
	m.changes = 0
	other := options(1)
	other.Made.Title = "Other"
	if _, err := Publish(t.Context(), m, filesOf(two), other); !errors.Is(err, ErrOther) || !strings.Contains(err.Error(), "Small") || m.changes != 0 {
		t.Errorf("a place of another site: %v after %d changes", err, m.changes)
	}
	other.TakeOver = true
	published(t, m, two, other)

	for text, want := range map[string]error{
		"{":             ErrDamaged,
		`{"version":2}`: ErrNewer,
		`{"version":1,"files":[{"path":"../../etc/passwd"}]}`:        ErrDamaged,
		`{"version":1,"files":[{"path":".partnerbook/state.json"}]}`: ErrDamaged,
	} {
		m := newMemory()
		m.files[StateName] = text
		if _, err := Publish(t.Context(), m, filesOf(one), options(0)); !errors.Is(err, want) || m.changes != 0 {
			t.Errorf("a state %s: %v after %d changes, want %v", text, err, m.changes, want)
		}
	}
}

// TestDeletesOnlyItsOwn changes a file there by hand that then leaves the site.
func TestDeletesOnlyItsOwn(t *testing.T) {
	m := newMemory()
	published(t, m, one, options(0))
	m.files["old/gone.html"] = "edited by hand"
	m.files["added.txt"] = "added by hand"
	r := published(t, m, two, options(9))
	if !slices.Equal(r.Altered, []string{"old/gone.html"}) || m.files["old/gone.html"] != "edited by hand" || m.files["added.txt"] == "" {
		t.Errorf("reported %v; what somebody edited or added must stay", r.Altered)
	}
	// What is of the site and was changed or removed by hand is mended.
	m.files["guide/a.html"] = strings.ToUpper(m.files["guide/a.html"])
	delete(m.files, "guide/b.html")
	if r := published(t, m, two, options(10)); r.Put != 2 || m.files["guide/a.html"] != two["guide/a.html"] || m.files["guide/b.html"] != two["guide/b.html"] {
		t.Errorf("mending reports %+v, want 2 put", r)
	}
}

func TestDryRun(t *testing.T) {
	m := newMemory()
	published(t, m, one, options(0))
	before := maps.Clone(m.files)
	m.changes = 0
	o := options(9)
	o.DryRun = true
	r := published(t, m, two, o)
	if m.changes != 0 || !maps.Equal(before, m.files) {
		t.Error("a dry run changed something")
	}
	o.DryRun = false
	real := published(t, m, two, o)
	if r.Put != real.Put || r.Removed != real.Removed || len(r.ToPut) != real.Put || !slices.Equal(r.ToRemove, []string{"old/gone.html"}) {
		t.Errorf("a dry run says %+v, and then %+v was done", r, real)
	}
	at := func(p string) int { return slices.Index(r.ToPut, p) }
	for _, pair := range [][2]string{
		{"files/form.txt", "new/c.html"}, {"new/c.html", "guide/a.html"}, {"guide/a.html", "index.html"},
		{"guide/b.html", "search/index.js"}, {"search/index.js", "manifest.json"}, {"index.html", "manifest.json"},
	} {
		if at(pair[0]) < 0 || at(pair[0]) > at(pair[1]) {
			t.Errorf("%s comes at %d and %s at %d", pair[0], at(pair[0]), pair[1], at(pair[1]))
		}
	}
}

// TestStopped cancels a publication in the middle. It notes how far it came.
func TestStopped(t *testing.T) {
	m := newMemory()
	ctx, stop := context.WithCancel(t.Context())
	m.before = func(n int, _ string) error {
		if n == 5 {
			stop()
		}
		return nil
	}
	o := options(0)
	o.Jobs = 1
	if _, err := Publish(ctx, m, filesOf(one), o); !errors.Is(err, context.Canceled) {
		t.Fatalf("ended with %v", err)
	}
	m.before = nil
	if r := published(t, m, one, o); r.Same < 4 {
		t.Errorf("%d files were found unchanged; what was put should have been noted", r.Same)
	}
}
