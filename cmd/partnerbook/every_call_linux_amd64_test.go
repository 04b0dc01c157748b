package main_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"partnerbook/generator/testrun"
)

// smallEditions are two editions of a small site. Among what differs are pages that
// come and go, and a file that becomes a folder.
func smallEditions(t *testing.T) editions {
	t.Helper()
	e := editions{dir: t.TempDir()}
	site := func(name string, files tree) {
		putAll(t, filepath.Join(e.dir, name), files)
	}
	site("a", tree{
		"site.toml":              "title = \"Small\"\nbuild_date = 2026-11-21\n",
		"content/index.md":       page("Start", "First. See [one](guide/one.md), [old](old/deep/go.md) and [a file](files/flip)."),
		"content/guide/one.md":   page("One", "First edition."),
		"content/old/deep/go.md": page("Old", "Old."),
		"content/files/flip":     "a file",
	})
	site("b", tree{
		"site.toml":                    "title = \"Small\"\nbuild_date = 2026-11-22\n",
		"content/index.md":             page("Start", "Second. See [one](guide/one.md), [new](old/deep.md) and [a file](files/flip/inner.txt)."),
		"content/guide/one.md":         page("One", "Second edition."),
		"content/old/deep.md":          page("New", "New."),
		"content/files/flip/inner.txt": "in a folder",
	})
	for _, name := range []string{"b", "a"} {
		built(t, e.dir, "--site", name, "--out", "clean-"+name)
		built(t, e.dir, "--site", name, "--out", "out")
	}
	e.a, e.b = readTree(t, filepath.Join(e.dir, "clean-a")), readTree(t, filepath.Join(e.dir, "clean-b"))
	return e
}

func (e editions) traced(t *testing.T, f fault) traced {
	t.Helper()
	return tracedRun(t, e.dir, []string{filepath.Join(e.dir, "out")}, f, nil, "build", "--site", "b", "--out", "out", "--jobs", "2")
}

// some returns which of n calls to try: all in the long tier, else so many, spread
// evenly.
func some(n, most int) []int {
	var out []int
	if testrun.Long() {
		most = n
	}
	most = min(most, n)
	for i := range most {
		out = append(out, 1+(2*i+1)*n/(2*most))
	}
	return out
}

// TestKilledAtEveryCall kills builds just before, and in the middle of, each call that
// changes the output.
func TestKilledAtEveryCall(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	e := smallEditions(t)
	out := filepath.Join(e.dir, "out")
	all := e.traced(t, fault{})
	wantRefusal(t, all.result, exitFine)
	wantTree(t, out, e.b)
	t.Logf("a build makes %d calls that change files", len(all.calls))
	for _, half := range []bool{false, true} {
		for _, at := range some(len(all.calls), 4) {
			if half && !strings.HasPrefix(all.calls[at-1], "write") && testrun.Long() {
				continue
			}
			built(t, e.dir, "--site", "a", "--out", "out")
			wantTree(t, out, e.a)
			wantNothingLeft(t, out)
			r := e.traced(t, fault{at: at, half: half})
			if r.hit && r.code != exitKilled {
				t.Errorf("the build lived: %d\n%s", r.code, r.errs)
			}
			e.check(t, out, e.a)
			if t.Failed() {
				t.Fatalf("killed at call %d of %d, %s", at, len(r.calls), r.calls[len(r.calls)-1])
			}
		}
	}
	built(t, e.dir, "--site", "b", "--out", "out")
	wantTree(t, out, e.b)
	wantNothingLeft(t, out)
}

// machineFaults are what the machine may answer to a call that changes a file, and what
// a user is to read then.
var machineFaults = []struct {
	name  string
	f     fault
	code  int
	words string
}{
	{"full disk", fault{errno: syscall.ENOSPC, onward: true, only: needsRoom}, exitMachine, "The disk is full"},
	{"full in the middle", fault{errno: syscall.ENOSPC, onward: true, half: true, only: needsRoom}, exitMachine, "The disk is full"},
	{"quota", fault{errno: syscall.EDQUOT, onward: true, only: needsRoom}, exitMachine, "The disk is full"},
	{"broken disk", fault{errno: syscall.EIO}, exitMachine, "input/output error"},
	{"read-only disk", fault{errno: syscall.EROFS, onward: true, only: func(what string) bool { return !strings.HasPrefix(what, "close") }}, exitMachine, "read-only"},
	{"no permission", fault{errno: syscall.EACCES, only: byName}, exitMachine, "permission denied"},
	{"too many open files", fault{errno: syscall.EMFILE, only: byKind("create")}, exitMachine, "too many open files"},
	{"stale share", fault{errno: syscall.ESTALE, onward: true}, exitMachine, "stale"},
	{"interrupted call", fault{errno: syscall.EINTR}, exitFine, ""},
}

func byKind(kinds ...string) func(string) bool {
	return func(what string) bool {
		for _, k := range kinds {
			if strings.HasPrefix(what, k+" ") {
				return true
			}
		}
		return false
	}
}

var (
	needsRoom = byKind("write", "create", "mkdir", "sync", "resize")
	byName    = byKind("create", "mkdir", "rename", "remove")
)

// TestFaultAtEveryCall has the machine refuse each call that changes the output.
func TestFaultAtEveryCall(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	e := smallEditions(t)
	out := filepath.Join(e.dir, "out")
	every := e.traced(t, fault{})
	wantRefusal(t, every.result, exitFine)
	for _, m := range machineFaults {
		calls := every.concerned(m.f)
		tried, refused := 0, 0
		for _, at := range some(calls, 1) {
			built(t, e.dir, "--site", "a", "--out", "out")
			wantTree(t, out, e.a)
			wantNothingLeft(t, out)
			f := m.f
			f.at = at
			r := e.traced(t, f)
			if tried++; !r.hit {
				continue
			}
			where := fmt.Sprintf("%s at call %d of %d, %s", m.name, at, calls, r.calls[min(at, len(r.calls))-1])
			switch {
			case r.code == exitFine: // it could do without
				wantTree(t, out, e.b)
			default:
				refused++
				wantRefusal(t, r.result, m.code, m.words)
				wantPlain(t, r.errs)
			}
			e.check(t, out, e.a)
			if t.Failed() {
				t.Fatal(where)
			}
		}
		t.Logf("%s: %d builds, %d refused", m.name, tried, refused)
		if m.code != exitFine && refused == 0 {
			t.Errorf("%s: no build was refused; this shows nothing", m.name)
		}
	}
	built(t, e.dir, "--site", "a", "--out", "out")
	wantTree(t, out, e.a)
	wantNothingLeft(t, out)
}

// concerned returns how many calls a fault can be of.
func (r traced) concerned(f fault) int {
	n := 0
	for _, c := range r.calls {
		if f.only == nil || f.only(c) {
			n++
		}
	}
	return n
}

// wantPlain fails unless a message says what to do and has no words of the program's
// inside.
func wantPlain(t *testing.T, errs string) {
	t.Helper()
	last := errs[strings.LastIndex(errs, "partnerbook:")+len("partnerbook:"):]
	if !strings.Contains(last, "\n  ") {
		t.Errorf("the message does not say what to do:\n%s", errs)
	}
	for _, inside := range []string{"panic", "goroutine", ".go:", "errno", "0x", "fatal error", "<nil>", "openat", ".tmp"} {
		if strings.Contains(errs, inside) {
			t.Errorf("the message holds %q:\n%s", inside, errs)
		}
	}
}
