package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"partnerbook/generator/stamp"
)

// item is something that stands in a folder.
type item struct {
	name  string
	kind  fs.FileMode
	stamp stamp.Stamp // none of a folder: its date changes when a file in it is made and removed
}

func byName(a, b item) int { return cmp.Compare(a.name, b.name) }

// contents is everything that stands in a folder but for the program's own: the items of
// each folder in it, sorted by name. A folder goes by its path and a slash, as path.Split
// has it, and the whole by "".
type contents map[string][]item

// walk looks at everything in a folder.
func walk(dir string) (contents, error) {
	c := contents{}
	return c, c.add(dir, "")
}

// add adds what stands in one folder, and in those in it.
func (c contents) add(dir, at string) error {
	items, err := readItems(filepath.Join(dir, filepath.FromSlash(at)))
	if err != nil {
		return err
	}
	if at == "" {
		items = slices.DeleteFunc(items, func(i item) bool { return i.name == ownFolder && i.kind.IsDir() })
	}
	c[at] = items
	for _, i := range items {
		if !i.kind.IsDir() {
			continue
		}
		if err := c.add(dir, at+i.name+"/"); err != nil {
			return err
		}
	}
	return nil
}

// readItems returns what stands in a folder. Stamps are asked for by the name in the open
// folder: by a whole path it takes half as long again, and asking is most of what a build
// with nothing to do does.
func readItems(name string) ([]item, error) {
	folder, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	entries, err := folder.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	items := make([]item, len(entries))
	for n, e := range entries {
		items[n] = item{name: e.Name(), kind: e.Type()}
		if e.IsDir() {
			continue
		}
		if items[n].stamp, err = stampIn(folder, e.Name()); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(items, byName)
	return items, nil
}

// digest returns the same for two folders that hold the same.
func (c contents) digest() string {
	h := sha256.New()
	const atOnce = 1 << 14 // bytes
	var text []byte
	for _, folder := range slices.Sorted(maps.Keys(c)) {
		if len(c[folder]) == 0 {
			continue // its own item tells of it, if it is there
		}
		text = append(append(text[:0], folder...), 0, 0)
		for _, s := range c[folder] {
			text = append(append(text, s.name...), 0)
			text = binary.AppendUvarint(text, uint64(s.kind))
			text = s.stamp.Append(text)
			if len(text) >= atOnce {
				h.Write(text)
				text = text[:0]
			}
		}
		text = append(text, 0, 0)
		h.Write(text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// of returns what stands at a path; the zero value for nothing.
func (c contents) of(p string) item {
	folder, name := path.Split(p)
	i, found := slices.BinarySearchFunc(c[folder], item{name: name}, byName)
	if !found {
		return item{}
	}
	return c[folder][i]
}

// after returns what a folder holds after some files were written or removed, by looking
// at those again and at the folders that they stand in. What somebody else changed is
// not looked at, so that it shows as a difference at the next build.
func (c contents) after(dir string, touched map[string]bool) (contents, error) {
	names := map[string]map[string]bool{} // by folder
	for p := range touched {
		for ; p != "."; p = path.Dir(p) {
			folder, name := path.Split(p)
			if names[folder][name] {
				break
			}
			if names[folder] == nil {
				names[folder] = map[string]bool{}
			}
			names[folder][name] = true
		}
	}
	now := maps.Clone(c)
	for folder, again := range names {
		items, err := lookAgain(dir, folder, again)
		if err != nil {
			return nil, err
		}
		for _, s := range c[folder] {
			if !again[s.name] {
				items = append(items, s)
			}
		}
		slices.SortFunc(items, byName)
		now[folder] = items
	}
	return now, nil
}

// lookAgain looks at some items of a folder.
func lookAgain(dir, folder string, names map[string]bool) (items []item, err error) {
	for name := range names {
		s, err := lookAt(dir, folder+name)
		switch {
		case isMissing(err):
		case err != nil:
			return nil, err
		default:
			items = append(items, s)
		}
	}
	return items, nil
}

func lookAt(dir, p string) (item, error) {
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(p)))
	if err != nil {
		return item{}, err
	}
	s := item{name: path.Base(p), kind: info.Mode().Type()}
	if !info.IsDir() {
		s.stamp = stamp.Of(info)
	}
	return s, nil
}

// isMissing tells whether nothing stands at a path, perhaps since a file stands where a
// folder was.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
