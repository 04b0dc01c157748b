//go:build !unix

package output

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// stages says that new folders are filled under another name (stage.go). Windows does not
// rename a folder while a virus scanner or indexer has a file in it open, as they do with
// new files.
const stages = false

// writeNew writes data to a new file; with sync set the bytes are on disk when
// it returns.
func writeNew(name string, data []byte, sync bool) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil && sync {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// inUse is what Windows calls a file that another program has open
// (ERROR_SHARING_VIOLATION).
const inUse = syscall.Errno(32)

// rename renames a file. Windows refuses while a virus scanner or indexer has
// one of the two open, so it is tried again for a while.
func rename(from, to string) error {
	const tries = 10
	for i := 0; ; i++ {
		err := os.Rename(from, to)
		if err == nil || i == tries || !errors.Is(err, fs.ErrPermission) && !errors.Is(err, inUse) {
			return err
		}
		time.Sleep(time.Duration(i+1) * 10 * time.Millisecond)
	}
}
