package full

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/gofrs/flock"
)

// Version is that of what the index holds and how. An index of another version is
// made anew.
const Version = 1

// ErrInUse says that another process has the index.
var ErrInUse = errors.New("search: another process uses the index")

const (
	lockName = "lock"
	sealName = "seal.json"
	// lockTime is how long to wait for another process, asking every lockPause.
	lockTime, lockPause = time.Second, 20 * time.Millisecond
)

// The tables, which are also the names of their folders.
const tablePages, tablePassages = "pages", "passages"

func tableNames() []string { return []string{tablePages, tablePassages} }

// folder keeps the tables on disk. Who has it has its lock.
type folder struct {
	path     string
	language string
	lock     *flock.Flock
}

// seal says what a whole index is made of. It is there only while nobody uses the
// index: so one that was left by a crash, or changed by anybody, is noticed. bleve
// itself reads damaged files as they are, and may end the program.
type seal struct {
	Version  int              `json:"version"`
	Language string           `json:"language"`
	Files    map[string]print `json:"files"`
}

// print tells one content of a file from another.
type print struct {
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc"`
}

// takeFolder takes the lock of a folder, which it makes if need be.
func takeFolder(ctx context.Context, path, language string) (*folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	f := &folder{path, language, flock.New(filepath.Join(path, lockName))}
	waiting, cancel := context.WithTimeout(ctx, lockTime)
	defer cancel()
	_, err := f.lock.TryLockContext(waiting, lockPause)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return nil, ErrInUse
	case err != nil:
		return nil, err
	}
	return f, nil
}

func (f *folder) file(name string) string { return filepath.Join(f.path, name) }

// open opens the indexes that are in the folder, or makes new ones if they are not
// whole.
func (f *folder) open() ([]bleve.Index, error) {
	whole := f.sealed()
	if err := os.Remove(f.file(sealName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if whole {
		if indexes, err := each(func(name string) (bleve.Index, error) { return bleve.Open(f.file(name)) }); err == nil {
			return indexes, nil
		}
	}
	if err := f.clear(); err != nil {
		return nil, err
	}
	return each(func(name string) (bleve.Index, error) {
		m, err := newMapping(name, f.language)
		if err != nil {
			return nil, err
		}
		return bleve.New(f.file(name), m)
	})
}

// each opens all tables, or none.
func each(open func(name string) (bleve.Index, error)) ([]bleve.Index, error) {
	var out []bleve.Index
	for _, name := range tableNames() {
		index, err := open(name)
		if err != nil {
			return nil, errors.Join(err, closeAll(out))
		}
		out = append(out, index)
	}
	return out, nil
}

func closeAll(indexes []bleve.Index) error {
	var all error
	for _, index := range indexes {
		all = errors.Join(all, index.Close())
	}
	return all
}

// clear removes the tables.
func (f *folder) clear() error {
	for _, name := range tableNames() {
		if err := os.RemoveAll(f.file(name)); err != nil {
			return err
		}
	}
	return nil
}

// seal seals the tables, which are closed.
func (f *folder) seal() error {
	files, err := f.prints()
	if err != nil {
		return err
	}
	data, err := json.Marshal(seal{Version, f.language, files})
	if err != nil {
		return err
	}
	draft := f.file(sealName + ".new")
	if err := os.WriteFile(draft, data, 0o600); err != nil {
		return err
	}
	return os.Rename(draft, f.file(sealName))
}

// sealed tells whether the seal is that of the files that are there.
func (f *folder) sealed() bool {
	data, err := os.ReadFile(f.file(sealName))
	if err != nil {
		return false
	}
	var s seal
	if json.Unmarshal(data, &s) != nil || s.Version != Version || s.Language != f.language {
		return false
	}
	files, err := f.prints()
	return err == nil && maps.Equal(files, s.Files)
}

// prints returns those of all files of the tables.
func (f *folder) prints() (map[string]print, error) {
	out := map[string]print{}
	for _, name := range tableNames() {
		err := filepath.WalkDir(f.file(name), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(f.path, path)
			if err != nil {
				return err
			}
			out[filepath.ToSlash(rel)], err = printOf(path)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func printOf(path string) (print, error) {
	file, err := os.Open(path)
	if err != nil {
		return print{}, err
	}
	defer file.Close()
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	n, err := io.Copy(sum, file)
	return print{n, sum.Sum32()}, err
}

// release lets others have the folder.
func (f *folder) release() error {
	if err := f.lock.Unlock(); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}
