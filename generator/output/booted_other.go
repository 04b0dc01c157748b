//go:build !linux && !darwin && !windows

package output

// booted is unknown on this system.
func booted() string { return "" }
