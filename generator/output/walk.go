package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"partnerbook/generator/stamp"
)

// item is something that stands in a folder.
type item struct {
	path  string // slash-separated, from the folder
	kind  fs.FileMode
	stamp stamp.Stamp // none of a folder: its date changes when a file in it is made and removed
}

// contents is everything that stands in a folder but for the program's own, sorted by path.
type contents []item

func byItem(a, b item) int { return cmp.Compare(a.path, b.path) }

// walk looks at everything in a folder.
func walk(dir string) (contents, error) {
	var c contents
	if err := c.add(dir, ""); err != nil {
		return nil, err
	}
	slices.SortFunc(c, byItem)
	return c, nil
}

// add adds what stands in a folder; prefix is its path and a slash. A stamp is asked for
// by the name in the open folder: by its whole path each would take twice as long, and
// this is most of what a build with nothing to do does.
func (c *contents) add(dir, prefix string) error {
	folder, err := os.Open(filepath.Join(dir, filepath.FromSlash(prefix)))
	if err != nil {
		return err
	}
	defer folder.Close()
	entries, err := folder.ReadDir(-1)
	if err != nil {
		return err
	}
	*c = slices.Grow(*c, len(entries))
	for _, e := range entries {
		s := item{path: prefix + e.Name(), kind: e.Type()}
		switch {
		case s.path == ownFolder && e.IsDir():
			continue
		case !e.IsDir():
			if s.stamp, err = stampIn(folder, e.Name()); err != nil {
				return err
			}
		}
		*c = append(*c, s)
		if e.IsDir() {
			if err := c.add(dir, s.path+"/"); err != nil {
				return err
			}
		}
	}
	return nil
}

// digest returns the same for two folders that hold the same.
func (c contents) digest() string {
	const each = 128
	text := make([]byte, 0, each*len(c))
	for _, s := range c {
		text = append(append(text, s.path...), 0)
		text = binary.AppendUvarint(text, uint64(s.kind))
		text = s.stamp.Append(text)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// of returns what stood a path; the zero value for nothing.
func (c contents) of(p string) item {
	i, found := slices.BinarySearchFunc(c, item{path: p}, byItem)
	if !found {
		return item{}
	}
	return c[i]
}

// after returns what a folder holds after some files were written or removed, by looking
// at those again and at the folders that they stand in. What somebody else changed is
// not looked at, so that it shows as a difference at the next build.
func (c contents) after(dir string, touched map[string]bool) (contents, error) {
	again := make(map[string]bool, 2*len(touched))
	for p := range touched {
		for ; p != "."; p = path.Dir(p) {
			again[p] = true
		}
	}
	var now contents
	for p := range again {
		s, err := lookAt(dir, p)
		switch {
		case isMissing(err):
		case err != nil:
			return nil, err
		default:
			now = append(now, s)
		}
	}
	slices.SortFunc(now, byItem)
	others := slices.DeleteFunc(slices.Clone(c), func(s item) bool { return again[s.path] })
	return merged(others, now, byItem), nil
}

func lookAt(dir, p string) (item, error) {
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(p)))
	if err != nil {
		return item{}, err
	}
	s := item{path: p, kind: info.Mode().Type()}
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
