package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPublishToFullDisk publishes to a disk that is full: a first edition, and one over
// another; and then to one that can only be read.
func TestPublishToFullDisk(t *testing.T) {
	t.Parallel()
	if !mayMount(t) {
		return
	}
	site, disk := newSite(t, nil), mountSmall(t, "4m")
	www, fill := filepath.Join(disk, "www"), filepath.Join(disk, "fill")
	publish := func() result { return run(t, site, "publish", "file://"+www, "--keep", "0") }
	wantPublished := func() tree {
		t.Helper()
		if r := publish(); r.code != exitFine {
			t.Fatalf("exit code %d:\n%s", r.code, r.errs)
		}
		built(t, site)
		want := readTree(t, filepath.Join(site, "public"))
		wantTree(t, www, want)
		return want
	}
	wantFull := func() {
		t.Helper()
		wantRefusal(t, publish(), exitMachine, "The disk is full", "the old one or the new one", "Free some room, and run the command again to go on")
	}
	makeRoom := func() {
		t.Helper()
		if err := os.Remove(fill); err != nil {
			t.Fatal(err)
		}
	}

	fillUp(t, fill)
	if err := unix.Truncate(fill, 4<<20-100<<10); err != nil { // the site needs more
		t.Fatal(err)
	}
	wantFull()
	makeRoom()
	before := wantPublished()

	putAll(t, site, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md). "+strings.Repeat("Words and words. ", 1000))})
	fillUp(t, fill)
	wantFull()
	now := readTree(t, www)
	for p, data := range before {
		if now[p] != data {
			t.Errorf("%s is not what it was", p)
		}
	}
	makeRoom()
	before = wantPublished()

	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip("cannot make a disk read-only: ", err)
	}
	putAll(t, site, tree{"content/guide/two.md": page("Two", "Changed again, see [one](one.md).")})
	wantRefusal(t, publish(), exitMachine, "read-only file system", "You may not write there")
	wantTree(t, www, before)
}

// withoutRights has a command run as its user, but as one to whom permissions apply.
func withoutRights(c *exec.Cmd) {
	const somebody = 1000
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  unix.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: somebody, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: somebody, HostID: os.Getgid(), Size: 1}},
	}
}

// TestPublishWithoutPermission publishes to folders that may not be written, or not read.
func TestPublishWithoutPermission(t *testing.T) {
	t.Parallel()
	site, www := newSite(t, nil), filepath.Join(t.TempDir(), "www")
	publish := func(to string) result {
		t.Helper()
		c := command(t, site, "publish", "file://"+to, "--keep", "0")
		withoutRights(c)
		var errs strings.Builder
		c.Stderr = &errs
		if err := c.Start(); err != nil {
			t.Skip("the system gives no namespace of one's own: ", err)
		}
		_ = c.Wait()
		return result{code: c.ProcessState.ExitCode(), errs: errs.String()}
	}
	if r := publish(www); r.code != exitFine {
		t.Fatalf("exit code %d:\n%s", r.code, r.errs)
	}
	before := readTree(t, www)
	putAll(t, site, tree{"content/guide/two.md": page("Two", "Changed, see [one](one.md).")})
	for place, mode := range map[string]os.FileMode{"guide": 0o555, ".partnerbook": 0o555, ".partnerbook/state.json": 0, "guide/": 0} {
		name := filepath.Join(www, filepath.FromSlash(place))
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		wantRefusal(t, publish(www), exitMachine, "permission denied", "You may not")
		if err := os.Chmod(name, info.Mode()); err != nil {
			t.Fatal(err)
		}
		if now := readTree(t, www); now["guide/two.html"] != before["guide/two.html"] {
			t.Errorf("%s: a page was written", place)
		}
	}
	if err := os.Chmod(filepath.Dir(www), 0o555); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, publish(filepath.Join(filepath.Dir(www), "new")), exitMachine, "permission denied", "You may not")
	if err := os.Chmod(filepath.Dir(www), 0o755); err != nil {
		t.Fatal(err)
	}
	if r := publish(www); r.code != exitFine {
		t.Fatalf("exit code %d:\n%s", r.code, r.errs)
	}
	built(t, site)
	wantTree(t, www, readTree(t, filepath.Join(site, "public")))
}
