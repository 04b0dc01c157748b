package main_test

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"partnerbook/generator/bench"
	"partnerbook/generator/testrun"
)

// shell returns a command line that is to run before the real command takes the place
// of the shell.
func shell(t *testing.T, dir, before string, args ...string) *exec.Cmd {
	t.Helper()
	c := command(t, dir)
	c.Path, c.Args = "/bin/sh", append([]string{"sh", "-c", before + ` && exec partnerbook "$@"`, "sh"}, args...)
	return c
}

// TestFullOutput prints results onto a full disk.
func TestFullOutput(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	for _, args := range [][]string{
		{"version"}, {"help"}, {"build", "--help"}, {"explain", "link/missing-page"},
		{"check"}, {"check", "--format", "json"}, {"check", "--format", "sarif"}, {"search", "one"}, {"search", "--format", "json", "one"}, {"completion", "bash"},
	} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		c := command(t, dir, args...)
		var errs strings.Builder
		c.Stdout, c.Stderr = full, &errs
		_ = c.Run()
		full.Close()
		r := result{code: c.ProcessState.ExitCode(), errs: errs.String()}
		wantRefusal(t, r, exitMachine, "The disk is full", "what the command prints is not whole", "Free some room")
		if t.Failed() {
			t.Fatal(args)
		}
	}
}

// TestNobodyReads has the reader of what is printed go away, or never come.
func TestNobodyReads(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	built(t, dir, "--out", "wanted")
	for _, before := range []string{"exec >&-", "exec 2>&-", "exec >&- 2>&- <&-"} {
		if r := finish(t, shell(t, dir, before, "build")); r.code != exitFine {
			t.Errorf("%s: exit code %d:\n%s", before, r.code, r.errs)
		}
		wantTree(t, filepath.Join(dir, "public"), readTree(t, filepath.Join(dir, "wanted")))
		if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
			t.Fatal(err)
		}
	}
	// Whoever reads has had enough. That is no fault, and needs no word.
	c := command(t, dir)
	c.Path, c.Args = "/bin/sh", []string{"sh", "-c", "{ partnerbook check --format json; echo code $? >&2; } | true"}
	switch r := finish(t, c); strings.TrimSpace(r.errs) {
	case "code 0", "code 3", "code 141": // it was quicker; it was told; it was ended
	default:
		t.Errorf("it says:\n%s", r.errs)
	}
}

// TestVeryFewOpenFiles: it works, or says what is wrong, and never makes half a site.
func TestVeryFewOpenFiles(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	dir := newSite(t, nil)
	built(t, dir, "--out", "wanted")
	wanted := readTree(t, filepath.Join(dir, "wanted"))
	worked := 0
	most := 24
	if testrun.Long() {
		most = 64
	}
	for n := 8; n <= most; n += 4 {
		limit := fmt.Sprintf("ulimit -n %d", n)
		for _, args := range [][]string{{"build", "--jobs", "8"}, {"search", "--engine", "bleve", "one"}, {"check"}} {
			c := shell(t, dir, limit, args...)
			c.Env = append(c.Env, "XDG_CACHE_HOME="+t.TempDir())
			switch r := finish(t, c); {
			case r.code == exitFine:
				worked++
			case strings.Contains(r.errs, "sh:"), r.code == 2 && strings.Contains(r.errs, "runtime"), r.code > 100:
				// Not even the shell, or the language's own beginning, has files enough.
			default:
				wantRefusal(t, r, exitMachine, "too few files at once", "too many open files")
				wantPlain(t, r.errs)
			}
			if t.Failed() {
				t.Fatal(limit, args)
			}
		}
		for p, data := range readTree(t, filepath.Join(dir, "public")) {
			if data != wanted[p] {
				t.Errorf("%s: %s holds %d bytes, want %d", limit, p, len(data), len(wanted[p]))
			}
		}
	}
	if worked == 0 {
		t.Error("nothing worked at all")
	}
	built(t, dir)
	wantTree(t, filepath.Join(dir, "public"), wanted)
}

// TestManyConnectionsAndFewFiles opens more connections than the server may have files.
func TestManyConnectionsAndFewFiles(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	c := shell(t, dir, "ulimit -n 48", "serve", "--addr", "127.0.0.1:0")
	base := served(t, c)
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			client := http.Client{Transport: &http.Transport{}, Timeout: hang}
			response, err := client.Get(base + "guide/two.html")
			if err != nil {
				t.Error(err)
				return
			}
			if response.StatusCode != http.StatusOK {
				t.Error(response.Status)
			}
			response.Body.Close()
			client.CloseIdleConnections()
		})
	}
	all.Wait()
	putAll(t, dir, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md).")})
	until(t, "the edit is shown", func() bool { return strings.Contains(get(t, base+"guide/two.html"), "Changed") })
}

