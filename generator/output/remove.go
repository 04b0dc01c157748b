package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// clearTemp removes what a build was writing when it was stopped.
func (w *writer) clearTemp() error {
	if !w.before.unfinished {
		return nil
	}
	folders := map[string]bool{".": true, ownFolder: true}
	for p := range w.before.own {
		for p = path.Dir(p); !folders[p]; p = path.Dir(p) {
			folders[p] = true
		}
	}
	for folder := range folders {
		if !w.real(folder) {
			continue
		}
		entries, err := os.ReadDir(w.place(folder))
		if err != nil {
			return fmt.Errorf("looking for what an earlier build left: %w", err)
		}
		for _, e := range entries {
			if !isTemporary(e.Name()) {
				continue
			}
			if err := os.RemoveAll(filepath.Join(w.place(folder), e.Name())); err != nil {
				return fmt.Errorf("removing what an earlier build left: %w", err)
			}
		}
	}
	return nil
}

// real tells whether a folder of the output is there, and no link on the way to
// it leads elsewhere.
func (w *writer) real(folder string) bool {
	if folder == "." {
		return true
	}
	info, err := os.Lstat(w.place(folder))
	return err == nil && info.IsDir() && w.real(path.Dir(folder))
}

// inTheWay returns own files, not to be made again, that must go before any is
// made: those that stand where a folder must be, those in folders that stand
// where a file must be, and those whose address differs only in capitals from
// one to be made, which is the same file on Windows and macOS.
func (w *writer) inTheWay(planned, gone map[string]bool) map[string]bool {
	out := map[string]bool{}
	if len(gone) == 0 {
		return out
	}
	folders, folds := map[string]bool{}, make(map[string]bool, len(planned))
	for p := range planned {
		folds[strings.ToLower(p)] = true
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for p := range gone {
		if folders[p] || folds[strings.ToLower(p)] {
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

// gone returns own files that are not to be made again.
func (w *writer) gone(planned map[string]bool) map[string]bool {
	out := map[string]bool{}
	for p := range w.before.own {
		if !planned[p] {
			out[p] = true
		}
	}
	return out
}

// notMade adds to what must go own files that might have been made and were not: the
// companions that are not worth while any more.
func (w *writer) notMade(planned map[string]bool, made []Entry, gone map[string]bool) {
	if len(w.opts.Companions.Endings) == 0 {
		return
	}
	is := make(map[string]bool, len(made))
	for _, e := range made {
		is[e.Path] = true
	}
	for p := range planned {
		if w.before.own[p] && !is[p] {
			gone[p] = true
		}
	}
}

// remove removes files and the folders that become empty, and returns how many
// files there were.
func (w *writer) remove(paths map[string]bool) (int, error) {
	removed := 0
	for _, p := range slices.Sorted(maps.Keys(paths)) {
		was, err := w.removeFile(p)
		if err != nil {
			return removed, fmt.Errorf("removing an old file: %w", err)
		}
		w.touch(p)
		if was {
			removed++
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if !w.removeFolder(dir) {
				break
			}
		}
	}
	return removed, nil
}

// removeFile removes a file, if it is there. A folder that somebody put in its
// place is not ours, and neither is what a link on the way leads to.
func (w *writer) removeFile(p string) (was bool, err error) {
	if !w.real(path.Dir(p)) {
		return false, nil
	}
	name := w.place(p)
	info, err := os.Lstat(name)
	if errors.Is(err, syscall.ENAMETOOLONG) {
		return false, nil // noted by a build that could not make it
	}
	if err != nil || info.IsDir() {
		return false, ignoreMissing(err)
	}
	err = os.Remove(name)
	return err == nil, ignoreMissing(err)
}

// removeFolder removes a folder if it is empty, and tells whether the one above
// it may be empty now.
func (w *writer) removeFolder(folder string) bool {
	info, err := os.Lstat(w.place(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	return err == nil && info.IsDir() && w.real(path.Dir(folder)) && os.Remove(w.place(folder)) == nil
}
