package main_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"partnerbook/generator/bench"
	"partnerbook/generator/testrun"
)

// inNamespace, set in the environment, says that the test runs where it may
// mount disks that nobody else sees.
const inNamespace = "PARTNERBOOK_TEST_IN_NAMESPACE"

// mayMount runs the test again in a process with mounts of its own, which vanish
// with it, and tells whether this is that process.
func mayMount(t *testing.T) bool {
	t.Helper()
	if os.Getenv(inNamespace) != "" {
		if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
			t.Skip("cannot have mounts of one's own: ", err)
		}
		return true
	}
	c := exec.Command(copyOfProgram(t), "-test.run=^"+t.Name()+"$", "-test.v", "-test.timeout="+hang.String())
	c.Env = append(os.Environ(), inNamespace+"=1")
	c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		c.SysProcAttr.Cloneflags |= unix.CLONE_NEWUSER
		c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		c.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	out, err := c.CombinedOutput()
	switch {
	case c.ProcessState == nil:
		t.Skip("cannot have mounts of one's own: ", err)
	case strings.Contains(string(out), "--- SKIP"):
		t.Skip(string(out))
	case err != nil:
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

// copyOfProgram returns a copy of the program that tests. Where it runs, testscript makes
// a link to it: one to the program itself would change its stamp, and builds of other
// tests, which should go on from the last, would begin anew.
func copyOfProgram(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), filepath.Base(exe))
	// Not by this process: a program that it forks meanwhile would hold the copy open for
	// writing, and then it could not be run.
	if out, err := exec.Command("cp", exe, name).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// mountSmall mounts a disk in memory of so many bytes.
func mountSmall(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("cannot mount a small disk: ", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

// TestFullDisk fills the disk while a build writes: first builds, and builds over
// old files.
func TestFullDisk(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	if !mayMount(t) {
		return
	}
	site := t.TempDir()
	if err := bench.Corpus(site, pages(200)); err != nil {
		t.Fatal(err)
	}
	built(t, site, "--out", "wanted")
	wanted := readTree(t, filepath.Join(site, "wanted"))
	disk := mountSmall(t, "8m")
	out := filepath.Join(disk, "public")

	fill := func(size int) {
		putAll(t, disk, tree{"fill": strings.Repeat("x", size)})
	}
	wantFull := func() {
		t.Helper()
		wantRefusal(t, run(t, site, "build", "--out", out), exitMachine, "The disk is full", "Free some room and build again")
	}

	fill(7 << 20) // the site needs more than what is left
	wantFull()
	for p, data := range readTree(t, out) {
		if data != wanted[p] {
			t.Errorf("%s holds %d bytes, want %d", p, len(data), len(wanted[p]))
		}
	}
	fill(0)
	built(t, site, "--out", out)
	wantTree(t, out, wanted)

	// Every page changes, and there is no room for any.
	e := editions{dir: site, a: wanted}
	putAll(t, site, tree{"themes/default/strings/en.toml": moreWords(t)})
	built(t, site, "--out", "wanted")
	e.b = readTree(t, filepath.Join(site, "wanted"))
	if err := os.Remove(filepath.Join(out, ".partnerbook", "kept")); err != nil && !errors.Is(err, fs.ErrNotExist) { // or that would make room
		t.Fatal(err)
	}
	fillUp(t, filepath.Join(disk, "fill"))
	wantFull()
	e.check(t, out, wanted)
	wantFull()
	fill(0)
	built(t, site, "--out", out)
	wantTree(t, out, e.b)
	wantNothingLeft(t, out)
}

// moreWords returns the words of the built-in theme with other ones for what
// stands on every page.
func moreWords(t *testing.T) string {
	t.Helper()
	words, err := os.ReadFile(filepath.FromSlash("../../themes/default/strings/en.toml"))
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(words), "skip = \"")
	if !ok {
		t.Fatal("the theme has no words for skip")
	}
	return before + "skip = \"" + strings.Repeat("Go on. ", 100) + after
}

// fillUp writes a file until the disk is full.
func fillUp(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := make([]byte, 1<<12); err == nil; {
		_, err = f.Write(block)
	}
}

// TestFullDiskForLock has the names of items not be written: the command says so, and does
// not say that it added them.
func TestFullDiskForLock(t *testing.T) {
	t.Parallel()
	if !mayMount(t) {
		return
	}
	disk := mountSmall(t, "1m")
	if r := run(t, disk, "init", "site"); r.code != exitFine {
		t.Fatal(r.errs)
	}
	fillUp(t, filepath.Join(disk, "fill"))
	r := run(t, filepath.Join(disk, "site"), "checklist", "lock")
	wantRefusal(t, r, exitMachine, "The disk is full")
	if r.out != "" {
		t.Errorf("nothing was locked, and it says\n%s", r.out)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	t.Parallel()
	if !mayMount(t) {
		return
	}
	site, disk := newSite(t, nil), mountSmall(t, "4m")
	out := filepath.Join(disk, "public")
	built(t, site, "--out", out)
	before := readTree(t, out)
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip("cannot make a disk read-only: ", err)
	}
	putAll(t, site, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md).")})
	for _, dir := range []string{out, filepath.Join(disk, "new")} {
		wantRefusal(t, run(t, site, "build", "--out", dir), exitMachine, "read-only file system", "You may not write there")
	}
	wantTree(t, out, before)
}

// TestFullDiskForBundles fills the disk while a bundle is made, and while an update is
// applied; and then the disk cannot be written to.
func TestFullDiskForBundles(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	if !mayMount(t) {
		return
	}
	e, disk := bundled(t, 30), mountSmall(t, "12m")
	fill, folder, target := filepath.Join(disk, "fill"), filepath.Join(disk, "handbook"), filepath.Join(disk, "A.zip")
	data, err := os.ReadFile(filepath.Join(e.dir, "A.zip"))
	if err != nil {
		t.Fatal(err)
	}
	putAll(t, disk, tree{"A.zip": string(data)})
	unpackInto(t, target, folder)
	fillUp(t, fill)

	wantRefusal(t, run(t, e.dir, "bundle", "--site", "b", "--zip", target), exitMachine, "The disk is full", "Nothing was written")
	if now, err := os.ReadFile(target); err != nil || string(now) != string(data) {
		t.Errorf("the old zip is not as it was: %d bytes, %v", len(now), err)
	}
	if half, _ := filepath.Glob(filepath.Join(disk, ".partnerbook-*")); len(half) > 0 {
		t.Errorf("%v is left", half)
	}
	apply := func() result { return run(t, e.dir, "verify", folder, "--apply", "AB.zip") }
	wantRefusal(t, apply(), exitMachine, "The disk is full", "apply the update again")
	e.check(t, folder, e.a)

	if err := unix.Truncate(fill, 0); err != nil {
		t.Fatal(err)
	}
	if r := apply(); r.code != exitFine {
		t.Fatalf("exit code %d:\n%s%s", r.code, r.out, r.errs)
	}
	wantTree(t, folder, e.b)
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip("cannot make a disk read-only: ", err)
	}
	wantRefusal(t, run(t, e.dir, "bundle", "--site", "b", "--zip", target), exitMachine, "read-only file system", "You may not write to")
	wantRefusal(t, run(t, e.dir, "verify", folder, "--apply", "BA.zip"), exitMachine, "read-only file system", "Nothing was changed")
	if r := run(t, e.dir, "verify", folder); r.code != exitFine {
		t.Errorf("a folder on a disk that cannot be written to: exit code %d:\n%s%s", r.code, r.out, r.errs)
	}
}
