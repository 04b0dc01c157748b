package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Files that a reader saved from a page and now gives to a command, and files that a
// command writes where it is told to.

// readSaved reads a file that its user named, and no more of it than most bytes and
// one: a file of any size may be given by mistake.
func readSaved(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError("there is no file %s", name)
	case err != nil:
		return nil, machineError(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usageError("%s is a folder, and a file that was saved from a page is wanted", name)
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	return data, machineError(err)
}

// replaceFile writes a file beside its name and then gives it the name, so that a
// full disk leaves what was there, and no half of what is new. It leaves a file that
// holds the same already, and writes straight into what is no common file, such as a
// link or a device.
func replaceFile(name string, data []byte) error {
	info, err := os.Lstat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(name, data, 0o644)
	case err == nil:
		if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
			return nil
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	beside := name + "~" // such names are passed over everywhere
	if err := os.WriteFile(beside, data, 0o644); err != nil {
		return errors.Join(err, removeIfThere(beside))
	}
	if err := os.Rename(beside, name); err != nil {
		return errors.Join(err, removeIfThere(beside))
	}
	return nil
}

func removeIfThere(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
