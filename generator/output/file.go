package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// write makes one file hold data.
func (w *writer) write(p string, data []byte) (Entry, error) {
	entry := EntryOf(p, data)
	w.bytes.Add(entry.Size)
	if err := w.folder(path.Dir(p)); err != nil {
		return entry, err
	}
	old := nothing
	if !w.before.empty {
		var err error
		if old, err = compare(w.place(p), data); err != nil {
			return entry, fmt.Errorf("reading the old file: %w", err)
		}
	}
	switch {
	case old == same:
		w.same.Add(1)
		return entry, nil
	case old == folder, old == different && !w.before.mayReplace(p):
		return entry, fmt.Errorf("%s: %w", w.place(p), ErrForeign)
	}
	if err := w.temp.replace(w.place(p), data, old == different); err != nil {
		return entry, err
	}
	w.touch(p)
	w.written.Add(1)
	return entry, nil
}

// folder makes a folder of the output. A symbolic link in its place could lead
// anywhere, so it is refused.
func (w *writer) folder(p string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.folderLocked(p)
}

func (w *writer) folderLocked(p string) error {
	if p == "." {
		return nil
	}
	if err, known := w.folders[p]; known {
		return err
	}
	err := w.folderLocked(path.Dir(p))
	if err == nil {
		err = makeFolder(w.place(p))
	}
	w.folders[p] = err
	return err
}

func makeFolder(name string) error {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = os.Mkdir(name, 0o755)
		if !errors.Is(err, fs.ErrExist) { // made by another build since
			return err
		}
		info, err = os.Lstat(name)
	}
	if err == nil && !info.IsDir() {
		return fmt.Errorf("%s: a folder must stand here: %w", name, ErrForeign)
	}
	return err
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
