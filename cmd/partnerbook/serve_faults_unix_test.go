//go:build unix

package main_test

import (
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"partnerbook/generator/testrun"
)

// serving starts a server of a site with its cache in a folder.
func serving(t *testing.T, dir, cache string) (c *exec.Cmd, base string) {
	t.Helper()
	c = command(t, dir, "serve", "--addr", "127.0.0.1:0")
	c.Env = append(c.Env, "XDG_CACHE_HOME="+cache)
	return c, served(t, c)
}

const fullQuery = "api/search?engine=bleve&q=savings+one"

// savings is the page that fullQuery finds.
var savings = page("Three", "Savings are hard to prove, see [one](one.md).")

// TestKilledServerLeavesNothingBad kills servers while they watch, while pages are edited
// and while the full index is written. The next one shows and finds what it should.
func TestKilledServerLeavesNothingBad(t *testing.T) {
	t.Parallel()
	dir := newSite(t, tree{"content/guide/three.md": savings})
	r := random(t)
	_, base := serving(t, dir, t.TempDir())
	began := time.Now()
	wanted := get(t, base+fullQuery)
	needed := time.Since(began)
	if !strings.Contains(wanted, "guide/three") {
		t.Fatalf("the search finds:\n%s", wanted)
	}
	site, cache := readTree(t, dir), t.TempDir()
	kills := 2
	if testrun.Long() {
		kills = 60
	}
	for i := range kills {
		c, base := serving(t, dir, cache)
		asked := make(chan struct{})
		go func() {
			defer close(asked)
			if response, err := http.Get(base + fullQuery); err == nil {
				response.Body.Close()
			}
		}()
		select {
		case <-asked:
		case <-time.After(time.Duration(r.Int64N(int64(needed) + 1))):
		}
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		<-asked
		if i%10 != 0 && i%10 != kills-1 {
			continue // let what killed servers leave add up
		}
		next, base := serving(t, dir, cache)
		if got := get(t, base+fullQuery); got != wanted {
			t.Fatalf("after kill %d the search finds:\n%s\nwant\n%s", i, got, wanted)
		}
		stopWith(t, next, syscall.SIGINT)
		wantTree(t, dir, site)
	}
}

// stopWith sends a server a signal, which must end it without an error.
func stopWith(t *testing.T, c *exec.Cmd, signal os.Signal) {
	t.Helper()
	if err := c.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("%v ends it with %v", signal, err)
	}
}

// TestServerIsAskedToEnd: by Ctrl-C, by the system, and by a terminal that is closed. Each
// keeps the full index for the next time.
func TestServerIsAskedToEnd(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	asks := []os.Signal{syscall.SIGINT, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // these tests themselves may run under nohup
		asks = append(asks, syscall.SIGHUP)
	}
	for _, ask := range asks {
		cache := t.TempDir()
		c, base := serving(t, dir, cache)
		get(t, base+fullQuery)
		stopWith(t, c, ask)
		if seals, err := filepath.Glob(filepath.Join(cache, "partnerbook", "search", "*", "seal.json")); err != nil || len(seals) != 1 {
			t.Errorf("%v: the index was not kept: %v, %v", ask, seals, err)
		}
	}
	// Whoever says nohup wants it to go on.
	c := command(t, dir)
	c.Path, c.Args = "/bin/sh", []string{"sh", "-c", "trap '' HUP; exec partnerbook serve --addr 127.0.0.1:0"}
	base := served(t, c)
	if err := c.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	get(t, base)
	stopWith(t, c, syscall.SIGTERM)
}

// TestBuildIsAskedToEnd: a build ends the same way whoever asks.
func TestBuildIsAskedToEnd(t *testing.T) {
	t.Parallel()
	e, r := twoEditions(t, pages(60)), random(t)
	out := filepath.Join(e.dir, "out")
	for i, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		before := readTree(t, out)
		switch end := e.stopped(t, r, signal, []string{"a", "b"}[i%2], "out"); end.code {
		case exitFine, exitKilled: // it had ended, or hardly begun
		default:
			wantRefusal(t, end, exitMachine, "Stopped")
		}
		e.check(t, out, before)
	}
	built(t, e.dir, "--site", "b", "--out", "out")
	wantTree(t, out, e.b)
}

// TestTwoServers serve one site: on one port the second says why not; with one cache both
// find all.
func TestTwoServers(t *testing.T) {
	t.Parallel()
	dir, cache := newSite(t, tree{"content/guide/three.md": savings}), t.TempDir()
	first, base := serving(t, dir, cache)
	_, other := serving(t, dir, cache)
	wanted := get(t, base+fullQuery)
	if got := get(t, other+fullQuery); got != wanted || !strings.Contains(got, "guide/three") {
		t.Errorf("the second finds:\n%s\nwant\n%s", got, wanted)
	}
	addr := strings.TrimSuffix(strings.TrimPrefix(base, "http://"), "/")
	wantRefusal(t, run(t, dir, "serve", "--addr", addr), exitMachine, "nother program answers on "+addr, "use another port")
	putAll(t, dir, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md).")})
	for _, b := range []string{base, other} {
		until(t, "both show the edit", func() bool { return strings.Contains(get(t, b+"guide/two.html"), "Changed") })
		if !strings.Contains(get(t, b+"api/search?engine=bleve&q=changed"), "guide/two") {
			t.Error("the edit is not found")
		}
	}
	stopWith(t, first, syscall.SIGINT)
	if !strings.Contains(get(t, other+"api/search?engine=bleve&q=changed"), "guide/two") {
		t.Error("the edit is not found by the one that is left")
	}
}

// TestLockWhileBuilding runs builds, locks and a server of one site all at once.
func TestLockWhileBuilding(t *testing.T) {
	t.Parallel()
	list := "+++\ntitle = \"List\"\nkind = \"checklist\"\n+++\n\n- [ ] First\n- [ ] Second\n\nSee [one](one.md).\n"
	dir := newSite(t, tree{"content/guide/list.md": list})
	_, base := serving(t, dir, t.TempDir())
	var all []*exec.Cmd
	for _, args := range [][]string{{"build"}, {"checklist", "lock"}, {"build"}, {"checklist", "lock"}, {"checklist", "lock"}} {
		c := command(t, dir, args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	for _, c := range all {
		if err := c.Wait(); err != nil {
			t.Errorf("%v: %v", c.Args[1:], err)
		}
	}
	lock, err := os.ReadFile(filepath.Join(dir, "content", "checklist-ids.lock"))
	if err != nil || strings.Count(string(lock), "\n") < 2 {
		t.Errorf("the lock is %q, %v", lock, err)
	}
	built(t, dir, "--out", "wanted")
	built(t, dir)
	wantTree(t, filepath.Join(dir, "public"), readTree(t, filepath.Join(dir, "wanted")))
	until(t, "the server shows the list", func() bool { return strings.Contains(get(t, base+"guide/list.html"), "Second") })
}