// TestSystemTellsOfNoChanges serves where the system watches nothing, or a folder only.
// Edits are seen all the same, and it is said why that takes longer.
func TestSystemTellsOfNoChanges(t *testing.T) {
	t.Parallel()
	for _, limit := range []string{"max_inotify_instances", "max_inotify_watches"} {
		dir := newSite(t, nil)
		c := shell(t, dir, "echo 0 > /proc/sys/user/"+limit, "serve", "--addr", "127.0.0.1:0")
		c.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  unix.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		said, err := os.Create(filepath.Join(t.TempDir(), "said"))
		if err != nil {
			t.Fatal(err)
		}
		defer said.Close()
		c.Stderr = said
		base := served(t, c)
		putAll(t, dir, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md).")})
		until(t, "the edit is shown", func() bool { return strings.Contains(get(t, base+"guide/two.html"), "Changed") })
		text, err := os.ReadFile(said.Name())
		if n := strings.Count(string(text), "does not tell of all changes"); err != nil || n != 1 || !strings.Contains(string(text), "every 2 seconds") {
			t.Errorf("%s: it was said %d times, %v:\n%s", limit, n, err, text)
		}
	}
}

// TestWatchOverflow stops the server while far more happens than the system remembers for
// it. What it was not told of it sees as well.
func TestWatchOverflow(t *testing.T) {
	t.Parallel()
	if !testrun.Long() {
		t.Skip("this takes 20,000 files; the long tier does it")
	}
	dir := newSite(t, nil)
	c := command(t, dir, "serve", "--addr", "127.0.0.1:0")
	base := served(t, c)
	until(t, "the server shows a page", func() bool { return strings.Contains(get(t, base+"guide/two.html"), "one") })
	if err := c.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "content", "guide", "noise.txt")
	for range 20_000 {
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	putAll(t, dir, tree{
		"content/guide/two.md":     page("Two", "Changed, see [one](one.md)."),
		"content/late/folder/p.md": page("Late", "Came late."),
		"content/index.md":         page("Start", "See [one](guide/one.md), [late](late/folder/p.md) and [the form](files/form.txt)."),
	})
	if err := c.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	until(t, "the edit is shown", func() bool { return strings.Contains(get(t, base+"guide/two.html"), "Changed") })
	until(t, "the new page is shown", func() bool { return strings.Contains(get(t, base+"late/folder/p.html"), "Came late") })
	putAll(t, dir, tree{"content/late/folder/p.md": page("Late", "Came later.")})
	until(t, "the new folder is watched", func() bool { return strings.Contains(get(t, base+"late/folder/p.html"), "Came later") })
}

// TestLittleMemory builds in groups of programs that may use little memory together.
func TestLittleMemory(t *testing.T) {
	t.Parallel()
	if !testrun.Long() {
		t.Skip("the long tier does it")
	}
	group := "/sys/fs/cgroup/memory/partnerbook-test"
	limit := filepath.Join(group, "memory.limit_in_bytes")
	if !exists("/sys/fs/cgroup/memory/memory.limit_in_bytes") {
		group = "/sys/fs/cgroup/partnerbook-test"
		limit = filepath.Join(group, "memory.max")
	}
	if err := os.Mkdir(group, 0o755); err != nil {
		t.Skip("cannot limit the memory of programs here: ", err)
	}
	t.Cleanup(func() { _ = os.Remove(group) })
	dir := t.TempDir()
	if err := bench.Corpus(dir, 1000); err != nil {
		t.Fatal(err)
	}
	built(t, dir, "--out", "wanted")
	wanted := readTree(t, filepath.Join(dir, "wanted"))
	for _, mb := range []int{20, 32, 64, 100, 200} {
		if err := os.WriteFile(limit, fmt.Appendf(nil, "%d", mb<<20), 0o644); err != nil {
			t.Skip("cannot limit the memory of programs here: ", err)
		}
		r := finish(t, shell(t, dir, "echo $$ > "+filepath.Join(group, "cgroup.procs"), "build"))
		said := strings.Contains(r.errs, "needs about")
		t.Logf("%d MB: exit code %d, announced: %v", mb, r.code, said)
		switch {
		case r.code != exitFine && !said:
			t.Errorf("with %d MB it ends with %d, and nobody was told:\n%s", mb, r.code, r.errs)
		case r.code != exitFine && mb >= 64:
			t.Errorf("with %d MB it ends with %d", mb, r.code)
		case r.code == exitFine:
			wantTree(t, filepath.Join(dir, "public"), wanted)
		}
	}
	c := command(t, dir, "build", "--out", "small")
	c.Env = append(c.Env, "GOMEMLIMIT=16MiB")
	if r := finish(t, c); r.code != exitFine {
		t.Errorf("GOMEMLIMIT: %d\n%s", r.code, r.errs)
	}
	wantTree(t, filepath.Join(dir, "small"), wanted)
}
