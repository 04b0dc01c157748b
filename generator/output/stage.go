package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// stage makes the folders of the output. One that is not there yet stands under a temporary
// name until all is made: its files need no other name meanwhile, since nobody sees them,
// and one renaming serves them all. That takes a twenty-fifth of the time of a first build.
type stage struct {
	dir  string
	temp *temporary
	off  bool // folders have their own names at once

	mu      sync.Mutex
	folders map[string]standingFolder
	moves   []move // of folders that are to get their own names
}

// standingFolder is where a folder of the output stands now, or why it does not.
type standingFolder struct {
	name   string
	staged bool // under another name than its own, or in a folder that is
	err    error
}

type move struct{ from, to string }

// folder makes a folder of the output. A symbolic link in its place could lead
// anywhere, so it is refused.
func (s *stage) folder(p string) standingFolder {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.folderLocked(p)
}

func (s *stage) folderLocked(p string) standingFolder {
	if p == "." {
		return standingFolder{name: s.dir}
	}
	if f, known := s.folders[p]; known {
		return f
	}
	f := s.folderLocked(path.Dir(p))
	if f.err == nil {
		f = s.make(f, p)
	}
	s.folders[p] = f
	return f
}

// make makes the folder p in the one above it.
func (s *stage) make(in standingFolder, p string) standingFolder {
	name := filepath.Join(in.name, path.Base(p))
	if in.staged {
		own := filepath.Join(s.dir, filepath.FromSlash(p))
		return standingFolder{name: name, staged: true, err: about(own, os.Mkdir(name, 0o755))}
	}
	if _, err := os.Lstat(name); s.off || !errors.Is(err, fs.ErrNotExist) {
		return standingFolder{name: name, err: makeFolder(name)}
	}
	as := s.temp.beside(name)
	s.moves = append(s.moves, move{as, name})
	return standingFolder{name: as, staged: true, err: about(name, os.Mkdir(as, 0o755))}
}

// forget forgets a folder, which is to be made anew for whatever comes there.
func (s *stage) forget(p string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.folders, p)
}

// settle gives all folders their own names, and returns the first error. It is for the end of
// a build that failed as well, since what stands in them is whole.
func (s *stage) settle() error {
	var first error
	for _, m := range s.moves {
		err := rename(m.from, m.to)
		if err == nil {
			continue
		}
		os.RemoveAll(m.from)
		if _, there := os.Lstat(m.to); there == nil {
			err = fmt.Errorf("%s came to be while this build ran: %w", m.to, ErrForeign)
		}
		first = cmp.Or(first, about(m.to, err))
	}
	s.moves = nil
	return first
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
