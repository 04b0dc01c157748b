//go:build unix

package main

import (
	"syscall"
	"time"
)

// processorTime returns the processor time of this process so far, user and system, of all
// its threads; 0 if the system does not say.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
