package revision

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"partnerbook/generator/testrun"
)

// repository makes a repository of two commits, the first tagged v1.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git program")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"}, args...)...)
		c.Env = append(os.Environ(), "GIT_COMMITTER_DATE=2026-05-04T12:00:00Z", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q", "-b", "main")
	testrun.Put(t, filepath.Join(dir, "site.toml"), "title = \"A\"\n")
	testrun.Put(t, filepath.Join(dir, "content", "a.md"), "first\r\n")
	testrun.Put(t, filepath.Join(dir, "content", "deep", "ŵ x.md"), strings.Repeat("line\n", 50_000))
	testrun.Put(t, filepath.Join(dir, "content", "empty.md"), "")
	testrun.Put(t, filepath.Join(dir, "other", "o.txt"), "other")
	for link, to := range map[string]string{"content/in.md": "deep/../a.md", "content/out.md": "../../etc/passwd", "content/round.md": "round.md", "content/abs.md": "/etc/passwd"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	run("add", ".")
	run("commit", "-q", "-m", "one")
	run("tag", "v1")
	testrun.Put(t, filepath.Join(dir, "content", "a.md"), "second\n")
	run("commit", "-q", "-a", "-m", "two")
	return dir
}

func open(t *testing.T, dir, name string, paths ...string) (*Tree, Commit) {
	t.Helper()
	r, err := Find(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Commit(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := r.Tree(t.Context(), c, paths)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tree.Close(); err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	return tree, c
}

func TestFilesOfARevision(t *testing.T) {
	dir := repository(t)
	tree, c := open(t, filepath.Join(dir, "content"), "v1", "content", "site.toml", "nothing")
	if c.Day.Format("2006-01-02") != "2026-05-04" || len(c.Hash) < 40 {
		t.Errorf("commit %+v", c)
	}
	if err := fstest.TestFS(tree, "site.toml", "content/a.md", "content/deep/ŵ x.md", "content/empty.md", "content/in.md"); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"content/a.md": "first\r\n", "content/in.md": "first\r\n", "content/empty.md": "", "content/deep/ŵ x.md": strings.Repeat("line\n", 50_000)} {
		if data, err := fs.ReadFile(tree, name); err != nil || string(data) != want {
			t.Errorf("%s: %.20q, %v", name, data, err)
		}
	}
	for _, name := range []string{"content/out.md", "content/round.md", "content/abs.md", "other/o.txt", "../a", "/a"} {
		if _, err := tree.Open(name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
	sub, err := fs.Sub(tree, "content")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(sub, "a.md", "in.md"); err != nil {
		t.Error(err)
	}
	if _, err := fs.Sub(tree, "gone"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
	later, _ := open(t, dir, "HEAD", ".")
	if data, err := later.ReadFile("content/a.md"); err != nil || string(data) != "second\n" {
		t.Errorf("the later one: %q, %v", data, err)
	}
}

func TestReadBySeveral(t *testing.T) {
	tree, _ := open(t, repository(t), "v1", "content")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if data, err := tree.ReadFile("content/a.md"); err != nil || string(data) != "first\r\n" {
					t.Errorf("%q, %v", data, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestWhereAFolderStands(t *testing.T) {
	dir := repository(t)
	r, err := Find(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{".": ".", "content": "content", "content/deep": "content/deep"} {
		if got, err := r.Path(t.Context(), filepath.Join(dir, folder)); err != nil || got != want {
			t.Errorf("%s stands at %q: %v", folder, got, err)
		}
	}
}

// TestInAHook runs where git has told which repository a hook is of.
func TestInAHook(t *testing.T) {
	dir := repository(t)
	t.Setenv("GIT_DIR", ".git")
	t.Setenv("GIT_INDEX_FILE", ".git/index")
	tree, _ := open(t, filepath.Join(dir, "content"), "v1", "content")
	if data, err := tree.ReadFile("content/a.md"); err != nil || string(data) != "first\r\n" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestNoRevision(t *testing.T) {
	dir := repository(t)
	r, err := Find(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "v9", "--help", "-h", "HEAD~99", "HEAD:content", "a\nb", "v1..HEAD", "\x00"} {
		if _, err := r.Commit(t.Context(), name); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", name, err)
		}
	}
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(t.TempDir()))
	if _, err := Find(t.Context(), t.TempDir()); !errors.Is(err, ErrNoRepository) {
		t.Errorf("a folder without a repository: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(t.Context(), dir); !errors.Is(err, ErrNoGit) {
		t.Errorf("without git: %v", err)
	}
}

// TestNothingOfTheRepositoryRuns sets traps where git runs programs: hooks, filters, a
// watcher of files, a pager and a way to show differences.
func TestNothingOfTheRepositoryRuns(t *testing.T) {
	dir := repository(t)
	ran := filepath.Join(t.TempDir(), "ran")
	trap := filepath.Join(dir, "trap.sh")
	if err := os.WriteFile(trap, []byte("#!/bin/sh\necho ran >> '"+ran+"'\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	config := "[core]\n fsmonitor = " + trap + "\n hooksPath = " + dir + "\n pager = " + trap + "\n[filter \"x\"]\n smudge = " + trap + "\n clean = " + trap +
		"\n required = true\n[diff \"x\"]\n textconv = " + trap + "\n command = " + trap + "\n[log]\n showSignature = true\n[gpg]\n program = " + trap + "\n"
	f, err := os.OpenFile(filepath.Join(dir, ".git", "config"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(config); err != nil {
		t.Fatal(err)
	}
	f.Close()
	testrun.Put(t, filepath.Join(dir, ".gitattributes"), "* filter=x diff=x\n")
	testrun.Put(t, filepath.Join(dir, ".git", "info", "attributes"), "* filter=x diff=x\n")
	tree, _ := open(t, dir, "HEAD", ".")
	if data, err := tree.ReadFile("content/a.md"); err != nil || string(data) != "second\n" {
		t.Errorf("%q, %v", data, err)
	}
	if data, err := os.ReadFile(ran); err == nil {
		t.Errorf("a program of the repository ran: %s", data)
	}
}

func TestGitThatDies(t *testing.T) {
	tree, _ := open(t, repository(t), "HEAD", ".")
	if _, err := tree.ReadFile("content/a.md"); err != nil {
		t.Fatal(err)
	}
	if err := tree.reader.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.ReadFile("site.toml"); err == nil {
		t.Error("a file is read from a git that is dead")
	}
	if _, err := tree.ReadFile("site.toml"); err == nil {
		t.Error("it is asked again")
	}
	tree.reader.command = nil // there is nothing to close
}

// TestFilesThatTheRepositoryLacks takes away what holds a file, as in a partial copy.
func TestFilesThatTheRepositoryLacks(t *testing.T) {
	dir := repository(t)
	out, err := exec.Command("git", "-C", dir, "rev-parse", "HEAD:content/a.md").Output()
	if err != nil {
		t.Fatal(err)
	}
	hash := strings.TrimSpace(string(out))
	if err := os.Remove(filepath.Join(dir, ".git", "objects", hash[:2], hash[2:])); err != nil {
		t.Fatal(err)
	}
	r, err := Find(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Commit(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := r.Tree(t.Context(), c, []string{"content"})
	if err == nil {
		_, err = tree.ReadFile("content/a.md")
		tree.Close()
	}
	if !errors.Is(err, errLacks) {
		t.Errorf("got %v", err)
	}
}

func TestStopped(t *testing.T) {
	dir := repository(t)
	ctx, stop := context.WithCancel(t.Context())
	r, err := Find(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := r.Commit(ctx, "HEAD"); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// FuzzTree reads anything as what git lists.
func FuzzTree(f *testing.F) {
	f.Add([]byte("100644 blob aa 12\ta.md\x00120000 blob bb 3\tl\x00160000 commit cc -\tmod\x00"))
	f.Add([]byte("100644 blob aa -1\t../a\x00"))
	f.Add([]byte("100644 blob aa BAD\ta\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := parseTree(data)
		if err != nil {
			return
		}
		tree := newTree(entries)
		tree.index()
		for name := range tree.files {
			if !fs.ValidPath(name) || tree.files[name].size < 0 {
				t.Errorf("a file %q of %d bytes", name, tree.files[name].size)
			}
			if _, err := tree.Stat(name); err != nil {
				t.Error(err)
			}
		}
	})
}

// FuzzBlob reads anything as an answer of cat-file.
func FuzzBlob(f *testing.F) {
	f.Add([]byte("aa blob 3\nabc\n"), int64(3))
	f.Add([]byte("aa missing\n"), int64(3))
	f.Add([]byte("aa blob 99999999999\nabc\n"), int64(99999999999))
	f.Fuzz(func(t *testing.T, data []byte, size int64) {
		got, err := readBlob(bufio.NewReader(bytes.NewReader(data)), size)
		if err == nil && int64(len(got)) != size {
			t.Errorf("%d bytes, want %d", len(got), size)
		}
	})
}
