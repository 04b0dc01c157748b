package output

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// File is a file to be written. Emit is called once, possibly at the same time
// as that of other files, and appends the bytes to an empty buffer.
type File struct {
	Path string // slash-separated, inside the folder
	Emit func(*bytes.Buffer) error
}

// Options say how Write works.
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
	// Origin is what the files are made of. With it, and until anything changes,
	// Current says so, and returns Said, which is JSON.
	Origin Origin
	Said   []byte
}

// Report is what Write did.
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
	beside, err := opts.Companions.plan(planned)
	if err != nil {
		return Report{}, err
	}
	maps.Copy(planned, beside)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Report{}, fmt.Errorf("making the output folder: %w", err)
	}
	if err := makeFolder(filepath.Join(dir, ownFolder)); err != nil {
		return Report{}, fmt.Errorf("writing into the output folder: %w", err)
	}
	unlock, err := lock(ctx, filepath.Join(dir, ownFolder, lockName), opts.Wait)
	if err != nil {
		return Report{}, err
	}
	defer unlock()

	if opts.Check != nil {
		if err := opts.Check(); err != nil {
			return Report{}, err
		}
	}
	w := writer{dir: dir, opts: opts, folders: map[string]error{}}
	if w.before, err = readState(dir); err != nil {
		return Report{}, fmt.Errorf("reading what earlier builds left: %w", err)
	}
	if w.known, err = w.readWay(); err != nil {
		return Report{}, err
	}
	return w.run(ctx, files, planned)
}

// plan returns the addresses of all files. It refuses, before anything is
// touched, what a folder cannot hold: two files at one address, a file where a
// folder must be, and addresses that lead elsewhere.
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
	for p := range planned {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if planned[dir] {
				return nil, fmt.Errorf("%q is the address of a file and of the folder of %q", dir, p)
			}
		}
	}
	return planned, nil
}

type writer struct {
	dir    string
	temp   temporary
	opts   Options
	before state
	known  bool // companions of the last build are made as those of this one

	mu      sync.Mutex
	folders map[string]error // folders that are there, or why not

	written, same atomic.Int64
	bytes         atomic.Int64
}

func (w *writer) run(ctx context.Context, files []File, planned map[string]bool) (Report, error) {
	if err := w.forget(); err != nil {
		return Report{}, fmt.Errorf("writing into the output folder: %w", err)
	}
	if err := w.clearTemp(); err != nil {
		return Report{}, err
	}
	if err := w.note(planned); err != nil {
		return Report{}, err
	}
	gone := w.gone(planned)
	before := w.inTheWay(planned, gone)
	first, err := w.remove(before)
	if err != nil {
		return Report{}, err
	}
	maps.DeleteFunc(gone, func(p string, _ bool) bool { return before[p] })
	made := make([][]Entry, len(files))
	if err := w.writeAll(ctx, files, made); err != nil {
		return Report{}, err
	}
	entries := slices.Concat(made...)
	w.notMade(planned, entries, gone)
	rest, err := w.remove(gone)
	if err != nil {
		return Report{}, err
	}
	report := Report{
		Written: int(w.written.Load()), Same: int(w.same.Load()),
		Removed: first + rest, Bytes: w.bytes.Load(),
	}
	return report, w.finish(entries)
}

// note notes which files are about to be made, besides those of earlier builds.
func (w *writer) note(planned map[string]bool) error {
	all := maps.Clone(w.before.own)
	for p := range planned {
		// A file that is there already and is not ours must not come to be ours
		// by being noted. A folder may be ours, and make room for the file.
		if !w.before.empty && !w.before.mayReplace(p) {
			if info, err := os.Lstat(w.place(p)); err == nil && !info.IsDir() {
				continue
			}
		}
		all[p] = true
	}
	if err := w.writeNote(all); err != nil {
		return fmt.Errorf("writing into the output folder: %w", err)
	}
	return nil
}

func (w *writer) place(p string) string { return filepath.Join(w.dir, filepath.FromSlash(p)) }

// writeAll makes all files, and notes each and its companions at its place in made.
func (w *writer) writeAll(ctx context.Context, files []File, made [][]Entry) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range max(1, w.opts.Jobs) {
		group.Go(func() error {
			var buffer bytes.Buffer
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				buffer.Reset()
				if err := files[i].Emit(&buffer); err != nil {
					return &EmitError{files[i].Path, err}
				}
				entry, err := w.write(files[i].Path, buffer.Bytes())
				if err != nil {
					return err
				}
				beside, err := w.companions(ctx, entry, buffer.Bytes())
				if err != nil {
					return err
				}
				made[i] = append(beside, entry)
				if w.opts.Progress != nil {
					w.opts.Progress()
				}
			}
		})
	}
	return group.Wait()
}

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

// finish writes the manifest and removes the note: from now on the folder is
// whole.
func (w *writer) finish(entries []Entry) error {
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	data, err := Manifest{ManifestVersion, w.opts.Made, entries}.Encode()
	if err != nil {
		return err
	}
	place := filepath.Join(w.dir, ManifestName)
	old, err := compare(place, data)
	if err != nil {
		return fmt.Errorf("reading the manifest: %w", err)
	}
	if old != same {
		if err := w.temp.replace(place, data, true); err != nil {
			return err
		}
	}
	if err := w.writeWay(); err != nil {
		return fmt.Errorf("finishing: %w", err)
	}
	w.remember()
	err = os.Remove(filepath.Join(w.dir, ownFolder, noteName))
	if ignoreMissing(err) != nil {
		return fmt.Errorf("finishing: %w", err)
	}
	return nil
}
