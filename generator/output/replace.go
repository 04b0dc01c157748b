package output

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Replace makes one file hold data: whoever reads it, whenever the program is killed and
// whatever becomes of the disk, finds the old bytes or the new, whole. The file keeps its
// permissions, and is not touched if it holds the bytes already. Where a link stands, the
// file that it leads to is replaced. What is no ordinary file, such as a device, is written
// into.
func Replace(name string, data []byte) error {
	name = linked(name)
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return single(name, holding(name, data), rename)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return os.WriteFile(name, data, 0o644)
	}
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return single(name, holding(name, data), inPlaceOf(info))
}

// linked returns the file that a link leads to, if there is one; else the name itself.
func linked(name string) string {
	if info, err := os.Lstat(name); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return name
	}
	if to, err := filepath.EvalSymlinks(name); err == nil {
		return to
	}
	return name
}

// inPlaceOf returns what gives a new file the name of an old one, and its permissions.
func inPlaceOf(old fs.FileInfo) func(temp, name string) error {
	return func(temp, name string) error {
		if err := os.Chmod(temp, old.Mode().Perm()); err != nil && !errors.Is(err, fs.ErrPermission) {
			return err // some disks have no permissions to give
		}
		return rename(temp, name)
	}
}

// Create is Replace for a file that must not be there: the error is fs.ErrExist then, and
// nothing is changed.
func Create(name string, data []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	return single(name, holding(name, data), func(temp, name string) error {
		err := os.Link(temp, name) // unlike renaming, it refuses to overwrite
		switch {
		case err == nil:
			os.Remove(temp) // if another program holds it, a later run does
			return nil
		case errors.Is(err, fs.ErrExist):
			return err
		}
		return rename(temp, name) // disks such as a USB stick's have no such links
	})
}

// ReplaceFile makes one file hold what emit writes, which may be too large for memory:
// whoever reads it finds the old bytes or the new, whole. The file keeps its permissions;
// where a link stands, the file that it leads to is replaced. Errors of emit are returned
// as they are.
func ReplaceFile(name string, emit func(io.Writer) error) error {
	name = linked(name)
	put := rename
	if info, err := os.Lstat(name); err == nil {
		put = inPlaceOf(info)
	}
	return single(name, emitting(name, true, emit), put)
}

// emitting returns what makes a file that holds what emit writes; name is what errors call
// it. With sync set the bytes are on disk then.
func emitting(name string, sync bool, emit func(io.Writer) error) func(temp string) error {
	return func(temp string) error {
		f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return about(name, err)
		}
		out := bufio.NewWriterSize(f, 1<<16)
		if err = emit(out); err == nil {
			err = about(name, out.Flush())
		}
		if err == nil && sync {
			err = about(name, f.Sync())
		}
		if closed := f.Close(); err == nil {
			err = about(name, closed)
		}
		return err
	}
}

// holding returns what makes a file that holds data; name is what errors call it.
func holding(name string, data []byte) func(temp string) error {
	return func(temp string) error { return about(name, writeNew(temp, data, true)) }
}

// single has write make a file beside its place and put give it its name. The name that
// it has before is one that nobody else uses at the same time.
func single(name string, write func(temp string) error, put func(temp, name string) error) error {
	dir := filepath.Dir(name)
	clearOld(dir)
	temp := filepath.Join(dir, tempPrefix+strconv.FormatUint(rand.Uint64(), 36)+tempSuffix)
	err := write(temp)
	if err == nil {
		err = about(name, put(temp, name))
	}
	if err != nil {
		os.Remove(temp)
	}
	return err
}

// longestWrite is how long no file takes to be written.
const longestWrite = time.Hour

// clearOld removes what runs left in a folder that were killed long ago. What cannot be
// removed is no harm.
func clearOld(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !isTemporary(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > longestWrite {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
