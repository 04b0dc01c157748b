//go:build unix

package source

import (
	"errors"
	"io"
	"slices"

	"golang.org/x/sys/unix"
)

// readRegular appends the content of a file that is not a symbolic link. It calls the system
// directly: os.ReadFile makes ten calls for a page, since it prepares files for
// waiting, and these are four.
func readRegular(data []byte, name string) ([]byte, error) {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	})
	if err != nil {
		return nil, err
	}
	defer unix.Close(fd)
	var info unix.Stat_t
	if err := unix.Fstat(fd, &info); err != nil {
		return nil, err
	}
	if info.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, errNotRegular
	}
	// One byte more than the file has, so that its end is seen at once.
	data = slices.Grow(data, int(info.Size)+1)
	for {
		n, err := retry(func() (int, error) { return unix.Read(fd, data[len(data):cap(data)]) })
		if err != nil {
			return nil, err
		}
		data = data[:len(data)+n]
		if n == 0 {
			return data, nil
		}
		if len(data) == cap(data) { // it grew since
			data = append(data, 0)[:len(data)]
		}
		if len(data) > maxRead {
			return nil, io.ErrShortBuffer
		}
	}
}

// maxRead bounds what is read of a file that grows while it is read.
const maxRead = 1 << 31

// retry repeats a call that a signal interrupted.
func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
