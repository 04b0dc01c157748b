package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrAllNeeded is the error of an update that cannot go on from the last build, be it
// that the folder has changed since. Nothing was touched; Write can do it.
var ErrAllNeeded = errors.New("this cannot go on from the last build; every file is needed")

// Update is Write for a folder in which all but a few files are to stay as the last build
// left them: it makes those that changed or are new, removes those that are gone, and
// leaves the same as a Write of all files would. Companions come and go with their files.
// It looks at no other file.
//
// The error is ErrAllNeeded where that is not possible: another build has written into
// the folder since it was known, its manifest cannot be relied on or does not name a file
// that is gone, or companions are to be made in another way than the last build's.
func Update(ctx context.Context, last *Last, changed []File, gone []string, opts Options) (Report, error) {
	t, err := planUpdate(changed, gone)
	if err != nil {
		return Report{}, err
	}
	w := newWriter(last.dir, opts)
	w.last = last
	unlock, err := w.begin(ctx)
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	manifest, err := w.stillThere()
	if err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrAllNeeded, err)
	}
	w.before, w.known = stateOf(manifest.Files), true
	if err := w.plan(&t, manifest.Files); err != nil {
		return Report{}, err
	}
	return w.run(ctx, t)
}

// planUpdate returns what is known of the task of an update before its folder is read.
func planUpdate(changed []File, gone []string) (t task, err error) {
	t = task{files: changed, gone: make(map[string]bool, len(gone))}
	if t.planned, err = plan(changed); err != nil {
		return t, err
	}
	for _, p := range gone {
		if t.planned[p] {
			return t, fmt.Errorf("%q is the address of a file to be made and of one to be removed", p)
		}
		t.gone[p] = true
	}
	return t, nil
}

// stillThere returns the manifest of the last build, if the folder is still as that build
// left it. No other build can write into it any more.
func (w *writer) stillThere() (Manifest, error) {
	record, err := readRegular(filepath.Join(w.dir, ownFolder, recordName))
	if err != nil {
		return Manifest{}, err
	}
	now, err := lookAt(w.dir, ManifestName)
	switch {
	case err != nil:
		return Manifest{}, err
	case !bytes.Equal(record, w.last.record), Unfinished(w.dir), now != w.last.holds.of(ManifestName):
		return Manifest{}, errors.New("the folder has changed since")
	case !w.goesOn():
		return Manifest{}, errors.New("companions are made in another way")
	}
	data, err := readRegular(filepath.Join(w.dir, ManifestName))
	if err != nil {
		return Manifest{}, err
	}
	return ReadManifest(data)
}

// plan adds to a task what the folder tells: which files stay, and the companions of those
// that do not. It refuses what a Write of all files would refuse.
func (w *writer) plan(t *task, entries []Entry) error {
	c, own := w.opts.Companions, w.before.own
	for p := range maps.Clone(t.gone) {
		if _, is := c.of(p, own); is || !own[p] {
			return fmt.Errorf("%w: no build made a file %s", ErrAllNeeded, p)
		}
		for _, ending := range c.Endings {
			if own[p+ending] && c.Wanted(p) {
				t.gone[p+ending] = true
			}
		}
	}
	stays := func(p string) bool {
		_, is := c.of(p, own)
		return own[p] && !is && !t.gone[p]
	}
	if err := t.noFileIsFolder(entries, stays); err != nil {
		return err
	}
	if err := t.planBeside(c, entries, stays); err != nil {
		return err
	}
	// A file may come in the place of a companion whose own file goes.
	maps.DeleteFunc(t.gone, func(p string, _ bool) bool { return t.planned[p] })
	// If this is stopped, the manifest names what else is ours, be it the old or the new.
	t.ours, t.rest = t.gone, t.restOf(entries)
	return nil
}

// noFileIsFolder refuses a file where a folder must be, of files to be made and those that
// stay. None of the latter stands in the way of another.
func (t *task) noFileIsFolder(entries []Entry, stays func(string) bool) error {
	for p := range t.planned {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if t.planned[dir] || stays(dir) {
				return fileIsFolder(dir, p)
			}
		}
		i, _ := slices.BinarySearchFunc(entries, Entry{Path: p + "/"}, byPath)
		for ; i < len(entries) && strings.HasPrefix(entries[i].Path, p+"/"); i++ {
			if stays(entries[i].Path) {
				return fileIsFolder(p, entries[i].Path)
			}
		}
	}
	return nil
}

// planBeside adds the companions that files to be made may have.
func (t *task) planBeside(c Companions, entries []Entry, stays func(string) bool) error {
	if len(c.Endings) == 0 {
		return nil
	}
	all := maps.Clone(t.planned)
	for _, e := range entries {
		if stays(e.Path) {
			all[e.Path] = true
		}
	}
	beside, err := c.plan(all)
	if err != nil {
		return err
	}
	for p := range maps.Clone(t.planned) {
		for _, ending := range c.Endings {
			if beside[p+ending] {
				t.planned[p+ending] = true
			}
		}
	}
	return nil
}

// restOf returns the entries of files that stay as they are.
func (t task) restOf(entries []Entry) []Entry {
	rest := make([]Entry, 0, len(entries))
	for _, e := range entries {
		if !t.planned[e.Path] && !t.gone[e.Path] {
			rest = append(rest, e)
		}
	}
	return rest
}
