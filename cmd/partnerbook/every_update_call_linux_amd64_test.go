package main_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/output"
	"partnerbook/generator/testrun"
)

// updating is a folder that is updated and stopped on the way.
type updating struct {
	dir, out string
	clean    map[string]tree // what the folder holds of each set, and a file of somebody else's
}

func newUpdating(t *testing.T) updating {
	t.Helper()
	dir := t.TempDir()
	u := updating{dir: dir, out: filepath.Join(dir, "out"), clean: map[string]tree{}}
	putAll(t, u.out, tree{"guide/mine.txt": "mine"})
	for _, name := range []string{"c", "b", "a"} {
		u.write(t, name)
		u.clean[name] = readTree(t, u.out)
	}
	if _, ok := output.Known(u.out); !ok {
		t.Skip("this system does not say since when it has run, so builds are not remembered")
	}
	return u
}

func (u updating) write(t *testing.T, name string) {
	t.Helper()
	if _, err := output.Write(t.Context(), u.out, filesOf(sets[name]), optionsOf(name)); err != nil {
		t.Fatal(err)
	}
	if want, ok := u.clean[name]; ok {
		wantTree(t, u.out, want)
	}
}

func (u updating) update(t *testing.T, f fault) traced {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return tracedProgram(t, exe, u.dir, []string{u.out}, f, nil, updater, "b", u.out)
}

// check fails if a file is neither as it was nor as it should be, or if it is said of
// the folder what it is not.
func (u updating) check(t *testing.T) {
	t.Helper()
	editions{a: u.clean["a"], b: u.clean["b"]}.check(t, u.out, u.clean["a"])
	last, ok := output.Known(u.out)
	if !ok {
		return
	}
	wantTree(t, u.out, u.clean[setOf(last)])
	if kept, ok := last.Kept(); ok && !bytes.Equal(kept, keptOf(setOf(last))) {
		t.Errorf("what is kept is not of set %s", setOf(last))
	}
}

// mend makes the folder hold other sets: nothing of ours may be left, and nothing be
// lost of what is not.
func (u updating) mend(t *testing.T, n int) {
	t.Helper()
	u.write(t, []string{"c", "b"}[n%2])
	wantKeptAlone(t, u.out)
	u.write(t, "a")
}

func wantKeptAlone(t *testing.T, out string) {
	t.Helper()
	for p := range readTree(t, filepath.Join(out, ".partnerbook")) {
		if p != "lock" && p != "built" && p != "kept" {
			t.Errorf("the program's own folder holds %s", p)
		}
	}
}

// TestUpdateKilledAtEveryCall kills updates just before, and in the middle of, each call
// that changes the folder.
func TestUpdateKilledAtEveryCall(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	u := newUpdating(t)
	all := u.update(t, fault{})
	wantRefusal(t, all.result, exitFine)
	wantTree(t, u.out, u.clean["b"])
	t.Logf("an update makes %d calls that change files", len(all.calls))
	u.write(t, "a")
	for _, half := range []bool{false, true} {
		for i, at := range some(len(all.calls), 5) {
			if half && !strings.HasPrefix(all.calls[at-1], "write") && testrun.Long() {
				continue
			}
			r := u.update(t, fault{at: at, half: half})
			if r.hit && r.code != exitKilled {
				t.Errorf("the update lived: %d\n%s", r.code, r.errs)
			}
			u.check(t)
			u.mend(t, i)
			if t.Failed() {
				t.Fatalf("killed at call %d of %d, %s", at, len(r.calls), r.calls[len(r.calls)-1])
			}
		}
	}
}

// TestFaultAtEveryCallOfUpdate has the machine refuse each call that changes the folder.
func TestFaultAtEveryCallOfUpdate(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	u := newUpdating(t)
	all := u.update(t, fault{})
	wantRefusal(t, all.result, exitFine)
	u.write(t, "a")
	for _, m := range machineFaults {
		calls, refused := all.concerned(m.f), 0
		for i, at := range some(calls, 1) {
			f := m.f
			f.at = at
			r := u.update(t, f)
			switch {
			case r.code == exitFine: // it could do without
				wantTree(t, u.out, u.clean["b"])
			case r.code == exitMachine:
				refused++
			default:
				t.Errorf("it ends with %d: %s", r.code, r.errs)
			}
			u.check(t)
			u.mend(t, i)
			if t.Failed() {
				t.Fatalf("%s at call %d of %d, %s", m.name, at, calls, r.calls[min(at, len(r.calls))-1])
			}
		}
		if m.code == exitFine && refused > 0 || m.code != exitFine && refused == 0 {
			t.Errorf("%s: %d updates were refused", m.name, refused)
		}
	}
}
