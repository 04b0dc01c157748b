package source

import (
	"errors"
	"os"
	"runtime"
	"slices"

	"golang.org/x/sys/unix"
)

// quick is the quick way to read a file: from the open folder, with the system
// refusing every symbolic link on the way.
type quick struct{ folder *os.File }

// openQuick returns a quick way that reads nothing if the folder cannot be
// opened.
func openQuick(root *os.Root) quick {
	folder, err := root.Open(".")
	if err != nil {
		return quick{}
	}
	return quick{folder}
}

func (q quick) close() {
	if q.folder != nil {
		q.folder.Close() // nothing was written
	}
}

// appendRegular appends the content of an ordinary file. It calls the system
// directly: os.File makes ten calls for a page, since it prepares files for
// waiting, and these are four. Systems without openat2 give an error.
func (q quick) appendRegular(data []byte, name string) ([]byte, error) {
	if q.folder == nil {
		return nil, errNotRegular
	}
	defer runtime.KeepAlive(q.folder) // its number must stay its own
	fd, err := retry(func() (int, error) {
		return unix.Openat2(int(q.folder.Fd()), name, &unix.OpenHow{
			Flags:   unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NONBLOCK,
			Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_NO_MAGICLINKS,
		})
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
	if info.Size > maxRead {
		return nil, errTooLarge
	}
	// One byte more than the file has, so that its end is seen at once.
	start := len(data)
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
		if len(data)-start > maxRead {
			return nil, errTooLarge
		}
		if len(data) == cap(data) { // it grew since
			data = slices.Grow(data, len(data))
		}
	}
}

// retry repeats a call that a signal interrupted.
func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
