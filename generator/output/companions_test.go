package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shouted makes companions of each page of more than four bytes, one of them in
// capitals, and counts how often it is asked to.
func shouted(made *atomic.Int64) Companions {
	return Companions{
		Way: "capitals", Endings: []string{".up", ".twice"},
		Wanted: func(p string) bool { return strings.HasSuffix(p, ".html") },
		Make: func(ending, _ string, data []byte) ([]byte, error) {
			made.Add(1)
			if len(data) <= 4 {
				return nil, nil
			}
			if ending == ".twice" {
				return bytes.Repeat(data, 2), nil
			}
			return bytes.ToUpper(data), nil
		},
	}
}

func writeBeside(t *testing.T, dir string, f files, c Companions) {
	t.Helper()
	if _, err := Write(t.Context(), dir, f.list(), Options{Jobs: 2, Companions: c}); err != nil {
		t.Fatal(err)
	}
}

// beside returns files with the companions that they must have.
func (f files) beside() files {
	out := f.with(nil)
	for p, text := range f {
		if strings.HasSuffix(p, ".html") && len(text) > 4 {
			out[p+".up"], out[p+".twice"] = strings.ToUpper(text), text+text
		}
	}
	return out
}

func TestCompanions(t *testing.T) {
	dir := t.TempDir()
	var made atomic.Int64
	way := shouted(&made)
	f := small().with(files{"a/picture.png": "picture"})
	step := func(what string, f files, c Companions, wantMade int64) {
		t.Helper()
		made.Store(0)
		writeBeside(t, dir, f, c)
		want := f
		if len(c.Endings) > 0 {
			want = f.beside()
		}
		if diff := cmp.Diff(want, read(t, dir)); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
		if made.Load() != wantMade {
			t.Errorf("%s: %d companions were made, want %d", what, made.Load(), wantMade)
		}
		clean := t.TempDir()
		writeBeside(t, clean, f, c)
		if diff := cmp.Diff(text(t, clean, ManifestName), text(t, dir, ManifestName)); diff != "" {
			t.Errorf("%s: the manifest is not that of a clean build:\n%s", what, diff)
		}
	}
	step("at first", f, way, 8)
	step("nothing changed", f, way, 2) // those of "home", which is too short, are tried again
	f = f.with(files{"guide/one.html": "another"})
	step("one changed", f, way, 4)
	f = f.with(files{"guide/one.html": "tiny"})
	step("one is too short now", f, way, 4)
	f = f.with(files{"guide/two.html": ""})
	step("one is gone", f, way, 4)
	if err := os.WriteFile(filepath.Join(dir, "a/b/c/far.html.up"), []byte("FAR AWAZ"), 0o666); err != nil {
		t.Fatal(err)
	}
	step("one was damaged", f, way, 5)
	if err := os.Remove(filepath.Join(dir, "a/b/c/far.html.twice")); err != nil {
		t.Fatal(err)
	}
	step("one was deleted", f, way, 5)
	other := way
	other.Way = "other capitals"
	step("made in another way", f, other, 6)
	step("without", f, Companions{}, 0)
	step("with again", f, way, 6)
}

