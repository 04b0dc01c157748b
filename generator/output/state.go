package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ownFolder holds the program's own files (see also wayName).
const (
	ownFolder = ".partnerbook"
	noteName  = "unfinished" // names the files of a build that has not come to its end
	lockName  = "lock"
)

// state is what earlier builds left in a folder.
type state struct {
	own        map[string]bool // files that earlier builds made
	entries    []Entry         // of the manifest of the last build
	empty      bool            // nothing stands in the folder
	unfinished bool            // the last build was stopped before its end
	damaged    bool            // the manifest is ours and cannot be read
}

// mayReplace tells whether a file that stands at a path may be overwritten.
// Where a manifest of ours cannot be read, the files that stand there count as
// ours, since a build could never succeed otherwise; they are not removed.
func (s *state) mayReplace(p string) bool { return s.own[p] || s.damaged }

// stateOf returns the state that a build left which came to its end.
func stateOf(entries []Entry) state {
	s := state{own: make(map[string]bool, len(entries))}
	s.add(entries)
	return s
}

func (s *state) add(entries []Entry) {
	s.entries = entries
	for i := range entries {
		s.own[entries[i].Path] = true
	}
}

// byPath returns the entries by their paths.
func (s *state) byPath() map[string]Entry {
	out := make(map[string]Entry, len(s.entries))
	for _, e := range s.entries {
		out[e.Path] = e
	}
	return out
}

// readState reads the manifest and the note of an interrupted build.
func readState(dir string) (state, error) {
	s := state{own: map[string]bool{}}
	if err := s.readManifest(filepath.Join(dir, ManifestName)); err != nil {
		return s, err
	}
	if err := s.readNote(filepath.Join(dir, ownFolder, noteName)); err != nil {
		return s, err
	}
	entries, err := os.ReadDir(dir)
	s.empty = len(entries) == 1 // the program's own folder
	return s, err
}

func (s *state) readManifest(name string) error {
	data, err := readRegular(name)
	if err != nil {
		return ignoreMissing(err)
	}
	entries, r := decode(data)
	if r == notOurs {
		return fmt.Errorf("%s: %w", name, ErrForeign)
	}
	s.damaged = r == damaged
	s.add(entries)
	return nil
}

// readNote reads what a build noted before it began and did not live to remove.
func (s *state) readNote(name string) error {
	data, err := readRegular(name)
	if err != nil {
		return ignoreMissing(err)
	}
	s.unfinished = true
	var paths []string
	if json.Unmarshal(data, &paths) != nil {
		return nil // not ours: notes come into being whole
	}
	for _, p := range paths {
		if isAddress(p) {
			s.own[p] = true
		}
	}
	return nil
}

// writeNote notes the files that a build is about to make, before it makes any.
func (w *writer) writeNote(paths map[string]bool) error {
	data, err := json.Marshal(slices.Sorted(maps.Keys(paths)))
	if err != nil {
		return err
	}
	return w.temp.replace(filepath.Join(w.dir, ownFolder, noteName), data, true)
}

// readRegular reads a file that must be one: a pipe would never end.
func readRegular(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: this is not an ordinary file: %w", name, ErrForeign)
	}
	return os.ReadFile(name)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Unfinished tells whether the last build into a folder, or update of it, was stopped
// before its end.
func Unfinished(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, ownFolder, noteName))
	return err == nil && info.Mode().IsRegular()
}

// Own tells whether a path in an output folder is the program's own: the lock, a note, or
// what it was writing when it was killed. It is no file of the site, and no stranger.
func Own(p string) bool {
	return p == ownFolder || strings.HasPrefix(p, ownFolder+"/") || slices.ContainsFunc(strings.Split(p, "/"), isTemporary)
}
