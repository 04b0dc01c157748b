package output

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
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
	Jobs int // files written at the same time; at least 1
	// Wait is called once if another build is writing into the folder; nil for
	// none.
	Wait func()
	// Progress is called after each file, from several goroutines; nil for none.
	Progress func()
}

// Report is what Write did.
type Report struct {
	Written, Same, Removed int
	Bytes                  int64 // of all files, written or not
}

// ErrForeign is the error for a file that is in the way and that no earlier
// build made.
var ErrForeign = errors.New("no earlier build made it, so it is not overwritten")

// Write makes the folder hold the given files and a manifest of them, and
// removes what earlier builds made and this one does not. It waits while another
// build writes into the folder. When it returns an error, or is killed, every
// file is as it was before or as it should be.
func Write(ctx context.Context, dir string, files []File, opts Options) (Report, error) {
	if err := os.MkdirAll(filepath.Join(dir, ownFolder), 0o755); err != nil {
		return Report{}, fmt.Errorf("making the output folder: %w", err)
	}
	unlock, err := lock(ctx, filepath.Join(dir, ownFolder, lockName), opts.Wait)
	if err != nil {
		return Report{}, err
	}
	defer unlock()

	w := writer{dir: dir, opts: opts, folders: map[string]error{}}
	if w.before, err = readState(dir); err != nil {
		return Report{}, fmt.Errorf("reading what earlier builds left: %w", err)
	}
	return w.run(ctx, files)
}

// lock waits until no other build holds the folder.
func lock(ctx context.Context, name string, wait func()) (unlock func(), err error) {
	l := flock.New(name)
	held, err := l.TryLock()
	if err == nil && !held {
		if wait != nil {
			wait()
		}
		const pause = 50 * time.Millisecond
		_, err = l.TryLockContext(ctx, pause)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the output folder: %w", err)
	}
	return func() { l.Unlock() }, nil
}

type writer struct {
	dir    string
	temp   temporary
	opts   Options
	before state

	mu      sync.Mutex
	folders map[string]error // folders that are there, or why not

	written, same atomic.Int64
	bytes         atomic.Int64
}

func (w *writer) run(ctx context.Context, files []File) (Report, error) {
	if err := w.clearTemp(); err != nil {
		return Report{}, err
	}
	planned := make(map[string]bool, len(files))
	for _, f := range files {
		planned[f.Path] = true
	}
	if err := w.note(planned); err != nil {
		return Report{}, err
	}
	removed, err := w.remove(w.inTheWay(planned))
	if err != nil {
		return Report{}, err
	}
	entries := make([]Entry, len(files))
	if err := w.writeAll(ctx, files, entries); err != nil {
		return Report{}, err
	}
	gone := map[string]bool{}
	for p := range w.before.own {
		if !planned[p] {
			gone[p] = true
		}
	}
	more, err := w.remove(gone)
	if err != nil {
		return Report{}, err
	}
	report := Report{
		Written: int(w.written.Load()), Same: int(w.same.Load()),
		Removed: removed + more, Bytes: w.bytes.Load(),
	}
	return report, w.finish(entries)
}

