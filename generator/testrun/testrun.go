// Package testrun is how tests run: how often garbage is collected, how files are put on
// disk, and what is passed over where the race detector watches. Only tests import it.
package testrun

import (
	"flag"
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

// Run runs the tests of a package and ends the process. Garbage grows to three times what
// is kept before it is collected, unless GOGC says otherwise: some packages make much and
// keep little, and collecting it as often as a program must was a fifth of their work.
func Run(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	os.Exit(m.Run())
}

// RunWaiting is Run for tests that mostly wait for each other's answers: sixteen at a time
// instead of one for each processor, unless -parallel says otherwise.
func RunWaiting(m *testing.M) {
	if err := flag.Set("test.parallel", "16"); err != nil {
		panic(err)
	}
	Run(m)
}

// Long tells that this is the long tier.
func Long() bool { return os.Getenv("PARTNERBOOK_LONG") == "1" }

// Quick tells that somebody tests while they work: neither CI nor the long tier.
func Quick() bool { return !Long() && os.Getenv("CI") != "true" }

// Thorough passes over a test that takes long and that few changes break, while somebody tests
// everything. CI runs it, and so does asking for it by -run.
func Thorough(t testing.TB) {
	t.Helper()
	if Quick() && flag.Lookup("test.run").Value.String() == "" {
		name, _, _ := strings.Cut(t.Name(), "/")
		t.Skip("this is looked at with CI=true, or with -run " + name)
	}
}

// Alone passes over a test that works in one goroutine, lets another program work, or has
// many processes do what those of other tests do as well, where the race detector watches:
// there is nothing for it to see, and everything takes about ten times as long. CI runs
// these tests without it, and so does the long tier.
func Alone(t testing.TB) {
	t.Helper()
	if Raced {
		t.Skip("the race detector has nothing to see here; run this without -race")
	}
}
