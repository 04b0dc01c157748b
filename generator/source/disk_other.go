//go:build !unix

package source

import (
	"errors"
	"os"
)

// readRegular appends the content of a file that is not a symbolic link.
func readRegular(dst []byte, name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	data, err := os.ReadFile(name)
	return append(dst, data...), err
}
