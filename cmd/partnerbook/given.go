package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Files that are named on the command line.

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
		return nil, usageError("“%s” is a folder, and a file is wanted", name)
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
