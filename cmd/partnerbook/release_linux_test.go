package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// standIn is a program that stands in for Go: it makes each program and zip out of a word,
// unless WRONG says what it does wrong.
const standIn = `#!/bin/sh
[ "$2" = ./cmd/windowszip ] && out=$3
while [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done
case "$WRONG:$out" in
*:) ;;
unzipped:*.zip) exit 1 ;;
fails:*linux-arm64) exit 1 ;;
differs:*) echo "$out" >"$out" ;;
*) echo same >"$out" ;;
esac
`

// TestReleaseFailsWhereItMust runs the script that makes releases, with something that
// stands in for Go, and sees that it fails where a program cannot be made or has other bytes
// the second time, and leaves nothing behind.
func TestReleaseFailsWhereItMust(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"bash", "git"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip(err)
		}
	}
	script, err := os.ReadFile("../../.ci/release")
	if err != nil {
		t.Fatal(err)
	}
	dir, temp := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{".ci/release": string(script), "bin/go": standIn, "go.mod": "toolchain go1.2.3\n"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	run := func(wrong string, args ...string) error {
		c := exec.Command(args[0], args[1:]...)
		c.Dir = dir
		c.Env = append(os.Environ(), "WRONG="+wrong, "TMPDIR="+temp, "PATH="+filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
		out, err := c.CombinedOutput()
		t.Logf("%s %q: %v\n%s", wrong, args, err, out)
		return err
	}
	if run("", "git", "init", "-q") != nil || run("", "git", "add", ".") != nil ||
		run("", "git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "All") != nil {
		t.Fatal("there is no repository to try it in")
	}
	for wrong, twice := range map[string]bool{"": true, "fails": false, "unzipped": false, "differs": false} {
		if err := run(wrong, ".ci/release", "--twice"); (err == nil) != twice {
			t.Errorf("twice, where Go %s: %v", wrong, err)
		}
		if err := run(wrong, ".ci/release", filepath.Join(t.TempDir(), "made"), "1.0.0"); (err == nil) != (wrong == "" || wrong == "differs") {
			t.Errorf("where Go %s: %v", wrong, err)
		}
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("there is left %v, %v", left, err)
	}
}
