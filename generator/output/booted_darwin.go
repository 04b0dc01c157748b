package output

import (
	"strconv"

	"golang.org/x/sys/unix"
)

// booted names the time since when the machine has run; "" if it is unknown.
func booted() string {
	at, err := unix.SysctlTimeval("kern.boottime")
	if err != nil {
		return ""
	}
	return strconv.FormatInt(at.Sec, 10)
}
