//go:build !linux && !darwin

package output

import (
	"os"
	"path/filepath"

	"partnerbook/generator/stamp"
)

// stampIn returns the stamp of a file in an open folder.
func stampIn(folder *os.File, name string) (stamp.Stamp, error) {
	info, err := os.Lstat(filepath.Join(folder.Name(), name))
	if err != nil {
		return stamp.Stamp{}, err
	}
	return stamp.Of(info), nil
}
