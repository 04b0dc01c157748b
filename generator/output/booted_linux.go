package output

import "os"

// booted names the time since when the machine has run; "" if it is unknown.
func booted() string {
	id, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return string(id)
}
