//go:build unix

package bundle

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipeIsNotWaitedFor: opening a pipe waits for somebody who writes into it.
func TestPipeIsNotWaitedFor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe.zip")
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
	var broken *BrokenError
	if _, err := Verify(t.Context(), name, nil); !errors.As(err, &broken) {
		t.Error(err)
	}
}
