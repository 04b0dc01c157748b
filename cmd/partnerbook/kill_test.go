package main_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"partnerbook/generator/bench"
	"partnerbook/generator/testrun"
)

// editions are two sites that differ in most pages, in which pages there are, and
// in whether an address is that of a file or of a folder; and what clean builds
// of the two hold.
type editions struct {
	dir    string // holds the sites a and b, and out, where b was built over a
	a, b   tree
	needed time.Duration // for a build that changes a into b
	writes time.Duration // the part of it in which files are written
}

func twoEditions(t *testing.T, pages int) editions {
	t.Helper()
	e := editions{dir: t.TempDir()}
	e.makeSites(t, pages)
	built(t, e.dir, "--site", "a", "--out", "out")
	built(t, e.dir, "--site", "b", "--out", "clean-b")
	e.a, e.b = readTree(t, filepath.Join(e.dir, "out")), readTree(t, filepath.Join(e.dir, "clean-b"))
	over := command(t, e.dir, "build", "--site", "b", "--out", "out")
	e.measure(t, over, filepath.Join(e.dir, "out"))
	return e
}

// measure runs a command to its end that writes into a folder.
func (e *editions) measure(t *testing.T, over *exec.Cmd, out string) {
	t.Helper()
	start := time.Now()
	done := e.start(t, over)
	began(t, out, done)
	writing := time.Now()
	if <-done; over.ProcessState.ExitCode() != exitFine {
		t.Fatal("a command that nobody stopped ended with ", over.ProcessState)
	}
	e.needed, e.writes = time.Since(start), time.Since(writing)
}

// makeSites makes the folders of the two.
func (e *editions) makeSites(t *testing.T, pages int) {
	t.Helper()
	for _, name := range []string{"a", "b"} {
		site := filepath.Join(e.dir, name)
		if err := os.Mkdir(site, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := bench.Corpus(site, pages); err != nil {
			t.Fatal(err)
		}
	}
	putAll(t, filepath.Join(e.dir, "a", "content"), tree{
		"files/flip":     "a file",
		"files/big.bin":  strings.Repeat("edition a ", 100_000),
		"old/index.md":   "+++\ntitle = \"Old section\"\n+++\n\nOld.\n",
		"old/deep/go.md": "+++\ntitle = \"Old page\"\n+++\n\nOld.\n",
	})
	putAll(t, filepath.Join(e.dir, "b", "content"), tree{
		"files/flip/inner.txt": "in a folder",
		"files/big.bin":        strings.Repeat("edition b ", 100_000),
		"new/index.md":         "+++\ntitle = \"New section\"\n+++\n\nNew.\n",
		"old/deep.md":          "+++\ntitle = \"New page\"\n+++\n\nNew.\n",
	})
	e.changePages(t)
}

// start starts a command; the channel is closed when it has ended.
func (e editions) start(t *testing.T, c *exec.Cmd) (done chan struct{}) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done = make(chan struct{})
	go func() {
		defer close(done)
		_ = c.Wait()
	}()
	return done
}

// began waits until a build begins to write, or has ended.
func began(t *testing.T, out string, done <-chan struct{}) {
	t.Helper()
	noted := filepath.Join(out, ".partnerbook", "unfinished")
	until(t, "the build began to write", func() bool {
		select {
		case <-done:
			return true
		default:
			return exists(noted)
		}
	})
}

