//go:build linux || darwin

package output

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"

	"partnerbook/generator/stamp"
)

// stampIn returns the stamp of a file in an open folder, as stamp.Of does.
func stampIn(folder *os.File, name string) (stamp.Stamp, error) {
	var s unix.Stat_t
	fd := int(folder.Fd())
	_, err := retry(func() (int, error) {
		return 0, unix.Fstatat(fd, name, &s, unix.AT_SYMLINK_NOFOLLOW)
	})
	if err != nil {
		return stamp.Stamp{}, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return stamp.Stamp{Size: s.Size, Modified: s.Mtim.Nano(), Changed: s.Ctim.Nano(), Number: s.Ino}, nil
}
