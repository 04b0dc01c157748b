//go:build !unix

package bench

import (
	"os"
	"os/exec"
)

// group does nothing: this system has no groups of processes to ask.
func group(*exec.Cmd) {}

// interrupt ends a process: this system cannot ask it to.
func interrupt(p *os.Process) error { return p.Kill() }

// peak returns 0: this system does not tell the greatest resident size.
func peak(*os.ProcessState) int64 { return 0 }
