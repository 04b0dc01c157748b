package main_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"partnerbook/generator/testrun"
)

// TestFullIndexAtEveryCall kills searches that keep the full index, and has the machine
// refuse what they write. A search that lives finds what it should, whatever becomes of
// the cache, and so does the next.
func TestFullIndexAtEveryCall(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	dir := newSite(t, tree{"content/guide/three.md": page("Three", "Savings are hard to prove, see [one](one.md).")})
	search := []string{"search", "--engine", "bleve", "--format", "trec", "savings prove one"}
	cache := func() (folder string, env []string) {
		folder = t.TempDir()
		return folder, []string{"XDG_CACHE_HOME=" + folder}
	}
	folder, env := cache()
	all := tracedRun(t, dir, []string{folder}, fault{}, env, search...)
	wantRefusal(t, all.result, exitFine)
	if !strings.Contains(all.out, "guide/three") {
		t.Fatalf("the search finds:\n%s", all.out)
	}
	wantFound := func(env []string) {
		t.Helper()
		c := command(t, dir, search...)
		c.Env = append(c.Env, env...)
		if r := finish(t, c); r.code != exitFine || r.out != all.out {
			t.Errorf("the next search ends with %d and finds:\n%s%s", r.code, r.out, r.errs)
		}
	}
	wantFound(env)
	t.Logf("a search makes %d calls that change the index", len(all.calls))
	for _, m := range []struct {
		name string
		f    fault
	}{
		{"killed", fault{}},
		{"killed in the middle", fault{half: true}},
		{"full disk", fault{errno: syscall.ENOSPC, onward: true, only: needsRoom}},
		{"broken disk", fault{errno: syscall.EIO}},
		{"read-only disk", fault{errno: syscall.EROFS, onward: true, only: byKind("write", "create", "mkdir", "rename", "remove", "resize")}},
	} {
		kept := 0
		for _, at := range some(all.concerned(m.f), 1) {
			folder, env := cache()
			f := m.f
			f.at = at
			r := tracedRun(t, dir, []string{folder}, f, env, search...)
			switch {
			case r.hit && f.errno == 0:
				if r.code != exitKilled {
					t.Errorf("it lived: %d\n%s", r.code, r.errs)
				}
			case r.code != exitFine || r.out != all.out:
				t.Errorf("the search ends with %d and finds:\n%s%s", r.code, r.out, r.errs)
			}
			if !strings.Contains(r.errs, "cannot be kept") {
				kept++
			}
			wantFound(env)
			wantFound(env)
			if t.Failed() {
				t.Fatalf("%s at call %d of %d, %s in %s", m.name, at, len(all.calls), r.calls[min(at, len(r.calls))-1], filepath.Base(folder))
			}
		}
		t.Logf("%s: tried; in %d runs nothing was said of the cache", m.name, kept)
	}
}
