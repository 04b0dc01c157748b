package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"partnerbook/generator/testrun"
)

// TestFoldersVanishDuringBuild takes folders away at random moments of a build. It ends
// with a whole site or says what is wrong, and the next build makes all good.
func TestFoldersVanishDuringBuild(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	e, r := twoEditions(t, pages(60)), random(t)
	path := func(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }
	must := func(err error) {
		t.Helper()
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	move := func(from, to string) { must(os.Rename(path(from), path(to))) }
	times := 1
	if testrun.Long() {
		times = 25
	}
	ended := map[int]int{}
	for name, c := range map[string]struct{ take, bring func() }{
		"output removed": {func() { _ = os.RemoveAll(path("out")) }, func() {}},
		"output moved":   {func() { move("out", "away") }, func() { must(os.RemoveAll(path("away"))) }},
		"content moved":  {func() { move("b/content", "away") }, func() { move("away", "b/content") }},
		"section moved":  {func() { move("b/content/section-000", "away") }, func() { move("away", "b/content/section-000") }},
		"site moved":     {func() { move("b", "away") }, func() { move("away", "b") }},
	} {
		for range times {
			built(t, e.dir, "--site", "a", "--out", "out")
			build := command(t, e.dir, "build", "--site", "b", "--out", "out")
			errs, err := os.Create(path("errs"))
			must(err)
			build.Stderr = errs
			done := e.start(t, build)
			e.moment(t, r, path("out"), done)
			c.take()
			<-done
			must(errs.Close())
			text, err := os.ReadFile(path("errs"))
			must(err)
			code := build.ProcessState.ExitCode()
			ended[code]++
			if code == exitMachine {
				wantPlain(t, string(text))
			} else if code < 0 || code > exitMachine {
				t.Errorf("exit code %d:\n%s", code, text)
			}
			if exists(path("out")) {
				e.check(t, path("out"), nil)
			}
			c.bring()
			built(t, e.dir, "--site", "b", "--out", "out")
			wantTree(t, path("out"), e.b)
			if t.Failed() {
				t.Fatalf("%s; it had said:\n%s", name, text)
			}
		}
	}
	t.Logf("exit codes: %v", ended)
}

// TestDiskPulledOut takes away the disk that a build writes to, or reads from, while it
// does, as whoever pulls a stick out.
func TestDiskPulledOut(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	if !mayMount(t) {
		return
	}
	e, r := twoEditions(t, pages(60)), random(t)
	times := 2
	if testrun.Long() {
		times = 30
	}
	ended := map[int]int{}
	for i := range times {
		disk := mountSmall(t, "64m")
		out := filepath.Join(disk, "public")
		built(t, e.dir, "--site", "a", "--out", out)
		build := command(t, e.dir, "build", "--site", "b", "--out", out)
		said := filepath.Join(e.dir, "said")
		errs, err := os.Create(said)
		if err != nil {
			t.Fatal(err)
		}
		build.Stderr = errs
		done := e.start(t, build)
		began(t, out, done)
		select {
		case <-done:
		case <-time.After(time.Duration(r.Int64N(int64(e.writes) + 1))):
		}
		if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
			t.Fatal(err)
		}
		<-done
		errs.Close()
		code := build.ProcessState.ExitCode()
		ended[code]++
		text, err := os.ReadFile(said)
		switch {
		case err != nil:
			t.Fatal(err)
		case code == exitMachine:
			wantPlain(t, string(text))
		case code != exitFine:
			t.Errorf("exit code %d:\n%s", code, text)
		}
		if got := readTree(t, disk); code != exitFine && len(got) > 0 {
			t.Errorf("%d files were written where the disk had been", len(got))
		}
		if t.Failed() {
			t.Fatalf("time %d", i)
		}
	}
	t.Logf("exit codes: %v", ended)
}

// TestServedDiskComesBack pulls out the disk that holds a served site, and plugs it in
// again. Until then the last good pages are shown.
func TestServedDiskComesBack(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	if !mayMount(t) {
		return
	}
	disk := mountSmall(t, "8m")
	site := tree{
		"site/site.toml":            "title = \"Small\"\n",
		"site/content/index.md":     page("Start", "See [one](guide/one.md)."),
		"site/content/guide/one.md": page("One", "First time."),
	}
	putAll(t, disk, site)
	c := command(t, disk, "serve", "--addr", "127.0.0.1:0", "--site", filepath.Join(disk, "site"))
	c.Dir = t.TempDir()
	said := filepath.Join(c.Dir, "said")
	errs, err := os.Create(said)
	if err != nil {
		t.Fatal(err)
	}
	defer errs.Close()
	c.Stderr = errs
	base := served(t, c)
	if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
		t.Fatal(err)
	}
	for again := range 2 {
		until(t, "it is said that the folder is gone", func() bool {
			text, err := os.ReadFile(said)
			return err == nil && strings.Count(string(text), "is not there any more.\n  The last good pages are shown") == again+1
		})
		if got := get(t, base+"guide/one.html"); !strings.Contains(got, " time.") {
			t.Errorf("the last good page is gone:\n%s", got)
		}
		if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=8m"); err != nil {
			t.Fatal(err)
		}
		words := fmt.Sprintf("Again, %d time.", again)
		site["site/content/guide/one.md"] = page("One", words)
		putAll(t, disk, site)
		until(t, "the disk that came back is shown", func() bool { return strings.Contains(get(t, base+"guide/one.html"), words) })
		putAll(t, disk, tree{"site/content/guide/one.md": page("One", words+" Edited.")})
		until(t, "an edit is shown", func() bool { return strings.Contains(get(t, base+"guide/one.html"), "Edited.") })
		if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
			t.Fatal(err)
		}
	}
}
