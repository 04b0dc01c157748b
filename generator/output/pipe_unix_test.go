//go:build unix

package output

import (
	"testing"

	"golang.org/x/sys/unix"
)

// pipe makes a named pipe, which whoever opens waits for.
func pipe(t *testing.T, name string) {
	t.Helper()
	if err := unix.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
}
