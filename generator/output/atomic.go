package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
)

// temporary makes names for files that are being written. They stand beside the
// file that they become: one folder for all would be locked by one worker while
// the others wait, which doubled the time that a build spent in the system.
type temporary struct{ count atomic.Int64 }

// The names of files being written, which no page can have.
const (
	tempPrefix = ".partnerbook-"
	tempSuffix = ".tmp"
)

func isTemporary(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix)
}

// replace puts data into a file at once: whoever opens it sees the old bytes or
// the new. exists says that there are old ones, which a power cut must not take.
func (t *temporary) replace(path string, data []byte, exists bool) error {
	return t.put(path, func(name string) error { return writeNew(name, data, exists) })
}

// put has write make a new file and gives it its name.
func (t *temporary) put(path string, write func(name string) error) error {
	name := t.beside(path)
	err := write(name)
	if errors.Is(err, fs.ErrExist) { // left by a build that was killed
		os.Remove(name)
		err = write(name)
	}
	if err == nil {
		err = rename(name, path)
	}
	if err != nil {
		os.Remove(name)
	}
	return about(path, err)
}

// beside returns a name for what is to become path, in the same folder.
func (t *temporary) beside(path string) string {
	return filepath.Join(filepath.Dir(path), tempPrefix+strconv.FormatInt(t.count.Add(1), 10)+tempSuffix)
}

// about makes an error one about the file that was to be written: the name that it
// had meanwhile tells nobody anything.
func about(path string, err error) error {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one):
		return &fs.PathError{Op: "write", Path: path, Err: one.Err}
	case errors.As(err, &two):
		return &fs.PathError{Op: "write", Path: path, Err: two.Err}
	}
	return err
}
