// Package testgc runs the tests of packages that make much and keep little: collecting
// garbage as often as a program must was a fifth of their work. Only tests import it.
package testgc

import (
	"os"
	"runtime/debug"
	"testing"
)

// Run runs the tests of a package and ends the process. Garbage grows to three times what
// is kept before it is collected, unless GOGC says otherwise.
func Run(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	os.Exit(m.Run())
}