// clearTemp removes what a killed build was writing.
func (w *writer) clearTemp() error {
	if !w.before.unfinished {
		return nil
	}
	folders := map[string]bool{".": true, ownFolder: true}
	for p := range w.before.own {
		folders[path.Dir(p)] = true
	}
	for folder := range folders {
		left, err := filepath.Glob(filepath.Join(w.place(folder), tempPrefix+"*"+tempSuffix))
		if err != nil {
			return err
		}
		for _, name := range left {
			if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// note notes which files are about to be made, besides those of earlier builds.
func (w *writer) note(planned map[string]bool) error {
	all := map[string]bool{}
	for p := range planned {
		if w.before.own[p] {
			continue
		}
		// A file that is there already and is not ours must not come to be ours
		// by being noted.
		if !w.before.empty && !w.before.mayReplace(p) {
			if _, err := os.Lstat(w.place(p)); err == nil {
				continue
			}
		}
		all[p] = true
	}
	for p := range w.before.own {
		all[p] = true
	}
	if err := w.writeNote(sortedKeys(all)); err != nil {
		return fmt.Errorf("writing into the output folder: %w", err)
	}
	return nil
}

func (w *writer) place(p string) string { return filepath.Join(w.dir, filepath.FromSlash(p)) }

// inTheWay returns own files that stand where a folder must be, and those in
// folders that stand where a file must be.
func (w *writer) inTheWay(planned map[string]bool) map[string]bool {
	folders := map[string]bool{}
	for p := range planned {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	out := map[string]bool{}
	for p := range w.before.own {
		if planned[p] {
			continue
		}
		if folders[p] {
			out[p] = true
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if planned[dir] {
				out[p] = true
			}
		}
	}
	return out
}

// remove removes files and the folders that become empty.
func (w *writer) remove(paths map[string]bool) (int, error) {
	removed := 0
	for p := range paths {
		err := os.Remove(w.place(p))
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !isNotFolder(err) {
			return removed, fmt.Errorf("removing an old file: %w", err)
		}
		if err == nil {
			removed++
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if os.Remove(w.place(dir)) != nil {
				break // not empty, or gone
			}
		}
		delete(w.before.own, p)
	}
	return removed, nil
}

func isNotFolder(err error) bool {
	return strings.Contains(err.Error(), "not a directory")
}

func (w *writer) writeAll(ctx context.Context, files []File, entries []Entry) error {
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
					return err
				}
				entry, err := w.write(files[i].Path, buffer.Bytes())
				if err != nil {
					return err
				}
				entries[i] = entry
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
	if !fs.ValidPath(p) || !filepath.IsLocal(filepath.FromSlash(p)) || strings.HasPrefix(p, ownFolder+"/") {
		return Entry{}, fmt.Errorf("the address %q leads out of the output folder", p)
	}
	sum := sha256.Sum256(data)
	entry := Entry{Path: p, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
	w.bytes.Add(entry.Size)
	if err := w.folder(path.Dir(p)); err != nil {
		return entry, err
	}
	there, same, err := false, false, error(nil)
	if !w.before.empty {
		there, same, err = compare(w.place(p), data)
	}
	if err != nil {
		return entry, fmt.Errorf("reading the old file: %w", err)
	}
	if same {
		w.same.Add(1)
		return entry, nil
	}
	if there && !w.before.mayReplace(p) {
		return entry, fmt.Errorf("%s: %w", w.place(p), ErrForeign)
	}
	if err := w.temp.replace(w.place(p), data, there); err != nil {
		return entry, fmt.Errorf("writing %s: %w", w.place(p), err)
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
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.Mkdir(name, 0o755)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s: a folder must stand here: %w", name, ErrForeign)
	}
	return nil
}

// compare tells whether a file is there and whether it holds exactly data.
func compare(name string, data []byte) (there, same bool, err error) {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, nil
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return err == nil, false, err
	}
	old, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, nil
	}
	return true, err == nil && bytes.Equal(old, data), err
}

// finish writes the manifest and removes the note: from now on the folder is
// whole.
func (w *writer) finish(entries []Entry) error {
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	data, err := Manifest{ManifestVersion, entries}.encode()
	if err != nil {
		return err
	}
	place := filepath.Join(w.dir, ManifestName)
	if there, same, err := compare(place, data); err == nil && !same {
		if there && !w.before.ours {
			return fmt.Errorf("%s: %w", place, ErrForeign)
		}
		if err := w.temp.replace(place, data, true); err != nil {
			return fmt.Errorf("writing the manifest: %w", err)
		}
	} else if err != nil {
		return fmt.Errorf("reading the manifest: %w", err)
	}
	err = os.Remove(filepath.Join(w.dir, ownFolder, noteName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("finishing: %w", err)
	}
	return nil
}
