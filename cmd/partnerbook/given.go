package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Files that are named on the command line, and files that a command writes where it is
// told to.

// mostGiven bounds the bytes of a file that is named on the command line.
const mostGiven = 16 << 20

// readGiven reads a file that is named on the command line: one that a reader saved from
// a page, or one of inputs.
func readGiven(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, notRead(name, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usageError("%s is a folder, and a file is wanted", name)
	}
	data, err := io.ReadAll(io.LimitReader(f, mostGiven+1))
	switch {
	case err != nil:
		return nil, notRead(name, err)
	case len(data) > mostGiven:
		return nil, usageError("%s is larger than %d MB, and cannot be what is asked for", name, mostGiven>>20)
	}
	return data, nil
}

func notRead(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return usageError("there is no file %s", name)
	}
	return machineError(err)
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
