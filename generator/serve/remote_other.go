//go:build !linux

package serve

import "strings"

// isRemote tells whether a folder is on a file system that other machines
// change without telling this one. Elsewhere than on Linux only a network path
// of Windows is known to be.
func isRemote(folder string) bool { return strings.HasPrefix(folder, `\\`) }
