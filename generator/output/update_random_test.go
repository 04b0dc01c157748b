package output

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUpdatesLeaveWhatWriteLeaves goes from one site to another by updates and builds,
// at random, and beside it by builds alone. Files become folders and back, folders come and go,
// names differ in capitals alone or have signs that JSON writes in other ways.
func TestUpdatesLeaveWhatWriteLeaves(t *testing.T) {
	var made atomic.Int64
	for name, c := range map[string]Companions{"alone": {}, "with companions": shouted(&made)} {
		t.Run(name, func(t *testing.T) { randomUpdates(t, c) })
	}
}

func randomUpdates(t *testing.T, c Companions) {
	seed := rand.Uint64()
	t.Logf("the seed is %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	dir, other := filepath.Join(t.TempDir(), "public"), filepath.Join(t.TempDir(), "public")
	site, o := small(), remembering("")
	o.Companions = c
	write := func(dir string) Report {
		report, err := Write(t.Context(), dir, site.list(), o)
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
		var err error
		if r.IntN(5) == 0 {
			got = write(dir)
		} else {
			got, err = Update(t.Context(), known(t, dir), changed.list(), gone, o)
		}
		if want := write(other); got != want || err != nil {
			t.Errorf("the report is %+v, %v; want %+v", got, err, want)
		}
		if diff := cmp.Diff(all(t, other), all(t, dir)); diff != "" {
			t.Errorf("the folder is not as a build leaves it (-want +got):\n%s", diff)
		}
		last := known(t, dir)
		if want := (Report{Same: got.Written + got.Same, Bytes: got.Bytes}); last.Report != want {
			t.Errorf("what is known is %+v, want %+v", last.Report, want)
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

// randomChange changes some files, a few of them into what they are, makes new ones and
// removes others. No file is in the place of a folder
// or of a companion afterwards.
func randomChange(r *rand.Rand, site files) (changed files, gone []string) {
	pool := []string{
		"index.html", "x", "x/y", "x/y/z", "x/Y.html", "x/y.html", "guide/one.html", "guide/two.html",
		"a/b/c/far.html", "a/b.html", "a-b", "a.b", "a<b>&c", "guide/x.html.up", "guide/x.html", "ŵ/â.html", "q\u2028",
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
			changed[p] = fmt.Sprint("text "[r.IntN(5):], r.IntN(1000))
		}
	}
	for p := range site {
		for q := range changed {
			if excludes(p, q) || excludes(q, p) {
				gone = append(gone, p)
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(changed)) {
		if slices.ContainsFunc(slices.Collect(maps.Keys(changed)), func(q string) bool { return excludes(q, p) }) {
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

// excludes tells whether a file cannot stand beside another: where its folder would be, or
// where its companion would.
func excludes(p, other string) bool {
	return strings.HasPrefix(other, p+"/") || other == p+".up"
}
