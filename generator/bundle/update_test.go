package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/output"
)

// second changes a file of small, adds two, removes one, and makes folders of files.
func second() tree {
	return small().with(tree{
		"index.html": "<p>Second</p>", "guide/two.html": "", "new/page.html": "new", "guide/one.html": "", "guide/one.html/deep.txt": "in a folder",
	})
}

func TestUpdateHoldsOnlyWhatChanged(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	name := makeUpdate(t, old, second(), "2026-12-01")
	got := holds(t, unzip(t, name))
	delete(got, updateName)
	want := tree{"index.html": "<p>Second</p>", "new/page.html": "new", "guide/one.html/deep.txt": "in a folder", updateNote: "An update.\r\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	r, err := Verify(t.Context(), name, nil)
	if err != nil || r.Update == nil || len(r.Faults) > 0 || r.Repacked {
		t.Fatalf("it is %+v, %v", r, err)
	}
	if diff := cmp.Diff([]string{"guide/one.html", "guide/two.html"}, r.Update.Goes); diff != "" {
		t.Error(diff)
	}
	if !bytes.Equal(get(t, name), get(t, makeUpdate(t, old, second(), "2026-12-01"))) {
		t.Error("made again it has other bytes")
	}
	m, e, err := Before(old)
	if err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(t.TempDir(), "none.zip")
	if _, _, err := MakeUpdate(t.Context(), none, m, e, small().list(), nil, options("2026-11-21")); !errors.Is(err, ErrNothingNew) {
		t.Error(err)
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("an update was made that changes nothing")
	}
}

// TestUpdatesComeToWhatACleanBundleIs goes through editions at random, by updates from
// whole bundles and from updates, and compares each with a clean bundle.
func TestUpdatesComeToWhatACleanBundleIs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"a", "b.html", "c/d", "c/e/f", "c/e", "A/x", "b/y.html", "b", "ŵ/é.txt"}
	now := small()
	last := makeZip(t, now, "2026-11-21")
	dir := unzip(t, last)
	put(t, filepath.Join(dir, "guide", "mine.txt"), "mine")
	for i := range 30 {
		for range 1 + r.IntN(4) {
			now = now.with(tree{names[r.IntN(len(names))]: []string{"", fmt.Sprint("edition ", i), strings.Repeat("long ", 500)}[r.IntN(3)]})
		}
		if _, err := sorted(now.list()); err != nil || !fits(now) {
			now = small().with(tree{"a": fmt.Sprint(i)})
		}
		day := fmt.Sprintf("2026-12-%02d", 1+i)
		update := makeUpdate(t, last, now, day)
		if _, err := Apply(t.Context(), dir, update, ApplyOptions{Jobs: 2}); err != nil {
			t.Fatal(i, err)
		}
		clean := makeZip(t, now, day)
		want(t, dir, now.with(tree{"guide/mine.txt": "mine"}))
		if !bytes.Equal(get(t, filepath.Join(dir, output.ManifestName)), get(t, filepath.Join(unzip(t, clean), output.ManifestName))) {
			t.Fatal("the manifest is not that of a clean bundle")
		}
		wantFaults(t, dir, "added guide/mine.txt")
		if last = clean; r.IntN(2) == 0 {
			last = update
		}
	}
}

// fits tells whether no path is that of a file and of a folder.
func fits(f tree) bool {
	for p := range f {
		for dir := filepath.ToSlash(filepath.Dir(p)); dir != "."; dir = filepath.ToSlash(filepath.Dir(dir)) {
			if _, clash := f[dir]; clash {
				return false
			}
		}
	}
	return true
}

func TestApplyingTwice(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	update, dir := makeUpdate(t, old, second(), "2026-12-01"), unzip(t, old)
	for i := range 2 {
		_, err := Apply(t.Context(), dir, update, ApplyOptions{})
		if i == 0 && err != nil || i == 1 && !errors.Is(err, ErrAlready) {
			t.Errorf("time %d: %v", i, err)
		}
		want(t, dir, second())
	}
}

func TestStoppedUpdateIsFinished(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	update := makeUpdate(t, old, second(), "2026-12-01")
	for stopAt := range len(second()) {
		dir := unzip(t, old)
		put(t, filepath.Join(dir, "mine.txt"), "mine")
		ctx, stop := context.WithCancel(t.Context())
		n := 0
		_, err := Apply(ctx, dir, update, ApplyOptions{Jobs: 1, Show: func(files int) (step, done func()) {
			if files != len(second()) {
				t.Errorf("there are %d files, want %d", files, len(second()))
			}
			return func() {
				if n++; n > stopAt {
					stop()
				}
			}, func() {}
		}})
		if err == nil {
			t.Logf("stopped too late at %d", stopAt)
		} else if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		} else if r, err := Verify(t.Context(), dir, nil); err != nil || !r.Unfinished {
			t.Errorf("stopped at %d: %+v, %v", stopAt, r, err)
		} else if _, err := Apply(t.Context(), dir, update, ApplyOptions{}); err != nil {
			t.Errorf("stopped at %d: %v", stopAt, err)
		}
		want(t, dir, second().with(tree{"mine.txt": "mine"}))
		stop()
	}
}

