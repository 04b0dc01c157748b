//go:build !unix

package bench

import "os"

// peak returns 0: this system does not tell the greatest resident size.
func peak(*os.ProcessState) int64 { return 0 }
