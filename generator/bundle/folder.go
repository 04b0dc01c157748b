package bundle

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"partnerbook/generator/output"
)

// openFolder lists a folder. No link in it is followed.
func openFolder(name string) (*held, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	h := &held{files: map[string]opener{}, close: root.Close}
	if _, err := root.Lstat(output.ManifestName); errors.Is(err, fs.ErrNotExist) {
		return h, nil // it may be any folder, a whole disk even
	}
	err = fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && output.Own(p):
			return fs.SkipDir
		case d.IsDir():
		case isDropped(p) || output.Own(p):
			if !output.Own(p) {
				h.remarks = append(h.remarks, shown(p))
			}
		case !d.Type().IsRegular():
			h.fault(Unsafe, p, "it is a link, or something else that is no file")
		case len(h.files) > 4*mostFiles:
			return &BrokenError{fmt.Sprintf("the folder holds more than %d files", 4*mostFiles)}
		default:
			h.files[p] = func() (io.ReadCloser, error) { return openRegular(root, p) }
		}
		return nil
	})
	if err != nil {
		root.Close()
		return nil, err
	}
	return h, nil
}

// openRegular opens a file, unless somebody has put something else there since: a pipe
// would never end.
func openRegular(root *os.Root, p string) (io.ReadCloser, error) {
	if info, err := root.Lstat(p); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, fs.ErrNotExist)
	}
	return root.Open(p)
}
