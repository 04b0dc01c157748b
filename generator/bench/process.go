package bench

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"time"
)

// Usage is what a process needed in all, its children that it waited for included.
type Usage struct {
	User, System, Wall time.Duration
	Peak               int64 // bytes resident at most; 0 where the system does not tell
}

// CPU returns the seconds of all processors together.
func (u Usage) CPU() float64 { return (u.User + u.System).Seconds() }

// PeakMB returns the peak in units of 10^6 bytes.
func (u Usage) PeakMB() float64 { return float64(u.Peak) / 1e6 }

// Result is what a process needed and printed.
type Result struct {
	Usage
	Output []byte // standard output
}

// Command returns a command that is asked to end, with all that it started, when the
// context ends, and made to after a while.
func Command(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	group(cmd)
	cmd.Cancel = func() error { return interrupt(cmd.Process) }
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// Measure runs a command, which must succeed: the error of one that does not holds
// all that it printed.
//
// What the kernel reports as the peak of a process is never less than that of the
// one that started it, so whoever measures should hold little in memory.
func Measure(cmd *exec.Cmd) (Result, error) {
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w\n%s%s", cmd, err, stderr.Bytes(), stdout.Bytes())
	}
	state := cmd.ProcessState
	return Result{Usage{state.UserTime(), state.SystemTime(), wall, peak(state)}, stdout.Bytes()}, nil
}
