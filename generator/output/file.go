package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// write makes one file hold data.
func (w *writer) write(p string, data []byte) (Entry, error) {
	entry := EntryOf(p, data)
	w.bytes.Add(entry.Size)
	in := w.stage.folder(path.Dir(p))
	if in.err != nil {
		return entry, in.err
	}
	name := filepath.Join(in.name, path.Base(p))
	if in.staged {
		if err := writeNew(name, data, false); err != nil {
			os.Remove(name)
			return entry, about(w.place(p), err)
		}
		w.touch(p)
		w.written.Add(1)
		return entry, nil
	}
	old := nothing
	if !w.before.empty {
		var err error
		if old, err = compare(name, data); err != nil {
			return entry, fmt.Errorf("reading the old file: %w", err)
		}
	}
	switch {
	case old == same:
		w.same.Add(1)
		return entry, nil
	case old == folder, old == different && !w.before.mayReplace(p):
		return entry, fmt.Errorf("%s: %w", name, ErrForeign)
	}
	if err := w.temp.replace(name, data, old == different); err != nil {
		return entry, err
	}
	w.touch(p)
	w.written.Add(1)
	return entry, nil
}

// standing is what stands in the place of a file to be written.
type standing uint8

const (
	nothing standing = iota
	same             // a file with exactly the bytes to be written
	different
	folder
)

func compare(name string, data []byte) (standing, error) {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, nil
	case err != nil:
		return nothing, err
	case info.IsDir():
		return folder, nil
	case !info.Mode().IsRegular() || info.Size() != int64(len(data)):
		return different, nil
	}
	old, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, nil
	case err == nil && bytes.Equal(old, data):
		return same, nil
	}
	return different, err
}
