//go:build unix

package output

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/unix"
)

// stages says that new folders are filled under another name (stage.go).
const stages = true

// writeNew writes data to a new file; with sync set the bytes are on disk when
// it returns. It calls the system directly: package os prepares files for
// waiting and looks before it renames, which doubles the calls of a build.
func writeNew(name string, data []byte, sync bool) error {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &fs.PathError{Op: "create", Path: name, Err: err}
	}
	err = writeAll(fd, data)
	if err == nil && sync {
		_, err = retry(func() (int, error) { return 0, unix.Fsync(fd) })
	}
	// A close that was interrupted has closed the file.
	if closed := unix.Close(fd); err == nil && !errors.Is(closed, unix.EINTR) {
		err = closed
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

func writeAll(fd int, data []byte) error {
	for len(data) > 0 {
		n, err := retry(func() (int, error) { return unix.Write(fd, data) })
		if err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

func rename(from, to string) error {
	if _, err := retry(func() (int, error) { return 0, unix.Rename(from, to) }); err != nil {
		return &fs.PathError{Op: "rename", Path: to, Err: err}
	}
	return nil
}

// retry repeats a call that was interrupted, as calls to network shares may be.
func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
