package render

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets garbage grow further before it is collected, unless GOGC says otherwise:
// tests keep little and drop much, and collecting was a fifth of their work.
func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
	os.Exit(m.Run())
}
