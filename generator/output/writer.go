package output

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// writer writes into a folder: everything (Write), or what has changed (Update).
type writer struct {
	dir    string
	temp   temporary
	opts   Options
	last   *Last // the build that this one goes on from; nil for none
	before state
	known  bool // companions of the last build are made as those of this one
	// entries are those of before, by path. Only companions ask.
	entries func() map[string]Entry

	stage *stage

	mu      sync.Mutex
	touched map[string]bool // files that were written or removed, where last is known

	written, same atomic.Int64
	bytes         atomic.Int64
	report        Report // when all of that is done
}

func newWriter(dir string, opts Options) *writer {
	w := &writer{dir: dir, opts: opts, touched: map[string]bool{}}
	w.stage = &stage{dir: dir, temp: &w.temp, off: !stages, folders: map[string]standingFolder{}}
	w.entries = sync.OnceValue(func() map[string]Entry { return w.before.byPath() })
	return w
}

// task is what is to become of a folder.
type task struct {
	files   []File          // are to be made
	planned map[string]bool // their addresses and those of companions that they may have
	gone    map[string]bool // own files that are to go
	rest    []Entry         // of files that stay as they are, sorted by path
	ours    map[string]bool // files that must be known to be ours if this is stopped
}

// begin locks the folder, and makes it if it is not there.
func (w *writer) begin(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(w.dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the output folder: %w", err)
	}
	if err := makeFolder(filepath.Join(w.dir, ownFolder)); err != nil {
		return nil, fmt.Errorf("writing into the output folder: %w", err)
	}
	unlock, err = lock(ctx, filepath.Join(w.dir, ownFolder, lockName), w.opts.Wait)
	if err != nil {
		return nil, err
	}
	if w.opts.Check != nil {
		if err := w.opts.Check(); err != nil {
			unlock()
			return nil, err
		}
	}
	return unlock, nil
}

func (w *writer) run(ctx context.Context, t task) (Report, error) {
	if err := w.forget(); err != nil {
		return Report{}, fmt.Errorf("writing into the output folder: %w", err)
	}
	if err := w.clearTemp(); err != nil {
		return Report{}, err
	}
	if err := w.note(t); err != nil {
		return Report{}, err
	}
	before := w.inTheWay(t.planned, t.gone)
	first, err := w.remove(before)
	if err != nil {
		return Report{}, err
	}
	maps.DeleteFunc(t.gone, func(p string, _ bool) bool { return before[p] })
	made := make([][]Entry, len(t.files))
	err = w.writeAll(ctx, t.files, made)
	if err = cmp.Or(err, w.stage.settle()); err != nil {
		return Report{}, err
	}
	entries := slices.Concat(made...)
	w.notMade(t.planned, entries, t.gone)
	rest, err := w.remove(t.gone)
	if err != nil {
		return Report{}, err
	}
	w.report = Report{
		Written: int(w.written.Load()), Same: int(w.same.Load()) + len(t.rest),
		Removed: first + rest, Bytes: w.bytes.Load() + sizeOf(t.rest),
	}
	slices.SortFunc(entries, byPath)
	return w.report, w.finish(merged(t.rest, entries, byPath))
}

func byPath(a, b Entry) int { return strings.Compare(a.Path, b.Path) }

func sizeOf(entries []Entry) (bytes int64) {
	for _, e := range entries {
		bytes += e.Size
	}
	return bytes
}

// touch notes that a file does not stand any more as the last build left it.
func (w *writer) touch(p string) {
	if w.last == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.touched[p] = true
}

// note notes which files are about to be made, besides those that are ours already.
func (w *writer) note(t task) error {
	all := maps.Clone(t.ours)
	for p := range t.planned {
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

// finish writes the manifest and removes the note: from now on the folder is
// whole.
func (w *writer) finish(entries []Entry) error {
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
		w.touch(ManifestName)
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

// merged returns what two sorted lists hold, sorted, where the second is the shorter by
// far.
func merged[T any](long, short []T, compare func(T, T) int) []T {
	if len(long) == 0 {
		return short
	}
	out := make([]T, 0, len(long)+len(short))
	for _, x := range short {
		i, _ := slices.BinarySearchFunc(long, x, compare)
		out = append(append(out, long[:i]...), x)
		long = long[i:]
	}
	return append(out, long...)
}
