package output

import (
	"time"

	"golang.org/x/sys/windows"
)

// booted names the time since when the machine has run. It is reckoned from the clock,
// which may be set right meanwhile: then it is another, and a build does its work again.
func booted() string {
	return time.Now().Add(-windows.DurationSinceBoot()).Round(time.Minute).UTC().Format(time.RFC3339)
}
