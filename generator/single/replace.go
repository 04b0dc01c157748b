package single

import (
	"errors"
	"os"
	"path/filepath"
)

// replace puts data into a file at once: whoever opens it sees the old bytes or the new.
func replace(name string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".partnerbook-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, written := f.Write(data)
	err = errors.Join(written, f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
