package output

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"time"
)

// writeTemp writes data to a new file in a folder and returns its name. With
// sync set the bytes are on disk when it returns.
func writeTemp(folder string, data []byte, sync bool) (name string, err error) {
	f, err := os.CreateTemp(folder, "*.tmp")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err == nil && sync {
		err = f.Sync()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return f.Name(), err
}

// replaceFile puts data into a file at once: whoever opens it sees the old bytes
// or the new. temp is a folder on the same file system.
func replaceFile(path string, data []byte, temp string) error {
	_, err := os.Lstat(path)
	exists := err == nil
	name, err := writeTemp(temp, data, exists)
	if err != nil {
		return err
	}
	if err := rename(name, path); err != nil {
		os.Remove(name)
		return err
	}
	return nil
}

// rename renames a file. Windows refuses while a virus scanner or indexer has
// the old file open, so there it is tried again for a while.
func rename(from, to string) error {
	const tries = 10
	for i := 0; ; i++ {
		err := os.Rename(from, to)
		if err == nil || runtime.GOOS != "windows" || i == tries || !errors.Is(err, fs.ErrPermission) {
			return err
		}
		time.Sleep(time.Duration(i+1) * 10 * time.Millisecond)
	}
}
