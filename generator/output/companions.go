package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Companions are files that stand beside others and are made of their bytes alone,
// such as compressed ones. They are made anew only where the file or the way to make
// them has changed. The zero value makes none.
type Companions struct {
	// Way names how they are made. Where it is another than that of the last build,
	// all are made anew.
	Way string
	// Endings are what the names of companions add to those of their files.
	Endings []string
	// Wanted tells whether a file of this address may have companions at all.
	Wanted func(address string) bool
	// Make returns the companion with an ending, or nil where it is not worth while.
	// It is called from several goroutines.
	Make func(ending, address string, data []byte) ([]byte, error)
}

// ClashError says that a file has the address of another's companion. Whoever serves
// the folder would take the one for the other.
type ClashError struct{ File, Companion string }

func (e *ClashError) Error() string {
	return fmt.Sprintf("%q has the name that the compressed form of %q must have", e.Companion, e.File)
}

// plan returns the addresses that companions of the planned files may have. None may
// be that of a file, also where capitals are the same as small letters.
func (c Companions) plan(planned map[string]bool) (map[string]bool, error) {
	out := map[string]bool{}
	if len(c.Endings) == 0 {
		return out, nil
	}
	folds := make(map[string]string, len(planned))
	for p := range planned {
		for at := p; at != "."; at = path.Dir(at) {
			folds[strings.ToLower(at)] = at
		}
	}
	for _, p := range slices.Sorted(maps.Keys(planned)) { // the same clash is named every time
		if !c.Wanted(p) {
			continue
		}
		for _, ending := range c.Endings {
			if other, taken := folds[strings.ToLower(p+ending)]; taken {
				return nil, &ClashError{p, other}
			}
			out[p+ending] = true
		}
	}
	return out, nil
}

// wayName is the name of the file in ownFolder that says how the companions of the last
// finished build were made.
const wayName = "companions"

// readWay tells whether the companions of the last build were made as they would be
// now. If not, the note of it is removed before anything is made: a build that is
// stopped in between must not leave some that the next believes in.
func (w *writer) readWay() (same bool, err error) {
	name := filepath.Join(w.dir, ownFolder, wayName)
	data, err := readRegular(name)
	if err == nil && string(data) == w.opts.Companions.Way {
		return true, nil
	}
	if errors.Is(err, ErrForeign) {
		return false, fmt.Errorf("reading what earlier builds left: %w", err)
	}
	return false, ignoreMissing(os.Remove(name))
}

// goesOn tells whether an update may leave companions as the last build made them: it is
// to make them in the same way, or neither made any.
func (w *writer) goesOn() bool {
	data, err := readRegular(filepath.Join(w.dir, ownFolder, wayName))
	if len(w.opts.Companions.Endings) == 0 {
		return errors.Is(err, fs.ErrNotExist)
	}
	return err == nil && string(data) == w.opts.Companions.Way
}

// of returns the file that an address is a companion of, among all that a build made.
func (c Companions) of(p string, all map[string]bool) (file string, is bool) {
	for _, ending := range c.Endings {
		if file, is = strings.CutSuffix(p, ending); is && all[file] && c.Wanted(file) {
			return file, true
		}
	}
	return "", false
}

// writeWay notes how the companions of this build are made, at its end.
func (w *writer) writeWay() error {
	if len(w.opts.Companions.Endings) == 0 || w.known {
		return nil
	}
	return w.temp.replace(filepath.Join(w.dir, ownFolder, wayName), []byte(w.opts.Companions.Way), true)
}

// companions makes the companions of a file and returns their entries.
func (w *writer) companions(ctx context.Context, file Entry, data []byte) ([]Entry, error) {
	c := w.opts.Companions
	if len(c.Endings) == 0 || !c.Wanted(file.Path) {
		return nil, nil
	}
	var out []Entry
	for _, ending := range c.Endings {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		kept, ok := w.keeps(file, file.Path+ending)
		if ok {
			w.bytes.Add(kept.Size)
			w.same.Add(1)
			out = append(out, kept)
			continue
		}
		made, err := c.Make(ending, file.Path, data)
		if err != nil {
			return nil, &EmitError{file.Path + ending, err}
		}
		if made == nil {
			continue
		}
		entry, err := w.write(file.Path+ending, made)
		if err != nil {
			return nil, err
		}
		out = append(out, entry)
	}
	return out, nil
}

// keeps tells whether the companion of the last build still stands there and is that
// of a file which has not changed.
func (w *writer) keeps(file Entry, companion string) (Entry, bool) {
	old, had := w.entries()[companion]
	if !had || !w.known || w.entries()[file.Path].SHA256 != file.SHA256 || !w.real(path.Dir(companion)) {
		return Entry{}, false
	}
	data, err := readRegular(w.place(companion))
	// Where it cannot be read it is made anew, and what is wrong shows then.
	return old, err == nil && EntryOf(companion, data) == old
}
