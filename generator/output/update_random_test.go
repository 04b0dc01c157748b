package output

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUpdatesLeaveWhatWriteLeaves goes from one site to another by updates and builds,
// at random, and beside it by builds alone. Files become folders and back, folders come and go,
// names differ in capitals alone or have signs that JSON writes in other ways.
func TestUpdatesLeaveWhatWriteLeaves(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("the seed is %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	dir, other := filepath.Join(t.TempDir(), "public"), filepath.Join(t.TempDir(), "public")
	site := small()
	write := func(dir string) Report {
		report, err := Write(t.Context(), dir, site.list(), remembering(""))
		must(t, err)
		return report
	}
	write(dir)
	write(other)
	for step := range 60 {
		changed, gone := randomChange(r, site)
		site = site.with(changed)
		for _, p := range gone {
			delete(site, p)
		}
		var got Report
		if r.IntN(5) == 0 {
			got = write(dir)
		} else {
			got = update(t, dir, changed, gone...)
		}
		want := write(other)
		if got != want {
			t.Errorf("the report is %+v, want %+v", got, want)
		}
		if diff := cmp.Diff(all(t, other), all(t, dir)); diff != "" {
			t.Errorf("the folder is not as a build leaves it (-want +got):\n%s", diff)
		}
		last := known(t, dir)
		if now, err := walk(dir); err != nil || !cmp.Equal(full(now), full(last.holds), cmp.AllowUnexported(item{})) {
			t.Errorf("the folder does not hold what the record says; %v", err)
		}
		if t.Failed() {
			t.Fatalf("step %d: %v changed, %v gone", step, changed, gone)
		}
	}
}

// all returns what a folder holds, and its manifest.
func all(t *testing.T, dir string) files {
	t.Helper()
	return read(t, dir).with(files{ManifestName: text(t, dir, ManifestName)})
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

// randomChange changes some files, a few of them into what they are, makes new ones and
// removes others. No file is in the place of a folder afterwards.
func randomChange(r *rand.Rand, site files) (changed files, gone []string) {
	pool := []string{
		"index.html", "x", "x/y", "x/y/z", "x/Y.html", "x/y.html", "guide/one.html", "guide/two.html",
		"a/b/c/far.html", "a/b.html", "a-b", "a.b", "a<b>&c", "ŵ/â.html", "q\u2028",
	}
	changed = files{}
	for range 1 + r.IntN(4) {
		p := pool[r.IntN(len(pool))]
		switch old, had := site[p]; {
		case had && r.IntN(3) == 0:
			gone = append(gone, p)
		case had && r.IntN(4) == 0:
			changed[p] = old
		default:
			changed[p] = fmt.Sprint("text ", r.IntN(1000))
		}
	}
	for p := range site {
		for q := range changed {
			if isAbove(p, q) || isAbove(q, p) {
				gone = append(gone, p)
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(changed)) {
		if slices.ContainsFunc(slices.Collect(maps.Keys(changed)), func(q string) bool { return isAbove(q, p) }) {
			delete(changed, p)
		}
	}
	slices.Sort(gone)
	gone = slices.Compact(gone)
	for _, p := range gone {
		delete(changed, p)
	}
	return changed, gone
}

func isAbove(folder, p string) bool {
	return len(p) > len(folder) && p[:len(folder)+1] == folder+"/"
}