// text returns what a file holds.
func text(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCompanionsClash(t *testing.T) {
	var made atomic.Int64
	for _, other := range []string{"index.html.up", "INDEX.html.UP", "index.html.twice/x"} {
		dir := t.TempDir()
		f := small().with(files{other: "mine", "later.html": "x", "later.html.up": "mine", "more.html": "x", "more.html.up": "mine"})
		_, err := Write(t.Context(), dir, f.list(), Options{Jobs: 1, Companions: shouted(&made)})
		var clash *ClashError
		if !errors.As(err, &clash) || clash.File != "index.html" {
			t.Errorf("%s: %v", other, err)
		}
		if left := read(t, dir); len(left) > 0 {
			t.Errorf("%s: something was written: %v", other, left)
		}
	}
}

func TestCompanionsOfOthersAreKept(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html.up"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	var made atomic.Int64
	f := files{"index.html": "welcome"}
	if _, err := Write(t.Context(), dir, f.list(), Options{Jobs: 1, Companions: shouted(&made)}); !errors.Is(err, ErrForeign) {
		t.Errorf("%v", err)
	}
	write(t, dir, f)
	if got := text(t, dir, "index.html.up"); got != "mine" {
		t.Errorf("the file is %q", got)
	}
}

// TestStoppedAmongCompanions stops builds at each companion in turn; the next build
// must leave what a clean one does.
func TestStoppedAmongCompanions(t *testing.T) {
	for stop := range int64(9) {
		dir := t.TempDir()
		var made atomic.Int64
		way := shouted(&made)
		old := way
		if stop%2 == 0 {
			old.Way = "in an old way"
			old.Make = func(ending, _ string, data []byte) ([]byte, error) { return []byte("old" + ending), nil }
		}
		writeBeside(t, dir, small().with(files{"old.html": "an old page"}), old)
		ctx, cancel := context.WithCancel(t.Context())
		stopping := way
		stopping.Make = func(ending, p string, data []byte) ([]byte, error) {
			if made.Load() == stop {
				cancel()
				return nil, fmt.Errorf("stopped")
			}
			return way.Make(ending, p, data)
		}
		made.Store(0)
		f := small().with(files{"guide/one.html": "changed", "new.html": "new page"})
		_, err := Write(ctx, dir, f.list(), Options{Jobs: 1, Companions: stopping})
		cancel()
		if err == nil {
			continue // fewer were made
		}
		writeBeside(t, dir, f, way)
		if diff := cmp.Diff(f.beside(), read(t, dir)); diff != "" {
			t.Errorf("stopped at %d:\n%s", stop, diff)
		}
	}
}

// TestUpdateWithOtherCompanions: an update leaves companions, so they must be made as
// those that stand there. Files are changed and removed, not companions.
func TestUpdateWithOtherCompanions(t *testing.T) {
	var made atomic.Int64
	way := shouted(&made)
	other := way
	other.Way = "other capitals"
	for what, c := range map[string]struct {
		before, now   Companions
		changed, gone string
		clash         bool
	}{
		"asked for":           {now: way, changed: "index.html"},
		"made before":         {before: way, changed: "index.html"},
		"in another way":      {before: way, now: other, changed: "index.html"},
		"a companion goes":    {before: way, now: way, changed: "index.html", gone: "guide/one.html.up"},
		"a companion changes": {before: way, now: way, changed: "guide/one.html.up", clash: true},
		"one comes":           {before: way, now: way, changed: "index.html.UP", clash: true},
	} {
		t.Run(what, func(t *testing.T) {
			dir, o := t.TempDir(), remembering("")
			o.Companions = c.before
			_, err := Write(t.Context(), dir, small().list(), o)
			must(t, err)
			before := read(t, dir)
			var gone []string
			if c.gone != "" {
				gone = append(gone, c.gone)
			}
			o.Companions = c.now
			_, err = Update(t.Context(), known(t, dir), files{c.changed: "changed"}.list(), gone, o)
			var clash *ClashError
			if errors.As(err, &clash) != c.clash || errors.Is(err, ErrAllNeeded) == c.clash {
				t.Errorf("the error is %v", err)
			}
			wantFiles(t, dir, before)
			known(t, dir)
		})
	}
}

// TestUpdateStoppedAmongCompanions stops updates at each companion in turn; the next
// build must leave what a clean one does.
func TestUpdateStoppedAmongCompanions(t *testing.T) {
	changed := files{"guide/one.html": "changed", "new.html": "new page", "a/b/c/far.html": "far"} // too short for companions
	f := small().with(changed).with(files{"guide/two.html": ""})
	stopped := 0
	for stop := range int64(8) {
		dir, o := t.TempDir(), remembering("")
		var made atomic.Int64
		way := shouted(&made)
		o.Jobs, o.Companions = 1, way
		_, err := Write(t.Context(), dir, small().list(), o)
		must(t, err)
		stopping := o
		stopping.Companions.Make = func(ending, p string, data []byte) ([]byte, error) {
			if made.Load() == stop {
				return nil, errors.New("stopped")
			}
			return way.Make(ending, p, data)
		}
		made.Store(0)
		if _, err = Update(t.Context(), known(t, dir), changed.list(), []string{"guide/two.html"}, stopping); err != nil {
			stopped++
			if _, ok := Known(dir); ok {
				t.Errorf("stopped at %d it is known", stop)
			}
			writeBeside(t, dir, f, way)
		}
		if diff := cmp.Diff(f.beside(), read(t, dir)); diff != "" {
			t.Errorf("stopped at %d:\n%s", stop, diff)
		}
	}
	if stopped < 4 {
		t.Errorf("%d updates were stopped, too few", stopped)
	}
}
