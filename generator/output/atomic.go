package output

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
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
	name := filepath.Join(filepath.Dir(path), tempPrefix+strconv.FormatInt(t.count.Add(1), 10)+tempSuffix)
	err := writeNew(name, data, exists)
	if errors.Is(err, fs.ErrExist) { // left by a build that was killed
		os.Remove(name)
		err = writeNew(name, data, exists)
	}
	if err == nil {
		err = rename(name, path)
	}
	if err != nil {
		os.Remove(name)
	}
	return about(path, err)
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

// ReplaceFile makes one file, which may be too large for memory, hold what emit writes.
// It is written beside its place, synced, and renamed into it: whatever happens, the old
// file or the new one stands there, or none if there was none. What a killed run leaves
// beside it, the next run an hour later or more removes.
func ReplaceFile(path string, emit func(io.Writer) error) error {
	dir, prefix := filepath.Dir(path), tempPrefix+filepath.Base(path)+"-"
	removeStale(dir, prefix)
	name := filepath.Join(dir, fmt.Sprint(prefix, os.Getpid(), "-", time.Now().UnixNano(), tempSuffix))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<16)
	if err = emit(out); err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = rename(name, path)
	}
	if err != nil {
		os.Remove(name)
	}
	return err
}

// removeStale removes files that nobody has written to for an hour: whoever made them
// was killed.
func removeStale(dir, prefix string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // what follows says so
	}
	for _, e := range entries {
		if !isTemporary(e.Name()) || !strings.HasPrefix(e.Name(), prefix) {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
