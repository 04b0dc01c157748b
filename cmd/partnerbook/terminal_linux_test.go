package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestOnATerminal runs the command on a real terminal, where it may use colours
// and a progress bar.
func TestOnATerminal(t *testing.T) {
	enterSite(t, helloSite)
	// Enough files for a bar, of which the fewest are pages.
	word := "+++\ntitle = \"Page\"\n+++\n\nPlease utilise [this page's start](index.md).\n"
	files := map[string]string{"content/page.md": word}
	for i := range 250 {
		name := fmt.Sprintf("file-%d.txt", i)
		files["content/"+name] = "A file.\n"
		files["content/page.md"] += fmt.Sprintf("\n[File %d](%s)\n", i, name) // which publishes it
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const red, yellow = "\x1b[1;31m", "\x1b[1;33m"
	for name, c := range map[string]struct {
		args        []string
		env         string
		has, hasNot []string
	}{
		"check":      {args: []string{"check"}, has: []string{yellow + "warning:"}},
		"NO_COLOR":   {args: []string{"check"}, env: "NO_COLOR=1", has: []string{"warning:"}, hasNot: []string{"\x1b["}},
		"--no-color": {args: []string{"check", "--no-color"}, has: []string{"warning:"}, hasNot: []string{"\x1b["}},
		"complaint":  {args: []string{"build", "--jobs", "-1"}, has: []string{red + "partnerbook:"}},
		"bar":        {args: []string{"build"}, has: []string{"\rWriting 2"}},
		"quiet":      {args: []string{"build", "--quiet", "--out", "quiet"}, hasNot: []string{"Writing"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := onTerminal(t, c.env, c.args...)
			for _, want := range c.has {
				if !strings.Contains(got, want) {
					t.Errorf("printed no %q: %.300q", want, got)
				}
			}
			for _, unwanted := range c.hasNot {
				if strings.Contains(got, unwanted) {
					t.Errorf("printed %q: %.300q", unwanted, got)
				}
			}
		})
	}
}

// onTerminal runs the command on a terminal of its own and returns what stands
// there.
func onTerminal(t *testing.T, env string, args ...string) string {
	t.Helper()
	master, slave := openTerminal(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, args...)
	c.Args[0] = "partnerbook" // testscript.Main looks at this
	c.Env = append(os.Environ(), "NO_COLOR=", "TERM=xterm", "GORACE=atexit_sleep_ms=0", env)
	c.Stdout, c.Stderr = slave, slave
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	slave.Close()
	var shown bytes.Buffer
	_, _ = io.Copy(&shown, master) // ends with an error when the program does
	_ = c.Wait()
	return shown.String()
}

// openTerminal makes a pseudo-terminal (pty(7)).
func openTerminal(t *testing.T) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this machine gives no terminals:", err)
	}
	t.Cleanup(func() { master.Close() })
	if err := unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Skip("this machine gives no terminals:", err)
	}
	number, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Skip("this machine gives no terminals:", err)
	}
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("this machine gives no terminals:", err)
	}
	return master, slave
}
