package main_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/testrun"
)

// The exit codes (contract).
const (
	exitFine    = 0
	exitContent = 1
	exitUsage   = 2
	exitMachine = 3
	exitKilled  = -1
)

// pages is how many pages the larger sites of tests have: the most in the long tier. A
// third makes as many kinds of files and still keeps several jobs busy; its builds only
// have less to write.
func pages(most int) int {
	if testrun.Long() {
		return most
	}
	return most / 3
}

// hang bounds how long anything may take; nothing that works comes near it.
const hang = 2 * time.Minute

// result is what became of a run of the command.
type result struct {
	code      int
	out, errs string
}

// command returns the real command, which TestMain put into PATH, to be run in a
// folder in a process of its own.
func command(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), hang)
	t.Cleanup(stop)
	c := exec.CommandContext(ctx, "partnerbook", args...)
	c.Dir = dir
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "SOURCE_DATE_EPOCH=") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "GORACE=atexit_sleep_ms=0") // or each run under the race detector ends with a second's rest
	return c
}

// finish runs a command to its end.
func finish(t *testing.T, c *exec.Cmd) result {
	t.Helper()
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	start := time.Now()
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if time.Since(start) > hang-time.Second {
		t.Fatalf("%v did not come to an end:\n%s", c.Args[1:], &errs)
	}
	return result{c.ProcessState.ExitCode(), out.String(), errs.String()}
}

// run runs the command in a folder to its end.
func run(t *testing.T, dir string, args ...string) result {
	t.Helper()
	return finish(t, command(t, dir, args...))
}

// built runs a build that must succeed.
func built(t *testing.T, dir string, args ...string) result {
	t.Helper()
	r := run(t, dir, append([]string{"build"}, args...)...)
	if r.code != exitFine {
		t.Fatalf("build %v: exit code %d:\n%s", args, r.code, r.errs)
	}
	return r
}

// wantRefusal fails unless a run ended with the code and with a message that
// holds all the words.
func wantRefusal(t *testing.T, r result, code int, words ...string) {
	t.Helper()
	if r.code != code {
		t.Errorf("the exit code is %d, want %d:\n%s", r.code, code, r.errs)
	}
	for _, w := range words {
		if !strings.Contains(r.errs, w) {
			t.Errorf("the message does not hold %q:\n%s", w, r.errs)
		}
	}
}

// tree is what a folder of files holds, by path.
type tree map[string]string

// readTree reads a folder, without the program's own folder in it. Of links it
// reads where they lead. A folder that is not there holds nothing.
func readTree(t *testing.T, dir string) tree {
	t.Helper()
	out := tree{}
	if !exists(dir) {
		return out
	}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".partnerbook":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if d.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(name)
			out[filepath.ToSlash(rel)] = "a link to " + to
			return err
		}
		data, err := os.ReadFile(name)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// wantTree fails unless a folder holds exactly the files.
func wantTree(t *testing.T, dir string, want tree) {
	t.Helper()
	got := readTree(t, dir)
	if len(want) == 0 {
		t.Error("nothing is wanted, so this shows nothing")
	}
	for p, data := range want {
		switch found, ok := got[p]; {
		case !ok:
			t.Errorf("%s is missing in %s", p, filepath.Base(dir))
		case found != data:
			t.Errorf("%s in %s is not as in a clean build: %d bytes, want %d", p, filepath.Base(dir), len(found), len(data))
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%s is left in %s", p, filepath.Base(dir))
		}
	}
}

// putAll writes files below a folder.
func putAll(t *testing.T, dir string, files tree) {
	t.Helper()
	for p, data := range files {
		testrun.Put(t, filepath.Join(dir, filepath.FromSlash(p)), data)
	}
}

// newSite makes a site of three pages and a file, with other pages besides,
// and returns its folder.
func newSite(t *testing.T, besides tree) string {
	t.Helper()
	dir := t.TempDir()
	site := tree{
		"site.toml":              "title = \"Small\"\nbuild_date = 2026-11-21\n",
		"content/index.md":       "+++\ntitle = \"Start\"\n+++\n\nSee [one](guide/one.md) and [the form](files/form.txt).\n",
		"content/guide/one.md":   "+++\ntitle = \"One\"\n+++\n\nSee [two](two.md).\n",
		"content/guide/two.md":   "+++\ntitle = \"Two\"\n+++\n\nSee [one](one.md).\n",
		"content/files/form.txt": "A form.\n",
	}
	maps.Copy(site, besides)
	putAll(t, dir, site)
	return dir
}

// random returns a source of random numbers and prints its seed. The seed is the
// same each time, or that of PARTNERBOOK_SEED; long runs take a new one.
func random(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(1)
	if testrun.Long() {
		seed = uint64(time.Now().UnixNano())
	}
	if s, err := strconv.ParseUint(os.Getenv("PARTNERBOOK_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("PARTNERBOOK_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// waitFor reads until a text was printed, and returns what was.
func waitFor(t *testing.T, from io.Reader, text string) string {
	t.Helper()
	read := make(chan string)
	go func() {
		var got strings.Builder
		for b := make([]byte, 1); !strings.Contains(got.String(), text); {
			if _, err := io.ReadFull(from, b); err != nil {
				break
			}
			got.Write(b)
		}
		read <- got.String()
	}()
	select {
	case got := <-read:
		if !strings.Contains(got, text) {
			t.Fatalf("%q was not printed, but:\n%s", text, got)
		}
		return got
	case <-time.After(hang):
		t.Fatalf("%q was not printed", text)
		return ""
	}
}

// until asks again and again whether something holds, and fails if it never does.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(hang)
	for tick := time.NewTicker(time.Millisecond); !holds(); {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("%s: that never came", what)
		}
	}
}

// served starts a server, which ends with the test, and returns its address.
func served(t *testing.T, c *exec.Cmd) (base string) {
	t.Helper()
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	switch err := c.Start(); {
	case err != nil && c.SysProcAttr != nil:
		t.Skip("the system gives no namespace of one's own: ", err)
	case err != nil:
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	return strings.TrimSpace(waitFor(t, out, "/\n"))
}
