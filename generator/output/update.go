package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrAllNeeded is the error of an update that cannot go on from the last build, be it
// that the folder has changed since. Nothing was touched; Write can do it.
var ErrAllNeeded = errors.New("this cannot go on from the last build; every file is needed")

// Update is Write for a folder in which all but a few files are to stay as the last build
// left them: it makes those that changed or are new, removes those that are gone, and
// leaves the same as a Write of all files would. It looks at no other file.
//
// The error is ErrAllNeeded where that is not possible: another build has written into
// the folder since it was known, its manifest cannot be relied on or does not name a file
// that is gone, or files have companions or are to have some.
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
	w.before.own = pathsOf(manifest.Files)
	for p := range t.gone {
		if !w.before.own[p] {
			return Report{}, fmt.Errorf("%w: no build made %s", ErrAllNeeded, p)
		}
	}
	t.rest = t.restOf(manifest.Files)
	if err := noFileIsFolder(t.all()); err != nil {
		return Report{}, err
	}
	return w.run(ctx, t)
}

// planUpdate returns the task of an update, but for the files that stay. If it is
// stopped, the manifest still names what is ours, the old one or the new; only what
// stands in neither must be noted.
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
	t.ours = t.gone
	return t, nil
}

// stillThere returns the manifest of the last build, if the folder is still as that build
// left it. No other build can write into it any more.
func (w *writer) stillThere() (Manifest, error) {
	if len(w.opts.Companions.Endings) > 0 {
		return Manifest{}, errors.New("files are to have companions")
	}
	if _, err := os.Lstat(filepath.Join(w.dir, ownFolder, wayName)); ignoreMissing(err) != nil || err == nil {
		return Manifest{}, errors.New("files have companions")
	}
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
	}
	data, err := readRegular(filepath.Join(w.dir, ManifestName))
	if err != nil {
		return Manifest{}, err
	}
	return ReadManifest(data)
}

func pathsOf(entries []Entry) map[string]bool {
	paths := make(map[string]bool, len(entries))
	for _, e := range entries {
		paths[e.Path] = true
	}
	return paths
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

// all returns the addresses of all files that the folder will hold.
func (t task) all() map[string]bool {
	all := pathsOf(t.rest)
	for p := range t.planned {
		all[p] = true
	}
	return all
}