// changePages adds a sentence to two of three pages of edition b.
func (e editions) changePages(t *testing.T) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(e.dir, "b", "content", "section-*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range pages {
		if i%3 == 0 {
			continue
		}
		f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintf(f, "\nThis is the second edition of page %d.\n", i); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// check fails if a file of the folder is neither that of edition a nor that of
// edition b, whole, or if a file is gone that stood there and stands in both. It
// returns what stands there.
func (e editions) check(t *testing.T, out string, before tree) (now tree) {
	t.Helper()
	now = readTree(t, out)
	for p, data := range now {
		switch {
		case strings.Contains("/"+p, "/.partnerbook-"): // not a page, whatever it holds, nor anything in it
		case data == e.a[p] && hasFile(e.a, p), data == e.b[p] && hasFile(e.b, p):
		default:
			t.Errorf("%s holds %d bytes that are neither those of one edition nor those of the other", p, len(data))
		}
	}
	for p := range before {
		if hasFile(e.a, p) && hasFile(e.b, p) && !hasFile(now, p) {
			t.Errorf("%s stood there and is gone", p)
		}
	}
	return now
}

func hasFile(t tree, p string) bool { _, ok := t[p]; return ok }

// moment picks when to stop a build: any time from its start, or, every second
// time, while it writes.
func (e editions) moment(t *testing.T, r *rand.Rand, out string, done <-chan struct{}) {
	t.Helper()
	most := e.needed
	if r.IntN(2) == 0 {
		began(t, out, done)
		most = e.writes
	}
	select {
	case <-done:
	case <-time.After(time.Duration(r.Int64N(int64(most) + 1))):
	}
}

// stopped starts a build, sends it a signal at a random moment, and returns how
// it ended.
func (e editions) stopped(t *testing.T, r *rand.Rand, signal os.Signal, edition, out string) result {
	t.Helper()
	c := command(t, e.dir, "build", "--site", edition, "--out", out, "--jobs", fmt.Sprint(1+r.IntN(4)))
	var errs strings.Builder
	c.Stderr = &errs
	done := e.start(t, c)
	e.moment(t, r, filepath.Join(e.dir, out), done)
	_ = c.Process.Signal(signal) // fails if the build has ended
	<-done
	return result{code: c.ProcessState.ExitCode(), errs: errs.String()}
}

// trials is how often tests stop a build: in the long tier at so many more moments
// that they come upon those that are short.
func trials() int {
	if testrun.Long() {
		return 500
	}
	return 12
}

// TestKilledBuildLosesNothing kills builds at random moments. Every file must be
// whole, of the one edition or of the other; in the end a build must come to what
// a clean build comes to.
func TestKilledBuildLosesNothing(t *testing.T) {
	t.Parallel()
	e, r := twoEditions(t, pages(200)), random(t)
	out := filepath.Join(e.dir, "out")
	killed, between, tried := 0, 0, 0
	const enough = 3 // killed while they wrote
	for i := 0; i < trials() || between < enough && i < 10*trials(); i++ {
		tried++
		edition := []string{"a", "b"}[i%2]
		before := readTree(t, out)
		if e.stopped(t, r, os.Kill, edition, "out").code == exitKilled {
			killed++
		}
		now := e.check(t, out, before)
		if !maps.Equal(now, before) && !maps.Equal(now, e.a) && !maps.Equal(now, e.b) {
			between++
		}
		if t.Failed() {
			t.Fatalf("after build %d", i)
		}
	}
	t.Logf("%d of %d builds were killed, %d while they wrote", killed, tried, between)
	if between == 0 {
		t.Error("no build was killed while it wrote; this test shows nothing")
	}
	built(t, e.dir, "--site", "b", "--out", "out")
	wantTree(t, out, e.b)
	wantNothingLeft(t, out)
	built(t, e.dir, "--site", "a", "--out", "out")
	wantTree(t, out, e.a)
}

// TestKilledFirstBuild kills builds into a folder that was not there before, and
// mends each by a build of the other edition.
func TestKilledFirstBuild(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	e, r := twoEditions(t, pages(60)), random(t)
	for i := range max(5, trials()/5) {
		out := fmt.Sprint("first", i)
		e.stopped(t, r, os.Kill, "b", out)
		if exists(filepath.Join(e.dir, out)) {
			e.check(t, filepath.Join(e.dir, out), nil)
		}
		built(t, e.dir, "--site", "a", "--out", out)
		wantTree(t, filepath.Join(e.dir, out), e.a)
		wantNothingLeft(t, filepath.Join(e.dir, out))
		if t.Failed() {
			t.Fatalf("after build %d", i)
		}
	}
}

func wantNothingLeft(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(out, ".partnerbook"))
	left := slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return slices.Contains([]string{"lock", "built", "kept"}, e.Name()) })
	if err != nil || len(left) != 0 {
		t.Errorf("the program's own folder holds %v, %v; want the lock, what was built, and what was kept", left, err)
	}
}

// TestInterruptedBuildSaysSo sends builds what Ctrl-C sends, at random moments.
func TestInterruptedBuildSaysSo(t *testing.T) {
	t.Parallel()
	noSignals(t)
	e, r := twoEditions(t, pages(60)), random(t)
	out := filepath.Join(e.dir, "out")
	for i := range max(5, trials()/5) {
		before := readTree(t, out)
		// A build that ended before may not have been asked to stop, and one that
		// hardly began may not have been listening.
		switch end := e.stopped(t, r, os.Interrupt, []string{"a", "b"}[i%2], "out"); end.code {
		case exitFine, exitKilled:
		default:
			wantRefusal(t, end, exitMachine, "Stopped")
		}
		e.check(t, out, before)
		if t.Failed() {
			t.Fatalf("after build %d", i)
		}
	}
	built(t, e.dir, "--site", "b", "--out", "out")
	wantTree(t, out, e.b)
}

// TestInterruptWhileWaiting stops a build that waits for another.
func TestInterruptWhileWaiting(t *testing.T) {
	t.Parallel()
	noSignals(t)
	dir := newSite(t, nil)
	built(t, dir)
	before := readTree(t, filepath.Join(dir, "public"))
	lock := flock.New(filepath.Join(dir, "public", ".partnerbook", "lock"))
	if held, err := lock.TryLock(); !held {
		t.Fatal("cannot lock the folder: ", err)
	}
	defer lock.Unlock()

	putAll(t, dir, tree{"content/guide/two.md": "+++\ntitle = \"Two\"\n+++\n\nChanged, see [one](one.md).\n"})
	c := command(t, dir, "build")
	errs, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := waitFor(t, errs, "Another build is writing into public")
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said += waitFor(t, errs, "build again")
	_ = c.Wait()
	wantRefusal(t, result{code: c.ProcessState.ExitCode(), errs: said}, exitMachine, "Stopped")
	wantTree(t, filepath.Join(dir, "public"), before)
}

func noSignals(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted by another on Windows")
	}
}
