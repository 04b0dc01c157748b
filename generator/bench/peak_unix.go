//go:build unix

package bench

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the greatest resident size in bytes; all systems but one give it in
// units of 1,024 bytes.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin" || runtime.GOOS == "ios":
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) << 10
}
