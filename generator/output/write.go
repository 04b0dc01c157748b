package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
)

// File is a file to be written. Emit is called once, possibly at the same time
// as that of other files, and appends the bytes to an empty buffer.
type File struct {
	Path string // slash-separated, inside the folder
	Emit func(*bytes.Buffer) error
}

// Options say how Write and Update work.
type Options struct {
	Jobs int  // files written at the same time; at least 1
	Made Made // what the manifest says of the whole
	// Check is called when no other build can write into the folder any more, and
	// before this one does: with an error nothing is touched. nil for none.
	Check func() error
	// Wait is called once if another build is writing into the folder; nil for
	// none.
	Wait func()
	// Progress is called after each file, from several goroutines; nil for none.
	Progress func()
	// Companions are made beside the files.
	Companions Companions
	// Origin is what the files are made of; the zero value if that is not known for certain.
	// Until anything changes Known says so, and returns Said, which is JSON. With neither an
	// origin nor Keep nothing is noted.
	Origin Origin
	Said   []byte
	// Keep is called at most once, when all files stand, and writes what Last.Kept is to
	// return to a later build that goes on from this one. If it fails, or there is no
	// room, nothing is kept, and the build is none the worse. nil for nothing.
	Keep func(io.Writer) error
}

// Report is what Write or Update did.
type Report struct {
	Written, Same, Removed int
	Bytes                  int64 // of all files, written or not
}

// ErrForeign is the error for a file that is in the way and that no earlier
// build made.
var ErrForeign = errors.New("no earlier build made it, so it is not overwritten")

// EmitError is the error of a file whose bytes could not be made.
type EmitError struct {
	Path string
	Err  error
}

func (e *EmitError) Error() string { return "making " + e.Path + ": " + e.Err.Error() }

func (e *EmitError) Unwrap() error { return e.Err }

// Write makes the folder hold the given files and a manifest of them, and
// removes what earlier builds made and this one does not. It waits while another
// build writes into the folder. When it returns an error, or is killed, every
// file is as it was before or as it should be.
func Write(ctx context.Context, dir string, files []File, opts Options) (Report, error) {
	planned, err := plan(files)
	if err != nil {
		return Report{}, err
	}
	if err := noFileIsFolder(planned); err != nil {
		return Report{}, err
	}
	beside, err := opts.Companions.plan(planned)
	if err != nil {
		return Report{}, err
	}
	maps.Copy(planned, beside)
	w := newWriter(dir, opts)
	unlock, err := w.begin(ctx)
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	if w.before, err = readState(dir); err != nil {
		return Report{}, fmt.Errorf("reading what earlier builds left: %w", err)
	}
	if w.known, err = w.readWay(); err != nil {
		return Report{}, err
	}
	return w.run(ctx, task{files: files, planned: planned, gone: w.gone(planned), ours: w.before.own})
}

// plan returns the addresses of files to be made. It refuses, before anything is touched,
// what a folder cannot hold: two files at one address, and addresses that lead elsewhere.
func plan(files []File) (map[string]bool, error) {
	planned := make(map[string]bool, len(files))
	for _, f := range files {
		switch {
		case !isAddress(f.Path):
			return nil, fmt.Errorf("%q cannot be the address of a file in the output folder", f.Path)
		case planned[f.Path]:
			return nil, fmt.Errorf("two files have the address %q", f.Path)
		}
		planned[f.Path] = true
	}
	return planned, nil
}

// noFileIsFolder refuses a file where a folder must be.
func noFileIsFolder(all map[string]bool) error {
	for p := range all {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if all[dir] {
				return fileIsFolder(dir, p)
			}
		}
	}
	return nil
}

func fileIsFolder(file, inside string) error {
	return fmt.Errorf("%q is the address of a file and of the folder of %q", file, inside)
}
