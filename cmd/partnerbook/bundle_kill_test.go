package main_test

import (
	"archive/zip"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"partnerbook/generator/testrun"
)

// bundled are two editions as bundles: A.zip and B.zip, the updates AB.zip and BA.zip, and
// out, where B was unpacked.
func bundled(t *testing.T, pages int) editions {
	t.Helper()
	e := editions{dir: t.TempDir()}
	e.makeSites(t, pages)
	for _, args := range [][]string{
		{"--site", "a", "--zip", "A.zip"}, {"--site", "b", "--zip", "B.zip"},
		{"--site", "a", "--since", "B.zip", "--zip", "BA.zip"}, {"--site", "b", "--since", "A.zip", "--zip", "AB.zip"},
	} {
		if r := run(t, e.dir, append([]string{"bundle"}, args...)...); r.code != exitFine {
			t.Fatalf("bundle %v: exit code %d:\n%s", args, r.code, r.errs)
		}
	}
	e.a, e.b = e.unpack(t, "A.zip", "clean-a"), e.unpack(t, "B.zip", "clean-b")
	e.unpack(t, "B.zip", "out")
	return e
}

// unpack unpacks a bundle into a new folder, and returns what it holds.
func (e editions) unpack(t *testing.T, name, folder string) tree {
	t.Helper()
	return unpackInto(t, filepath.Join(e.dir, name), filepath.Join(e.dir, folder))
}

func unpackInto(t *testing.T, name, folder string) tree {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.CopyFS(folder, z); err != nil {
		t.Fatal(err)
	}
	return readTree(t, folder)
}

// bundleTrials is how often a test kills bundles and updates.
func bundleTrials() int {
	if testrun.Long() {
		return 100
	}
	return 6
}

// TestKilledUpdateLosesNothing kills updates of a folder at random moments, to and fro
// between two editions. Every file must be of the one or of the other, those of the
// reader's own untouched, and applying the update again must come to its end.
func TestKilledUpdateLosesNothing(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	e, r := bundled(t, pages(90)), random(t)
	out := filepath.Join(e.dir, "out")
	e.measure(t, command(t, e.dir, "verify", "out", "--apply", "BA.zip"), out)
	wantTree(t, out, e.a)
	updates, results := []string{"AB.zip", "BA.zip"}, []tree{e.b, e.a}
	own := tree{"old/notes.txt": "mine"}
	putAll(t, out, own)
	for _, known := range []tree{e.a, e.b} {
		maps.Copy(known, own)
	}
	next, between := 0, 0
	for i := 0; i < bundleTrials() || between == 0 && i < 20*bundleTrials(); i++ {
		before := readTree(t, out)
		c := command(t, e.dir, "verify", "out", "--apply", updates[next])
		done := e.start(t, c)
		e.moment(t, r, out, done)
		_ = c.Process.Kill() // fails if it has ended
		<-done
		now := e.check(t, out, before)
		switch {
		case maps.Equal(now, results[next]) && c.ProcessState.ExitCode() == exitFine:
			next = 1 - next
		case !maps.Equal(now, before):
			between++
		}
		if t.Failed() {
			t.Fatalf("after update %d", i)
		}
	}
	t.Logf("%d updates were killed in between", between)
	if between == 0 {
		t.Error("no update was killed while it wrote; this test shows nothing")
	}
	if r := run(t, e.dir, "verify", "out", "--apply", updates[next]); r.code != exitFine {
		t.Fatalf("exit code %d:\n%s%s", r.code, r.out, r.errs)
	}
	wantTree(t, out, results[next])
	wantNothingLeft(t, out)
	wantRefusal(t, run(t, e.dir, "verify", "out"), exitContent, "All that belongs to it is whole")
}

// TestKilledBundleLeavesOldOrNew kills bundles that replace another. There must be the
// old zip or the new one.
func TestKilledBundleLeavesOldOrNew(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	e, r := editions{dir: t.TempDir()}, random(t)
	e.makeSites(t, pages(60))
	bundles := map[string]string{}
	for _, name := range []string{"a", "b"} {
		start := time.Now()
		if r := run(t, e.dir, "bundle", "--site", name, "--zip", "out.zip"); r.code != exitFine {
			t.Fatalf("exit code %d:\n%s", r.code, r.errs)
		}
		e.needed = time.Since(start)
		data, err := os.ReadFile(filepath.Join(e.dir, "out.zip"))
		if err != nil {
			t.Fatal(err)
		}
		bundles[string(data)] = name
	}
	killed := 0
	for i := range bundleTrials() {
		for _, name := range e.half(t) { // of one that was killed
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		c := command(t, e.dir, "bundle", "--site", []string{"a", "b"}[i%2], "--zip", "out.zip", "--jobs", fmt.Sprint(1+r.IntN(4)))
		done := e.start(t, c)
		most := e.needed
		if i%3 > 0 { // while it packs
			until(t, "the bundle began to be written", func() bool {
				select {
				case <-done:
					return true
				default:
					return len(e.half(t)) > 0
				}
			})
			most /= 20
		}
		select {
		case <-done:
		case <-time.After(time.Duration(r.Int64N(int64(most) + 1))):
		}
		_ = c.Process.Kill()
		<-done
		if c.ProcessState.ExitCode() == exitKilled {
			killed++
		}
		data, err := os.ReadFile(filepath.Join(e.dir, "out.zip"))
		if err != nil || bundles[string(data)] == "" {
			t.Fatalf("after bundle %d there is neither the old zip nor the new one: %d bytes, %v", i, len(data), err)
		}
	}
	t.Logf("%d bundles were killed", killed)
	if killed == 0 {
		t.Error("no bundle was killed; this test shows nothing")
	}
}

// half returns the zips that are being written.
func (e editions) half(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(e.dir, ".partnerbook-*.tmp"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestInterruptedUpdateSaysSo stops an update that waits for a build, and one that has
// not begun to write.
func TestInterruptedUpdateSaysSo(t *testing.T) {
	t.Parallel()
	noSignals(t)
	e := bundled(t, 20)
	out := filepath.Join(e.dir, "out")
	if err := os.Mkdir(filepath.Join(out, ".partnerbook"), 0o755); err != nil {
		t.Fatal(err)
	}
	lock := flock.New(filepath.Join(out, ".partnerbook", "lock"))
	if held, err := lock.TryLock(); !held {
		t.Fatal("cannot lock the folder: ", err)
	}
	defer lock.Unlock()
	c := command(t, e.dir, "verify", "out", "--apply", "BA.zip")
	errs, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := waitFor(t, errs, "A build or another update is writing into out")
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said += waitFor(t, errs, "Nothing was changed")
	_ = c.Wait()
	wantRefusal(t, result{code: c.ProcessState.ExitCode(), errs: said}, exitMachine, "Stopped")
	wantTree(t, out, e.b)
}
