package main

import (
	"fmt"
	"io/fs"
	"testing"
)

// TestCallsInPlainWords has an author not read what systems call their calls.
func TestCallsInPlainWords(t *testing.T) {
	denied := &fs.PathError{Op: "mkdir", Path: "x", Err: fs.ErrPermission}
	for want, err := range map[string]error{
		"Make the folder x: permission denied.":                           denied,
		"Making the output folder: make the folder x: permission denied.": fmt.Errorf("making the output folder: %w", denied),
		"Open x: permission denied.":                                      &fs.PathError{Op: "openat", Path: "x", Err: fs.ErrPermission},
	} {
		if got := wordsFor(machineError(err)); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}