// TestUpdateIsRefused is of folders and updates that do not belong together or are not
// whole. Nothing may be touched.
func TestUpdateIsRefused(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	update := makeUpdate(t, old, second(), "2026-12-01")
	badUpdate := filepath.Join(t.TempDir(), "bad.zip")
	data := bytes.Clone(get(t, update))
	data[bytes.Index(data, []byte("<p>Second</p>"))+4] ^= 1
	put(t, badUpdate, string(data))
	other := unzip(t, makeZip(t, tree{"index.html": "other"}, "2026-11-21"))
	noZip := filepath.Join(t.TempDir(), "letter.zip")
	put(t, noZip, "Dear all")
	var noList bytes.Buffer
	if err := zip.NewWriter(&noList).Close(); err != nil {
		t.Fatal(err)
	}
	noUpdate := filepath.Join(t.TempDir(), "photos.zip")
	put(t, noUpdate, noList.String())
	for name, c := range map[string]struct {
		dir, update string
		change      tree
		want        any
	}{
		"of another edition":    {other, update, nil, new(*OtherEditionError)},
		"a whole bundle":        {unzip(t, old), old, nil, ErrNotUpdate},
		"damaged update":        {unzip(t, old), badUpdate, nil, "changed index.html"},
		"damaged folder":        {unzip(t, old), update, tree{"files/noise.bin": "x"}, "changed files/noise.bin"},
		"own work in a page":    {unzip(t, old), update, tree{"index.html": "my notes"}, "changed index.html"},
		"own work in old page":  {unzip(t, old), update, tree{"guide/two.html": "my notes"}, "changed guide/two.html"},
		"own file in the way":   {unzip(t, old), update, tree{"new/page.html": "mine"}, "added new/page.html"},
		"no list of the files":  {t.TempDir(), update, nil, ErrNoManifest},
		"no list in the update": {unzip(t, old), noUpdate, nil, ErrNoManifest},
		"no zip":                {unzip(t, old), noZip, nil, new(*BrokenError)},
		"damaged list of files": {unzip(t, old), update, tree{output.ManifestName: "{\n\"version\": 1"}, new(*BrokenError)},
	} {
		t.Run(name, func(t *testing.T) {
			for p, data := range c.change {
				put(t, filepath.Join(c.dir, p), data)
			}
			before := holds(t, c.dir)
			_, err := Apply(t.Context(), c.dir, c.update, ApplyOptions{})
			var damaged *DamagedError
			switch w := c.want.(type) {
			case error:
				if !errors.Is(err, w) {
					t.Errorf("the error is %v, want %v", err, w)
				}
			case string:
				if !errors.As(err, &damaged) || cmp.Diff([]string{w}, words(damaged.Faults)) != "" {
					t.Errorf("the error is %v with %+v, want %s", err, damaged, w)
				}
			default:
				if !errors.As(err, w) {
					t.Errorf("the error is %v", err)
				}
			}
			if ofUpdate := c.update != update || c.want == ErrNotUpdate; errors.As(err, new(*UpdateError)) != ofUpdate {
				t.Errorf("the error is one of the update: %v, want %v", !ofUpdate, ofUpdate)
			}
			want(t, c.dir, before)
			if output.Unfinished(c.dir) {
				t.Error("the folder was touched")
			}
		})
	}
}

func TestMissingFileThatTheUpdateHoldsIsMended(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	update, dir := makeUpdate(t, old, second(), "2026-12-01"), unzip(t, old)
	for _, p := range []string{"index.html", "guide/two.html"} {
		if err := os.Remove(filepath.Join(dir, p)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Apply(t.Context(), dir, update, ApplyOptions{}); err != nil {
		t.Fatal(err)
	}
	want(t, dir, second())
}

// TestUpdateThatContradictsItself changes what an update says and packs it again.
func TestUpdateThatContradictsItself(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	files := holds(t, unzip(t, makeUpdate(t, old, second(), "2026-12-01")))
	for name, change := range map[string][2]string{
		"comes to be another":     {`"path": "index.html"`, `"path": "files/empty.txt"`},
		"goes and stays":          {`"guide/two.html"`, `"files/empty.txt"`},
		"another form":            {`"version": 1`, `"version": 2`},
		"no list":                 {`{`, `[`},
		"leads to another":        {`"to": {` + "\n" + `  "manifest": "`, `"to": {` + "\n" + `  "manifest": "0`},
		"another name of its own": {updateNote, "index.html"},
	} {
		list := strings.Replace(files[updateName], change[0], change[1], 1)
		if list == files[updateName] {
			t.Fatalf("%s: nothing was changed in %s", name, list)
		}
		var entries []entry
		for p, data := range files.with(tree{updateName: list}) {
			e := entry{data: data}
			e.header.Name = p
			entries = append(entries, e)
		}
		var broken *BrokenError
		if _, err := Verify(t.Context(), handmade(t, second(), entries...), nil); !errors.As(err, &broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
